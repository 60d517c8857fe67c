//! You are probably looking for `paseto-v4` or `paseto`: this crate holds the recipes that versions 1 and 3 share.
//!
//! * [`local`]: encrypt-then-MAC, with [`aes_ctr`] and [`hmac`];
//! * [`hkdf`]: the keys of one token;
//! * [`sha384`]: key ids and token ids;
//! * `ecdsa`: key pairs and signatures of version 3;
//! * `rsa`: key pairs and signatures of version 1;
//! * `pie` and `pbkw`: keys wrapped with a key, and with a password;
//! * `seal` and `rsa::seal`: keys sealed for a key pair, in version 3 and in version 1.
//!
//! The primitives are those of RustCrypto's crates, or of AWS-LC where the feature `aws-lc` is on:
//! the same bytes are made, accepted and refused, save that AWS-LC's ECDSA is randomised. What is
//! added here is how PASETO uses them, and that what holds a secret is wiped when it is dropped.
//!
//! | feature | default | what it adds |
//! |---|---|---|
//! | `std` | yes | precomputed tables for P-384 |
//! | `alloc` | with `std` | `alloc` in the crates below |
//! | `ecdsa` | no | P-384, for version 3 |
//! | `rsa` | no | RSA-2048, for version 1: always on AWS-LC |
//! | `paserk` | no | keys wrapped with a key, and sealed for a key pair where there is one |
//! | `password` | no | keys wrapped with a password |
//! | `pem` | no | the keys of `ecdsa` and `rsa` from key files and to them |
//! | `aws-lc` | no | everything on AWS-LC |
//! | `fips` | no | the same with AWS-LC's FIPS module |

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

#[cfg(any(feature = "aws-lc", feature = "pem", feature = "rsa"))]
extern crate alloc;

pub mod aes_ctr;
#[cfg(feature = "ecdsa")]
pub mod ecdsa;
pub mod hkdf;
pub mod hmac;
pub mod local;
#[cfg(feature = "password")]
pub mod pbkw;
#[cfg(feature = "paserk")]
pub mod pie;
#[cfg(feature = "rsa")]
pub mod rsa;
#[cfg(all(feature = "ecdsa", feature = "paserk"))]
pub mod seal;
pub mod sha384;
