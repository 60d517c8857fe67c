//! PASETO version 4: tokens that replace JWT, with nothing to negotiate.
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
//! use paseto_v4::{Claims, Error, Rules, SecretKey, Token, Untrusted, Verified};
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
//! * To **verify** many tokens with one key: [`PublicKey::prepare`], [`Untrusted::verify_many`].
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
//! | `aws-lc` | no | tokens are signed by AWS-LC, short ones in two thirds of the time; it needs a C compiler to build |
//! | `jiff`, `time`, `chrono` | no | conversions of [`Timestamp`] |
//! | `hazmat` | no | **dangerous**: nonces chosen by the caller, for test vectors |
//!
//! Without `std` and `alloc`, the traits [`Sign`], [`Verify`], [`Encrypt`] and [`Decrypt`] work on
//! the caller's buffers and allocate nothing.
//!
//! # In a browser
//!
//! The target `wasm32-unknown-unknown` has neither randomness nor a clock for Rust. Leave `std` out:
//! with it, [`Rules::now`] would compile, and stop the program when it is called. And say that
//! randomness comes from JavaScript, in the crate that is the program:
//!
//! ```toml
//! paseto-v4 = { version = "0.1", default-features = false, features = ["claims", "getrandom", "paserk"] }
//! getrandom = { version = "0.4", features = ["wasm_js"] }
//! ```
//!
//! The time is the caller's to tell: [`Rules::at`] and [`Claims::at`], with a
//! [`Timestamp::from_unix`] of what `Date.now()` says in seconds. Who only verifies needs no
//! randomness, and leaves `getrandom` out in both lines.
//!
//! # What this crate does not do
//!
//! Versions 1 to 3, key rings and lists of tokens that were used or revoked are in the crate
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
#[cfg(feature = "alloc")]
pub use crate::keys::{PreparedPublicKey, Window};

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
