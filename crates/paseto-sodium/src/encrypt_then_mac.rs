//! XChaCha20, and then keyed BLAKE2b over what the caller says: how PASERK encrypts a key.

use paseto_core::{Error, Secret};

use crate::{blake2b::Blake2b, xchacha20};

/// The length of a tag in bytes.
pub(crate) const TAG: usize = 32;

/// The keys of one message, derived into their places and wiped when dropped.
pub(crate) struct Keys {
    /// `Ek`.
    pub(crate) encryption: Secret<32>,
    /// The nonce of the cipher; in PIE it is derived, `n2`.
    pub(crate) nonce: Secret<24>,
    /// `Ak`.
    pub(crate) authentication: Secret<32>,
}

impl Keys {
    /// All zeros, to be derived.
    pub(crate) const fn new() -> Self {
        Self {
            encryption: Secret::new([0; 32]),
            nonce: Secret::new([0; 24]),
            authentication: Secret::new([0; 32]),
        }
    }

    /// Encrypts or decrypts.
    pub(crate) fn apply(&self, data: &mut [u8]) -> Result<(), Error> {
        xchacha20::apply(self.encryption.expose(), self.nonce.expose(), data)
    }

    /// The tag over `pieces`, one after the other.
    pub(crate) fn tag(&self, pieces: &[&[u8]]) -> [u8; TAG] {
        self.mac(pieces).finalize()
    }

    /// Compares the tag over `pieces` with `t`, in constant time.
    pub(crate) fn check(&self, t: &[u8], pieces: &[&[u8]]) -> Result<(), Error> {
        if self.mac(pieces).verify(t) {
            Ok(())
        } else {
            Err(Error::NotAuthentic)
        }
    }

    fn mac(&self, pieces: &[&[u8]]) -> Blake2b<TAG> {
        let mut mac = Blake2b::keyed(self.authentication.expose());
        pieces.iter().for_each(|piece| mac.update(piece));
        mac
    }
}
