//! What this version brings to be tested.

use std::{cell::Cell, sync::LazyLock};

use paseto_conformance::Suite;
use paseto_v1::{Error, KeyError, LocalKey, PublicKey, SecretKey, Version};

pub(crate) struct V1;

/// New RSA keys take their time, so there are three.
static KEYS: LazyLock<[SecretKey; 3]> =
    LazyLock::new(|| [(); 3].map(|()| SecretKey::generate().unwrap()));

thread_local! {
    static NEXT: Cell<usize> = const { Cell::new(0) };
}

/// A key pair: another one than the last two times in this test.
pub(crate) fn secret() -> SecretKey {
    let next = NEXT.get();
    NEXT.set((next + 1) % KEYS.len());
    KEYS[next].duplicate()
}

fn text(bytes: &[u8]) -> Result<&str, Error> {
    std::str::from_utf8(bytes).map_err(|_| KeyError::Encoding.into())
}

impl Suite for V1 {
    const VERSION: Version = Version::V1;
    type LocalKey = LocalKey;
    type SecretKey = SecretKey;
    type PublicKey = PublicKey;

    fn local_key() -> Result<LocalKey, Error> {
        LocalKey::generate()
    }

    fn secret_key() -> Result<SecretKey, Error> {
        Ok(secret())
    }

    fn public_half(key: &SecretKey) -> PublicKey {
        key.public_key().clone()
    }

    fn validate(key: &PublicKey) -> Result<(), Error> {
        key.validate()
    }

    fn checked_public_key(bytes: &[u8]) -> Result<PublicKey, Error> {
        PublicKey::from_bytes(bytes)
    }

    fn read_secret_key(bytes: &[u8]) -> Result<SecretKey, Error> {
        SecretKey::from_pem(text(bytes)?)
    }

    fn read_public_key(bytes: &[u8]) -> Result<PublicKey, Error> {
        PublicKey::from_pem(text(bytes)?)
    }

    /// The salt is random.
    fn reproduces(_: &str) -> bool {
        false
    }
}
