//! You are probably looking for `paseto-v4` or `paseto`: this crate holds what lies under them.
//!
//! The text and byte encodings of PASETO and PASERK, without any cryptography and without
//! allocation:
//!
//! * [`pae`]: Pre-Authentication Encoding, streamed into whatever consumes it;
//! * [`base64url`]: unpadded base64url that accepts one spelling of each byte string only,
//!   vectorised for token bodies and constant-time for keys;
//! * [`TokenText`] and [`PaserkText`]: the parts of a token and of a PASERK string.
//!
//! ```
//! use paseto_encoding::{TokenText, pae};
//!
//! let parts = TokenText::split("v4.public.e30.e30")?;
//! assert_eq!((parts.header, parts.body, parts.footer), ("v4.public.", "e30", "e30"));
//!
//! let mut encoded = Vec::new();
//! pae(&[b"test"], |bytes| encoded.extend_from_slice(bytes));
//! assert_eq!(encoded, b"\x01\0\0\0\0\0\0\0\x04\0\0\0\0\0\0\0test");
//! # Ok::<(), paseto_encoding::FormatError>(())
//! ```
//!
//! | feature | default | what it adds |
//! |---|---|---|
//! | `std` | yes | the fastest base64 codec of the processor, picked at run time |
//! | `alloc` | with `std` | functions that append to a `String` or a `Vec` |

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

pub mod base64url;
mod pae;
mod split;

pub use crate::pae::pae;
pub use crate::split::{FormatError, PaserkText, TokenText};
