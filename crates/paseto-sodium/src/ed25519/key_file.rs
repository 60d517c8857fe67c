//! Ed25519 keys in key files.
//!
//! Specification: RFC 8410, sections 4 and 7; RFC 8037, section 2.

use alloc::vec::Vec;

use paseto_core::{KeyError, Secret};
use paseto_keyfile::{Algorithm, PublicKeyFile, SecretKeyFile};

use super::{PublicKey, SecretKey};

impl PublicKeyFile for PublicKey {
    const ALGORITHM: Algorithm = Algorithm::Ed25519;

    fn from_raw(raw: &[u8]) -> Result<Self, KeyError> {
        Self::from_bytes(raw)
    }

    fn to_raw(&self) -> Vec<u8> {
        self.as_bytes().to_vec()
    }
}

impl SecretKeyFile for SecretKey {
    type Public = PublicKey;

    fn from_raw(raw: &[u8]) -> Result<Self, KeyError> {
        Secret::from_slice(raw).map(Self::from_seed)
    }

    fn with_raw<R>(&self, f: impl FnOnce(&[u8]) -> R) -> R {
        f(self.seed().expose())
    }

    fn public_half(&self) -> &PublicKey {
        self.public_key()
    }
}
