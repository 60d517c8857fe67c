//! Version 4, as it is tested.

use paseto_conformance::Suite;
use paseto_core::{Error, Version};
use paseto_v4::{LocalKey, PublicKey, SecretKey};

#[derive(Debug)]
pub(crate) struct V4;

impl Suite for V4 {
    const VERSION: Version = Version::V4;
    type LocalKey = LocalKey;
    type SecretKey = SecretKey;
    type PublicKey = PublicKey;

    fn local_key() -> Result<LocalKey, Error> {
        LocalKey::generate()
    }

    fn secret_key() -> Result<SecretKey, Error> {
        SecretKey::generate()
    }

    fn public_half(key: &SecretKey) -> PublicKey {
        key.public_key().clone()
    }

    fn validate(key: &PublicKey) -> Result<(), Error> {
        key.validate()
    }
}
