//! Signing with AWS-LC, which wipes its secrets. Ed25519 has one signature for a message, so it is that
//! of the pure-Rust crates.

use alloc::vec::Vec;

use aws_lc_rs::signature::{Ed25519KeyPair, KeyPair};
use ed25519_dalek::VerifyingKey;
use paseto_core::{Error, Secret, pae};

use super::pure;

/// Up to this length a message is gathered on the stack: AWS-LC takes it in one piece.
const ON_THE_STACK: usize = 1024;

pub(super) struct Signer {
    /// Where AWS-LC makes none, as it could without memory, the other one signs.
    pair: Option<Ed25519KeyPair>,
    pure: pure::Signer,
}

impl Signer {
    pub(super) fn new(seed: &Secret<32>) -> Self {
        let pair = Ed25519KeyPair::from_seed_unchecked(seed.expose()).ok();
        // AWS-LC has computed the public half: a root is drawn in less time than it takes again.
        let point = pair.as_ref().and_then(|pair| {
            let bytes = pair.public_key().as_ref().try_into().ok()?;
            VerifyingKey::from_bytes(bytes).ok()
        });
        let pure = match point {
            Some(point) => pure::Signer::with_point(seed, point),
            None => pure::Signer::new(seed),
        };
        Self { pair, pure }
    }

    pub(super) const fn point(&self) -> VerifyingKey {
        self.pure.point()
    }

    pub(super) fn sign(&self, pieces: &[&[u8]], out: &mut [u8; 64]) -> Result<(), Error> {
        let made = self.pair.as_ref().and_then(|pair| {
            let signature = gathered(pieces, |message| pair.try_sign(message)).ok()?;
            signature.as_ref().try_into().ok()
        });
        match made {
            Some(signature) => {
                *out = signature;
                Ok(())
            }
            None => self.pure.sign(pieces, out),
        }
    }
}

/// What `f` makes of the Pre-Authentication Encoding of `pieces` in one piece.
fn gathered<R>(pieces: &[&[u8]], f: impl FnOnce(&[u8]) -> R) -> R {
    let mut length = 0_usize;
    pae(pieces, |bytes| length = length.saturating_add(bytes.len()));
    let mut stack = [0; ON_THE_STACK];
    let Some(message) = stack.get_mut(..length) else {
        let mut message = Vec::with_capacity(length);
        pae(pieces, |bytes| message.extend_from_slice(bytes));
        return f(&message);
    };
    let mut rest = &mut *message;
    pae(pieces, |bytes| {
        let (here, others) = core::mem::take(&mut rest).split_at_mut(bytes.len());
        here.copy_from_slice(bytes);
        rest = others;
    });
    f(message)
}

#[cfg(test)]
mod tests {
    use alloc::vec;

    use super::*;

    /// Around the end of what is gathered on the stack, and with a pair and without one.
    #[test]
    fn signatures_are_those_of_the_other() {
        let seed = Secret::new([7; 32]);
        let (ours, pure) = (Signer::new(&seed), pure::Signer::new(&seed));
        assert!(ours.pair.is_some());
        assert_eq!(ours.point(), pure.point());
        let without = Signer {
            pair: None,
            pure: pure::Signer::new(&seed),
        };
        // The encoding of the two pieces is 25 bytes longer than the message: 1024 is met exactly.
        for length in [0, 1, 998, 999, 1000, 1001, 1002, 5000] {
            let message = vec![b'm'; length];
            let pieces = [&b"h"[..], &message];
            let mut signatures = [[0; 64]; 3];
            let [a, b, c] = &mut signatures;
            ours.sign(&pieces, a).unwrap();
            without.sign(&pieces, b).unwrap();
            pure.sign(&pieces, c).unwrap();
            assert_eq!(signatures[0], signatures[2], "{length}");
            assert_eq!(signatures[1], signatures[2], "{length}");
            gathered(&pieces, |bytes| assert_eq!(bytes.len(), 25 + length));
        }
    }
}
