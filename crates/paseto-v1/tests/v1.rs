//! Version 1, as a user sees it.

#![cfg(all(feature = "claims", feature = "paserk", feature = "std"))]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::std_instead_of_alloc,
    clippy::std_instead_of_core,
    clippy::unwrap_used,
    reason = "a test"
)]

#[cfg(all(feature = "legacy-rsa", feature = "pem"))]
#[path = "v1/hostile.rs"]
mod hostile;
#[path = "v1/keys.rs"]
mod keys;
#[cfg(all(feature = "legacy-rsa", feature = "pem"))]
#[path = "v1/pem.rs"]
mod pem;
#[cfg(all(feature = "legacy-rsa", feature = "pem"))]
#[path = "v1/properties.rs"]
mod properties;
#[cfg(all(feature = "legacy-rsa", feature = "pem"))]
#[path = "v1/suite.rs"]
mod suite;
#[path = "v1/tokens.rs"]
mod tokens;
#[cfg(all(feature = "legacy-rsa", feature = "pem"))]
#[path = "v1/vectors.rs"]
mod vectors;
#[cfg(all(feature = "legacy-rsa", feature = "password", feature = "pem"))]
#[path = "v1/wraps.rs"]
mod wraps;

use paseto_v1::{Authentic, Error, LocalKey};

/// The same each time.
fn local() -> LocalKey {
    LocalKey::from_bytes(&[7; 32]).unwrap()
}

/// Any payload will do.
fn accept(_: &Authentic) -> Result<(), Error> {
    Ok(())
}
