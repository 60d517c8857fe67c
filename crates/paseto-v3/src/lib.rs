//! PASETO version 3: tokens that replace JWT, with the algorithms of NIST.
//!
//! P-384, AES-256 and SHA-384, for whoever is bound to them, by FIPS 140 for one. Who is not, takes
//! version 4, the crate `paseto-v4`: its tokens are shorter, and its signatures are made and checked
//! several times faster.
//!
#![cfg_attr(
    all(feature = "claims", feature = "paserk", feature = "std"),
    doc = "```"
)]
#![cfg_attr(
    not(all(feature = "claims", feature = "paserk", feature = "std")),
    doc = "```ignore"
)]
//! use core::time::Duration;
//! use paseto_v3::{Claims, Error, Rules, SecretKey, Token, Untrusted, Verified};
//!
//! #[derive(serde::Serialize, serde::Deserialize)]
//! struct Session {
//!     role: String,
//! }
//!
//! # fn main() -> Result<(), Error> {
//! let secret = SecretKey::generate()?;
//! let claims = Claims::new(Session { role: "admin".into() })
//!     .issuer("https://id.example")
//!     .subject("alice")
//!     .expires_in(Duration::from_secs(900));
//! let text = Token::new(&claims)?.footer(secret.public_key().id()).sign(&secret)?;
//!
//! let rules = Rules::now().issuer("https://id.example");
//! let session: Verified<Session> = Untrusted::parse(&text)?.verify(secret.public_key(), &rules)?;
//! assert_eq!(session.claims().role, "admin");
//! # Ok(())
//! # }
//! ```
//!
//! # Where to start
//!
//! * To **sign** tokens that others check: [`SecretKey`], and [`PublicKey`] for the others.
//! * To **encrypt** tokens for yourself: [`LocalKey`].
//! * To make a token: [`Claims`], then [`Token`]. To read one: [`Untrusted`], with [`Rules`].
//! * Holding a [`Verified`] is the proof that a token was checked.
//! * A key in an HSM: implement [`Sign`], or see [`Token::prepare`].
//!
//! # Features
//!
//! | feature | default | what it adds |
//! |---|---|---|
//! | `std` | yes | the system clock, randomness, and codecs picked at run time |
//! | `claims` | yes | [`Claims`] and [`Rules`] |
//! | `paserk` | yes | keys as PASERK text, their ids, and keys that are wrapped or sealed |
//! | `password` | no | keys that are locked with a password |
//! | `pem` | no | keys from key files and to them: PEM, DER, with and without a password; JWK |
//! | `alloc` | with the above | tokens as text; without it the keys work in place, see below |
//! | `getrandom` | with `std` | new keys, and encryption |
//! | `jiff`, `time`, `chrono` | no | conversions of [`Timestamp`] |
//! | `aws-lc` | no | everything on AWS-LC: the same tokens accepted and refused, signatures in half to a quarter of the time; with `std` |
//! | `fips` | no | `aws-lc` with AWS-LC's FIPS module: see the README; needs CMake and Go |
//! | `hazmat` | no | **dangerous**: nonces chosen by the caller, for test vectors |
//!
//! Without `std` and `alloc`, the traits [`Sign`], [`Verify`], [`Encrypt`] and [`Decrypt`] work on
//! the caller's buffers and allocate nothing. (AWS-LC does.)
//!
//! # Signatures
//!
//! What is promised of a signature is that it is valid, not that signing again gives the same one:
//! it does with the pure-Rust backend (RFC 6979), and does not with AWS-LC. To a valid signature
//! *(r, s)* belongs another one, *(r, n − s)*, which anybody can compute. Both are accepted, because
//! other implementations make either. So the text of a `v3.public` token does not name it: for lists
//! of tokens there is [`Verified::token_id`], which is the same for both.
//!
//! # What this crate does not do
//!
//! The other versions, key rings and lists of tokens that were used or revoked are in the crate
//! `paseto`; [`SeenTokens`] is what such a list is to [`Rules`]. This code has not been
//! audited by a third party.

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

mod keys;
mod local;
#[cfg(feature = "paserk")]
pub mod paserk;
mod public;

pub use crate::keys::{LocalKey, PublicKey, SecretKey};

#[cfg(feature = "paserk")]
pub use crate::paserk::{KeyId, SealingPublicKey, SealingSecretKey, WrappingKey};
#[cfg(feature = "claims")]
pub use paseto_claims::{
    Claims, ClaimsUnchecked, ClaimsView, NotRevoked, Once, PayloadLimits, Registered, Rules,
    SeenTokens, Timestamp, TimestampError,
};
#[cfg(feature = "hazmat")]
pub use paseto_core::EncryptWithNonce;
pub use paseto_core::{
    Associated, CostError, CostParameter, Decrypt, Encrypt, Error, FormatError, Header, KeyError,
    Purpose, Secret, Sign, SignedMessage, TokenId, TokenIdError, Verify, Version,
};
#[cfg(feature = "alloc")]
pub use paseto_core::{
    Authentic, Check, ClaimError, ClaimErrorKind, ClaimErrors, Footer, FooterError, FooterLimits,
    FooterView, Payload, Prepared, SecretBytes, SecretText, Token, Untrusted, Verified,
    json::JsonError,
};

/// The README's example is a test.
#[cfg(all(doctest, feature = "claims", feature = "std"))]
#[doc = include_str!("../README.md")]
mod readme {}
