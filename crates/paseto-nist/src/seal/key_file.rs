//! Sealing keys in key files: those of P-384.

use alloc::vec::Vec;

use paseto_core::KeyError;
use paseto_keyfile::{Algorithm, PublicKeyFile, SecretKeyFile, Use};

use super::{PublicKey, SecretKey};
use crate::ecdsa;

impl PublicKeyFile for PublicKey {
    const ALGORITHM: Algorithm = ecdsa::PublicKey::ALGORITHM;
    const USE: Use = Use::Encryption;

    fn from_raw(raw: &[u8]) -> Result<Self, KeyError> {
        ecdsa::PublicKey::from_raw(raw).map(Self::from_ecdsa)
    }

    fn to_raw(&self) -> Vec<u8> {
        self.0.to_raw()
    }
}

impl SecretKeyFile for SecretKey {
    type Public = PublicKey;

    fn from_raw(raw: &[u8]) -> Result<Self, KeyError> {
        ecdsa::SecretKey::from_raw(raw).map(Self::from_ecdsa)
    }

    fn with_raw<R>(&self, f: impl FnOnce(&[u8]) -> R) -> R {
        self.pair.with_raw(f)
    }

    fn public_half(&self) -> &PublicKey {
        self.public_key()
    }
}
