//! Sealing keys in key files: those of Ed25519, which they are written as.

use alloc::vec::Vec;

use paseto_core::KeyError;
use paseto_keyfile::{Algorithm, PublicKeyFile, SecretKeyFile, Use};

use super::{PublicKey, SecretKey};
use crate::ed25519;

impl PublicKeyFile for PublicKey {
    const ALGORITHM: Algorithm = ed25519::PublicKey::ALGORITHM;
    const USE: Use = Use::Encryption;

    fn from_raw(raw: &[u8]) -> Result<Self, KeyError> {
        ed25519::PublicKey::from_raw(raw).and_then(Self::from_ed25519)
    }

    fn to_raw(&self) -> Vec<u8> {
        self.key.to_raw()
    }
}

impl SecretKeyFile for SecretKey {
    type Public = PublicKey;

    fn from_raw(raw: &[u8]) -> Result<Self, KeyError> {
        ed25519::SecretKey::from_raw(raw).and_then(Self::from_ed25519)
    }

    fn with_raw<R>(&self, f: impl FnOnce(&[u8]) -> R) -> R {
        self.pair.with_raw(f)
    }

    fn public_half(&self) -> &PublicKey {
        self.public_key()
    }
}
