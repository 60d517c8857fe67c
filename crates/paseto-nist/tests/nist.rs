//! Known answers that others have published, and comparison with the crates of RustCrypto: with the
//! feature `aws-lc` that is another implementation.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test")]

#[path = "nist/aes_ctr.rs"]
mod aes_ctr;
#[cfg(feature = "ecdsa")]
#[path = "nist/ecdsa.rs"]
mod ecdsa;
#[path = "nist/hkdf.rs"]
mod hkdf;
#[path = "nist/hmac.rs"]
mod hmac;
#[cfg(any(feature = "ecdsa", feature = "paserk", feature = "rsa"))]
#[path = "nist/keys.rs"]
mod keys;
#[path = "nist/local.rs"]
mod local;
#[path = "nist/sha384.rs"]
mod sha384;

fn hex<const N: usize>(text: &str) -> [u8; N] {
    hex::decode(text).unwrap().try_into().unwrap()
}
