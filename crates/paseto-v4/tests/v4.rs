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

#[path = "v4/hostile.rs"]
mod hostile;
#[path = "v4/keys.rs"]
mod keys;
#[path = "v4/limits.rs"]
mod limits;
#[path = "v4/many.rs"]
mod many;
#[path = "v4/prepared.rs"]
mod prepared;
#[path = "v4/properties.rs"]
mod properties;
#[path = "v4/signing.rs"]
mod signing;
#[path = "v4/vectors.rs"]
mod vectors;
#[cfg(feature = "password")]
#[path = "v4/wraps.rs"]
mod wraps;

use paseto_v4::{Authentic, Error};

paseto_conformance::suite!(V4 = paseto_v4);

/// Any payload will do.
fn accept(_: &Authentic) -> Result<(), Error> {
    Ok(())
}
