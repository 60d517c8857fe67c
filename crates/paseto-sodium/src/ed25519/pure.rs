//! Signing with the pure-Rust crates.

use ed25519_dalek::{
    VerifyingKey,
    hazmat::{ExpandedSecretKey, raw_sign_byupdate},
};
use paseto_core::{Error, KeyError, Secret, pae};
use sha2::{Digest, Sha512};

/// A secret key, expanded once, with its point, so that signing does neither again.
pub(super) struct Signer {
    expanded: ExpandedSecretKey,
    point: VerifyingKey,
}

impl Signer {
    pub(super) fn new(seed: &Secret<32>) -> Self {
        let expanded = ExpandedSecretKey::from(seed.expose());
        let point = VerifyingKey::from(&expanded);
        Self { expanded, point }
    }

    /// With the point of the seed, where that is known.
    #[cfg(feature = "aws-lc")]
    pub(super) fn with_point(seed: &Secret<32>, point: VerifyingKey) -> Self {
        let expanded = ExpandedSecretKey::from(seed.expose());
        Self { expanded, point }
    }

    pub(super) const fn point(&self) -> VerifyingKey {
        self.point
    }

    /// The message is streamed into the hash.
    pub(super) fn sign(&self, pieces: &[&[u8]], out: &mut [u8; 64]) -> Result<(), Error> {
        let update = |hash: &mut Sha512| {
            pae(pieces, |bytes| hash.update(bytes));
            Ok(())
        };
        // The closure never fails, and that is the only way in which signing could.
        let made = raw_sign_byupdate::<Sha512, _>(&self.expanded, update, &self.point)
            .map_err(|_| KeyError::Mismatch)?;
        *out = made.to_bytes();
        Ok(())
    }
}
