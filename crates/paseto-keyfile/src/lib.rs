//! You are probably looking for `paseto-v4` or `paseto` with their feature `pem`: this crate holds the formats of the
//! key files that people already have, once for each algorithm.
//!
//! | | Ed25519 | P-384 | RSA |
//! |---|---|---|---|
//! | public, PEM and DER | SPKI | SPKI | SPKI, PKCS#1 |
//! | secret, PEM and DER | PKCS#8 | PKCS#8, SEC1 | PKCS#8, PKCS#1 |
//! | secret, with a password | PKCS#8 | PKCS#8 | PKCS#8 |
//! | JWK | `OKP` | `EC` | `RSA` |
//!
//! What is written is SPKI, PKCS#8 and JWK; symmetric keys are written as JWK (`oct`). A family crate
//! implements [`PublicKeyFile`] and [`SecretKeyFile`] for its keys, and [`key_pair!`] and [`local_key!`]
//! give their methods to the types of a version. [`KeyFile::identify`] tells what a file holds.
//!
//! A password is what PBES2 takes (RFC 8018): PBKDF2 with SHA-256, SHA-384 or SHA-512, or scrypt, and
//! AES in CBC mode. The older schemes are refused. There is no MAC in that format, so a wrong password
//! is noticed by what comes out of it, and whatever is wrong then is one error:
//! [`Error::NotAuthentic`]. A key of another algorithm or size does not come out by chance, and is named.
//!
//! What a JWK says of its use has to be what the key is for here: see [`Use`].
//!
//! The cryptography of passwords is in pure Rust, whatever backend works for tokens. That of keys is in
//! the family crates.
//!
//! | feature | default | what it adds |
//! |---|---|---|
//! | `std` | yes | `std` in the crates below, and with it randomness |

#![no_std]
#![forbid(unsafe_code)]
#![cfg_attr(
    not(test),
    warn(
        clippy::arithmetic_side_effects,
        clippy::panic,
        clippy::panic_in_result_fn,
        clippy::string_slice
    )
)]

extern crate alloc;

mod algorithm;
mod encrypted;
mod file;
mod jwk;
mod key;
mod methods;
mod pem;
mod pkcs8;
mod read;
mod write;

pub use crate::algorithm::Algorithm;
pub use crate::file::KeyFile;
pub use crate::jwk::Use;
#[doc(hidden)]
pub use crate::jwk::{read_local, write_local};
pub use crate::key::{PublicKeyFile, SecretKeyFile};
// For the macros, which are used where these may not be at hand.
#[doc(hidden)]
pub use alloc::{string::String, vec::Vec};
#[doc(hidden)]
pub use paserk::{Pbkdf2Params, UnwrapLimits};
#[doc(hidden)]
pub use paseto_core::{Error, SecretBytes, SecretText};

/// The greatest length of a file that is looked at, in bytes. An RSA-4096 secret key takes about 3 300
/// as PEM and as JWK; the rest is for the text that OpenSSL writes before a block.
const MAX_LENGTH: usize = 16 * 1024;

/// Refuses what is too long before anything reads it.
const fn check_length(length: usize) -> Result<(), Error> {
    if length > MAX_LENGTH {
        return Err(Error::too_long(length, MAX_LENGTH));
    }
    Ok(())
}
