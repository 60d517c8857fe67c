//! Keys wrapped with another key, as versions 1 and 3 do it.
//!
//! Specification: PASERK, `operations/Wrap/pie.md`, "Versions 1 and 3".

use core::fmt;

use paserk::{Framed, Pie};
use paseto_core::{Error, Secret};

use crate::{
    hmac::Hmac,
    local::{Keys, NONCE_LEN, TAG_LEN},
};

/// What a wrapping key is for: both derivations, each with the byte that begins it, which is the
/// same for every key that is wrapped.
pub struct Wrapping {
    encryption: Hmac,
    authentication: Hmac,
}

impl Wrapping {
    /// Of the wrapping key.
    #[must_use]
    pub fn new(wk: &Secret<32>) -> Self {
        let mut encryption = Hmac::keyed(wk.expose());
        let mut authentication = encryption.clone();
        encryption.update(&[0x80]);
        authentication.update(&[0x81]);
        Self {
            encryption,
            authentication,
        }
    }

    /// Encryption, steps 3 and 4; Decryption, steps 2 and 5. The text of the specification does not
    /// say that `Ak` has 32 bytes; the vectors and the reference have it so.
    fn derive(&self, n: &[u8; NONCE_LEN], keys: &mut Keys<32>) {
        let mut hash = Secret::new([0; 48]);
        let mut mac = self.encryption.clone();
        mac.update(n);
        mac.finalize_into(hash.expose_mut());
        let (ek, n2) = hash.expose().split_at(32);
        keys.encryption.expose_mut().copy_from_slice(ek);
        keys.counter.expose_mut().copy_from_slice(n2);

        let mut mac = self.authentication.clone();
        mac.update(n);
        mac.finalize_into(hash.expose_mut());
        let (ak, _) = hash.expose().split_at(32);
        keys.authentication.expose_mut().copy_from_slice(ak);
    }
}

impl Pie for Wrapping {
    const TAG_LEN: usize = TAG_LEN;

    fn encrypt(
        &self,
        _: Framed,
        h: &str,
        n: &[u8; NONCE_LEN],
        c: &mut [u8],
        t: &mut [u8],
    ) -> Result<(), Error> {
        let mut keys = Keys::new();
        self.derive(n, &mut keys);
        // Step 5.
        keys.apply(c)?;
        // Step 6.
        t.copy_from_slice(&keys.tag(&[h.as_bytes(), n, c]));
        Ok(())
    }

    fn decrypt(
        &self,
        _: Framed,
        h: &str,
        n: &[u8; NONCE_LEN],
        c: &mut [u8],
        t: &[u8],
    ) -> Result<(), Error> {
        let mut keys = Keys::new();
        self.derive(n, &mut keys);
        // Steps 3 and 4.
        keys.check(t, &[h.as_bytes(), n, c])?;
        // Step 6.
        keys.apply(c)
    }
}

impl fmt::Debug for Wrapping {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Wrapping(..)")
    }
}
