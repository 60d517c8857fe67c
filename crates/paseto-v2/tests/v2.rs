//! Version 2, as a user sees it.

#![cfg(all(feature = "claims", feature = "paserk", feature = "std"))]
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test"
)]

#[path = "v2/hostile.rs"]
mod hostile;
#[path = "v2/keys.rs"]
mod keys;
#[path = "v2/prepared.rs"]
mod prepared;
#[path = "v2/properties.rs"]
mod properties;
#[path = "v2/tokens.rs"]
mod tokens;
#[path = "v2/vectors.rs"]
mod vectors;
#[cfg(feature = "password")]
#[path = "v2/wraps.rs"]
mod wraps;

use paseto_v2::{Authentic, Error};

paseto_conformance::suite!(V2 = paseto_v2);

/// Any payload will do.
fn accept(_: &Authentic) -> Result<(), Error> {
    Ok(())
}
