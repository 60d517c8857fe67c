//! Version 2, as a user sees it.

#![cfg(all(feature = "claims", feature = "paserk", feature = "std"))]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test"
)]

#[path = "v2/keys.rs"]
mod keys;
#[path = "v2/properties.rs"]
mod properties;
#[path = "v2/tokens.rs"]
mod tokens;
#[path = "v2/vectors.rs"]
mod vectors;

use paseto_conformance::Suite;
use paseto_v2::{Authentic, Error, LocalKey, PublicKey, SecretKey, Version};

struct V2;

impl Suite for V2 {
    const VERSION: Version = Version::V2;
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

/// Any payload will do.
fn accept(_: &Authentic) -> Result<(), Error> {
    Ok(())
}
