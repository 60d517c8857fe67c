//! RSASSA-PSS, as a version crate sees it.

#![cfg(feature = "rsa")]
#![allow(
    clippy::indexing_slicing,
    clippy::std_instead_of_core,
    clippy::std_instead_of_alloc,
    clippy::unwrap_used,
    reason = "a test"
)]

#[path = "rsa/keys.rs"]
mod keys;
#[path = "rsa/signatures.rs"]
mod signatures;
#[path = "rsa/tampered.rs"]
mod tampered;

use paseto_nist::rsa::SecretKey;

/// The key of the official vectors, `1-S-1` and others.
const OFFICIAL: &str = include_str!("rsa/keys/official.pem");
/// Its public half.
const OFFICIAL_PUBLIC: &str = include_str!("rsa/keys/official.pub.pem");

fn official() -> SecretKey {
    SecretKey::from_pem(OFFICIAL).unwrap()
}
