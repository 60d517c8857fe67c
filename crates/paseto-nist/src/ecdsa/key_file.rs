//! P-384 keys in key files.
//!
//! Specification: RFC 5480, section 2.2; RFC 5915; RFC 7518, section 6.2.

use alloc::vec::Vec;

use paseto_core::KeyError;
use paseto_keyfile::{Algorithm, PublicKeyFile, SecretKeyFile};

use super::{PublicKey, SecretKey};

impl PublicKeyFile for PublicKey {
    const ALGORITHM: Algorithm = Algorithm::P384;

    fn from_raw(raw: &[u8]) -> Result<Self, KeyError> {
        match raw.len() {
            97 => Self::from_uncompressed_bytes(raw),
            _ => Self::from_bytes(raw),
        }
    }

    fn to_raw(&self) -> Vec<u8> {
        self.to_uncompressed_bytes().to_vec()
    }
}

impl SecretKeyFile for SecretKey {
    type Public = PublicKey;

    fn from_raw(raw: &[u8]) -> Result<Self, KeyError> {
        Self::from_bytes(raw)
    }

    fn with_raw<R>(&self, f: impl FnOnce(&[u8]) -> R) -> R {
        f(self.expose_bytes())
    }

    fn public_half(&self) -> &PublicKey {
        self.public_key()
    }
}
