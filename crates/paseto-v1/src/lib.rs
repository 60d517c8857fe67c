//! PASETO version 1, **for reading old tokens**.
//!
//! The specification deprecates it. Its signatures are RSA: 256 bytes long, slow to make, and so
//! hard to implement without leaks that they are behind a feature here, [`legacy-rsa`](#features).
//! A token cannot be bound to an implicit assertion: one that is not empty is an error, in making
//! and in reading. New tokens are those of version 4, the crate `paseto-v4`, or of version 3, the
//! crate `paseto-v3`, where the algorithms have to be those of NIST.
//!
#![cfg_attr(
    all(feature = "claims", feature = "paserk", feature = "std"),
    doc = "```"
)]
#![cfg_attr(
    not(all(feature = "claims", feature = "paserk", feature = "std")),
    doc = "```ignore"
)]
//! use paseto_v1::{Error, LocalKey, Rules, Untrusted, Verified};
//!
//! #[derive(serde::Deserialize)]
//! struct Session {
//!     data: String,
//! }
//!
//! # fn main() -> Result<(), Error> {
//! let key = LocalKey::from_paserk("k1.local.cHFyc3R1dnd4eXp7fH1-f4CBgoOEhYaHiImKi4yNjo8")?;
//! let old = "v1.local.w_NOpjgte4bX-2i1JAiTQzHoGUVOgc2yqKqsnYGmaPaCu_KWUkRGlCRnOvZZxeH4HTykY7AE\
//!     _jkzSXAYBkQ1QnwvKS16uTXNfnmp8IRknY76I2m3S5qsM8klxWQQKFDuQHl8xXV0MwAoeFh9X6vbwIqrLlof3s4P\
//!     MjRDwKsxYzkMr1RvfDI8emoPoW83q4Q60_xpHaw";
//!
//! let expired = Untrusted::parse(old)?.decrypt::<_, Session>(&key, &Rules::now());
//! assert_eq!(expired.unwrap_err().code(), "claims");
//!
//! let rules = Rules::at("2018-12-31T00:00:00Z".parse().unwrap());
//! let session: Verified<Session> = Untrusted::parse(old)?.decrypt(&key, &rules)?;
//! assert_eq!(session.claims().data, "this is a secret message");
//! # Ok(())
//! # }
//! ```
//!
//! # Where to start
//!
//! * To **read** a token: [`Untrusted`], with [`Rules`], and its key: [`LocalKey`], or `PublicKey`
//!   with the feature `legacy-rsa`.
//! * Holding a [`Verified`] is the proof that a token was checked.
//! * Where tokens have to be made still: [`Claims`], then [`Token`].
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
//! | `legacy-rsa` | no | `v1.public`: `SecretKey` and `PublicKey`, on AWS-LC; with `std` |
//! | `aws-lc` | no | `v1.local` on AWS-LC too: the same bytes, in less time; with `std` |
//! | `jiff`, `time`, `chrono` | no | conversions of [`Timestamp`] |
//! | `hazmat` | no | **dangerous**: nonces chosen by the caller, for test vectors |
//!
//! Without `std` and `alloc`, the traits [`Encrypt`] and [`Decrypt`] work on the caller's buffers
//! and allocate nothing.
//!
//! # What this crate does not do
//!
//! The other versions, key rings and lists of tokens that were used or revoked are in the crate
//! `paseto`; [`SeenTokens`] is what such a list is to [`Rules`]. RSA keys have 2048 bits
//! and the exponent 65537, as the specification has it; others are refused. This code has not been
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
#[cfg(feature = "legacy-rsa")]
mod public;

pub use crate::keys::LocalKey;
#[cfg(feature = "legacy-rsa")]
pub use crate::keys::{PublicKey, SecretKey};

#[cfg(feature = "paserk")]
pub use crate::paserk::{KeyId, WrappingKey};
#[cfg(all(feature = "legacy-rsa", feature = "paserk"))]
pub use crate::paserk::{SealingPublicKey, SealingSecretKey};
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
