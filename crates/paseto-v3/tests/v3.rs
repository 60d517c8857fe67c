//! Version 3, as a user sees it. Which backend is behind it, the features say.

#![cfg(all(feature = "claims", feature = "paserk", feature = "std"))]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::std_instead_of_alloc,
    clippy::std_instead_of_core,
    clippy::unwrap_used,
    reason = "a test"
)]

#[path = "v3/hostile.rs"]
mod hostile;
#[path = "v3/keys.rs"]
mod keys;
#[path = "v3/properties.rs"]
mod properties;
#[path = "v3/signatures.rs"]
mod signatures;
#[path = "v3/signing.rs"]
mod signing;
#[path = "v3/vectors.rs"]
mod vectors;
#[cfg(feature = "password")]
#[path = "v3/wraps.rs"]
mod wraps;

use paseto_v3::{Authentic, Error, LocalKey, SecretKey};

paseto_conformance::suite!(V3 = paseto_v3 {
    /// AWS-LC signs with random numbers. Two official signatures were made by another rule than
    /// RFC 6979.
    fn reproduces(name: &str) -> bool {
        cfg!(not(feature = "aws-lc")) && !["3-S-1", "3-S-3"].contains(&name)
    }
});

/// The same each time.
fn local() -> LocalKey {
    LocalKey::from_bytes(&[7; 32]).unwrap()
}

/// The same each time.
fn secret() -> SecretKey {
    SecretKey::from_bytes(&[7; 48]).unwrap()
}

/// Any payload will do.
fn accept(_: &Authentic) -> Result<(), Error> {
    Ok(())
}
