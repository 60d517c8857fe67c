//! Keys wrapped with another key, as versions 2 and 4 do it.
//!
//! Specification: PASERK, `operations/Wrap/pie.md`, "Version 2 and 4".

use core::fmt;

use paserk::{Framed, Pie};
use paseto_core::{Error, Secret};

use crate::{
    blake2b::Blake2b,
    encrypt_then_mac::{Keys, TAG},
};

/// What a wrapping key is for: both derivations, each with the byte that begins it, which is the
/// same for every key that is wrapped.
pub struct Wrapping {
    encryption: Blake2b<56>,
    authentication: Blake2b<32>,
}

impl Wrapping {
    /// Of the wrapping key.
    #[must_use]
    pub fn new(wk: &Secret<32>) -> Self {
        let mut encryption = Blake2b::keyed(wk.expose());
        encryption.update(&[0x80]);
        let mut authentication = Blake2b::keyed(wk.expose());
        authentication.update(&[0x81]);
        Self {
            encryption,
            authentication,
        }
    }

    /// Encryption, steps 3 and 4; Decryption, steps 2 and 5.
    fn derive(&self, n: &[u8; 32], keys: &mut Keys) {
        let mut hash = self.encryption.clone();
        hash.update(n);
        let mut x = Secret::new([0; 56]);
        hash.finalize_into(x.expose_mut());
        let (ek, n2) = x.expose().split_at(32);
        keys.encryption.expose_mut().copy_from_slice(ek);
        keys.nonce.expose_mut().copy_from_slice(n2);

        let mut hash = self.authentication.clone();
        hash.update(n);
        hash.finalize_into(keys.authentication.expose_mut());
    }
}

impl Pie for Wrapping {
    const TAG_LEN: usize = TAG;

    fn encrypt(
        &self,
        _: Framed,
        h: &str,
        n: &[u8; 32],
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
        n: &[u8; 32],
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
