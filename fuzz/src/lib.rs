//! What the fuzz targets share: fixed keys, those of the official vectors, and a second opinion on JSON.

#![forbid(unsafe_code)]

#[cfg(any(
    feature = "differential-v2",
    feature = "differential-v3",
    feature = "differential-v4"
))]
pub mod differential;
pub mod document;
pub mod footer;
pub mod json;
mod keys;
pub mod markers;
pub mod model;
pub mod pae;
#[cfg(any(
    feature = "differential-v2",
    feature = "differential-v3",
    feature = "differential-v4"
))]
pub mod peers;
pub mod roundtrip;
pub mod rules;
pub mod secrets;
pub mod time;
pub mod vectors;

pub use keys::Keys;

use paseto_v4::{Error, LocalKey, SecretKey};

/// The local key of the official vectors of version 4, so that their tokens are good seeds.
///
/// # Panics
/// Never: it has 32 bytes.
#[must_use]
pub fn local_key() -> LocalKey {
    let bytes: [u8; 32] = core::array::from_fn(|n| 0x70 + n as u8);
    LocalKey::from_bytes(&bytes).expect("32 bytes")
}

/// Some secret key.
///
/// # Panics
/// Never: it has 32 bytes.
#[must_use]
pub fn secret_key() -> SecretKey {
    SecretKey::from_seed(&[0x42; 32]).expect("32 bytes")
}

/// Takes a payload of any bytes, and checks nothing.
///
/// # Errors
/// None; the type is that of a check.
pub fn raw(token: &paseto_v4::Authentic) -> Result<Vec<u8>, Error> {
    Ok(token.payload().to_vec())
}
