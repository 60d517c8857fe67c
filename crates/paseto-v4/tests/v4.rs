//! Version 4, as a user sees it.

#![cfg(all(feature = "claims", feature = "paserk", feature = "std"))]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::std_instead_of_alloc,
    clippy::std_instead_of_core,
    clippy::unwrap_used,
    reason = "a test"
)]

#[path = "v4/bad_input.rs"]
mod bad_input;
#[path = "v4/keys.rs"]
mod keys;
#[path = "v4/limits.rs"]
mod limits;
#[path = "v4/properties.rs"]
mod properties;
#[path = "v4/secrets.rs"]
mod secrets;
#[path = "v4/signing.rs"]
mod signing;
#[path = "v4/vectors.rs"]
mod vectors;

use paseto_conformance::Suite;
use paseto_v4::{Authentic, Error, LocalKey, PublicKey, SecretKey, Version};

struct V4;

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

/// Any payload will do.
fn accept(_: &Authentic) -> Result<(), Error> {
    Ok(())
}
