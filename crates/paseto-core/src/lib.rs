//! You are probably looking for `paseto-v4` or `paseto`: this crate holds what all versions share.
//!
//! * [`Token`] is a message to be sealed, [`Untrusted`] is text that nobody has checked yet, and
//!   holding a [`Verified`] is the proof that somebody has.
//! * [`Sign`], [`Verify`], [`Encrypt`] and [`Decrypt`] are what a key can do. The key's type fixes
//!   version and purpose, so a token type needs no parameters. The traits are open: implement
//!   [`Sign`] for a key that lives in an HSM.
//! * [`Check`] is what happens between authentication and [`Verified`]: the rules for claims.
//! * [`json`] is the guard that looks at JSON before any parser does.
//!
//! There is no cryptography here.
//!
//! | feature | default | what it adds |
//! |---|---|---|
//! | `std` | yes | `alloc`, `getrandom`, and codecs picked at run time |
//! | `alloc` | with `std` | tokens as text; without it the four traits work in place |
//! | `getrandom` | with `std` | randomness from the operating system |
//! | `hazmat` | no | **dangerous**: nonces chosen by the caller, for test vectors |

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

mod body;
mod error;
mod header;
mod keys;
mod random;
mod secret;
mod traits;

#[cfg(feature = "alloc")]
mod footer;
#[cfg(feature = "alloc")]
pub mod json;
#[cfg(feature = "alloc")]
mod prepared;
#[cfg(feature = "alloc")]
mod secret_bytes;
#[cfg(feature = "alloc")]
mod secret_text;
#[cfg(feature = "alloc")]
mod token;
mod token_id;
#[cfg(feature = "alloc")]
mod untrusted;
#[cfg(feature = "alloc")]
mod verified;

pub use paseto_encoding::{FormatError, PaserkText, base64url, pae};

pub use crate::body::Body;
pub use crate::error::{CostError, CostParameter, Error, KeyError, KidError};
pub use crate::header::{Header, Purpose, Version};
pub use crate::random::fill_random;
pub use crate::secret::Secret;
#[cfg(feature = "hazmat")]
pub use crate::traits::EncryptWithNonce;
pub use crate::traits::{Associated, Decrypt, Encrypt, Sign, SignedMessage, Verify};

pub use crate::token_id::{TokenId, TokenIdError};
#[cfg(feature = "alloc")]
pub use crate::{
    error::{ClaimError, ClaimErrorKind, ClaimErrors},
    footer::{Footer, FooterError, FooterLimits, FooterView},
    prepared::Prepared,
    secret_bytes::SecretBytes,
    secret_text::SecretText,
    token::{Payload, Token},
    untrusted::Untrusted,
    verified::{Authentic, Check, Verified},
};
