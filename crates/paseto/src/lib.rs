#![cfg_attr(feature = "v4", doc = include_str!("../README.md"))]
#![cfg_attr(not(feature = "v4"), doc = "PASETO and PASERK in Rust.")]
//!
//! # In this crate
//!
//! Everything that the versions share stands at the root: [`Token`], [`Untrusted`], [`Verified`],
//! [`Claims`], [`Rules`]. The keys of each version stand in a module of their own, such as [`v4`],
//! and a key is all that says which version a token has. [`paserk`] holds the text of keys and
//! their ids.
//!
//! | feature | default | what it adds |
//! |---|---|---|
//! | `v4` | yes | the module [`v4`] |
//! | `jiff`, `time`, `chrono` | no | conversions of [`Timestamp`] |
//! | `hazmat` | no | **dangerous**: nonces chosen by the caller, for test vectors |

#![cfg_attr(
    not(feature = "v4"),
    doc = "",
    doc = "[`v4`]: https://docs.rs/paseto/latest/paseto/v4/"
)]
#![forbid(unsafe_code)]

pub use paserk;
pub use paserk::KeyId;
pub use paseto_claims::{
    Claims, ClaimsUnchecked, ClaimsView, PayloadLimits, Registered, Rules, Timestamp,
    TimestampError,
};
#[cfg(feature = "hazmat")]
pub use paseto_core::EncryptWithNonce;
pub use paseto_core::{
    Associated, Authentic, Check, ClaimError, ClaimErrorKind, ClaimErrors, Decrypt, Encrypt, Error,
    Footer, FooterError, FooterLimits, FooterView, FormatError, Header, KeyError, Payload,
    Prepared, Purpose, Secret, SecretText, Sign, Token, TokenId, Untrusted, Verified, Verify,
    Version, json,
};

/// The keys of version 4: Ed25519, XChaCha20 and BLAKE2b. What to use unless something else is
/// required.
#[cfg(feature = "v4")]
pub mod v4 {
    pub use paseto_v4::{LocalKey, PublicKey, SecretKey};
}
