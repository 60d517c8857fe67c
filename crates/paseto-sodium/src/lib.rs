//! You are probably looking for `paseto-v4` or `paseto`: this crate holds the recipes that versions 2 and 4 share.
//!
//! * [`blake2b`]: keyed hashing, key ids and token ids;
//! * [`xchacha20`]: the stream cipher, and `xchacha20poly1305`: the same with authentication;
//! * [`ed25519`]: key pairs and signatures, verified strictly;
//! * `pie`, `pbkw` and `seal`: keys wrapped with a key, with a password, and for a key pair.
//!
//! The primitives are those of `blake2b_simd`, `chacha20`, `chacha20poly1305`, `ed25519-dalek`,
//! `curve25519-dalek` and `argon2`.
//! What is added here is how PASETO uses them, and that what holds a secret is wiped when it is
//! dropped.
//!
//! | feature | default | what it adds |
//! |---|---|---|
//! | `std` | yes | the fastest BLAKE2b of the processor, picked at run time |
//! | `alloc` | with `std` | public keys remember their point, and can be prepared for many signatures; footers of version 2 of any length |
//! | `aead` | no | XChaCha20-Poly1305, for version 2 |
//! | `paserk` | no | keys wrapped with a key, and for a key pair |
//! | `password` | no | keys wrapped with a password |
//! | `pem` | no | Ed25519 keys from key files and to them |
//! | `aws-lc` | no | Ed25519 signatures are made by AWS-LC, which needs a C compiler to build |

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

#[cfg(feature = "alloc")]
extern crate alloc;

pub mod blake2b;
mod bytes;
pub mod ed25519;
#[cfg(feature = "paserk")]
mod encrypt_then_mac;
#[cfg(feature = "password")]
pub mod pbkw;
#[cfg(feature = "paserk")]
pub mod pie;
#[cfg(feature = "alloc")]
mod prepared;
#[cfg(feature = "paserk")]
pub mod seal;
mod torsion;
pub mod xchacha20;
#[cfg(feature = "aead")]
pub mod xchacha20poly1305;

#[doc(hidden)]
pub use paseto_core::{Associated, Error, Header, Secret, SignedMessage, TokenId, Verify};
