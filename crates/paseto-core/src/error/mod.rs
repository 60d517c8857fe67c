//! The one error type, and the line that it draws.
//!
//! Before cryptography (the text is public) and after it (the claims are authentic) an error says
//! exactly what was wrong. In between there is [`Error::NotAuthentic`], and nothing else.

#[cfg(feature = "alloc")]
mod claims;
mod cost;
mod key;
mod kid;

use core::fmt;

use paseto_encoding::FormatError;

use crate::{Header, Version};
#[cfg(feature = "alloc")]
use crate::{footer::FooterError, json::JsonError};

#[cfg(feature = "alloc")]
pub use claims::{ClaimError, ClaimErrorKind, ClaimErrors};
pub use cost::{CostError, CostParameter};
pub use key::KeyError;
pub use kid::KidError;

/// Why a token or a key was refused.
///
/// [`Error::code`] names each kind for programs; the text is for people and may change.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// The text is longer than the caller accepts. Nothing was decoded.
    #[non_exhaustive]
    TooLong {
        /// The length of the text in bytes.
        length: usize,
        /// The greatest length that is accepted.
        limit: usize,
    },
    /// The text does not have the parts of a token or of a key.
    Format(FormatError),
    /// The text does not begin with a header that is known.
    UnknownHeader,
    /// The token is of another version or purpose than the key.
    #[non_exhaustive]
    WrongHeader {
        /// What the key is for.
        expected: Header,
        /// What the token says it is.
        found: Header,
    },
    /// The text begins with a header that is known, but not among those that the caller allows.
    /// Nothing was decoded.
    HeaderNotAllowed(Header),
    /// A part of the text is not canonical base64url without padding.
    Base64,
    /// The body is too short to hold what every token of its kind holds.
    #[non_exhaustive]
    TooShort {
        /// The length of the decoded body in bytes.
        length: usize,
        /// The least length of such a body.
        minimum: usize,
    },
    /// The footer is not the one that the caller requires.
    FooterMismatch,
    /// The footer breaks a rule or a limit.
    #[cfg(feature = "alloc")]
    Footer(FooterError),
    /// A key ring has no key for the token.
    Kid(KidError),
    /// A non-empty implicit assertion was given for a version that has none.
    NoImplicitAssertion(Version),
    /// A key was refused.
    Key(KeyError),
    /// A password would cost more to try than the caller allows, or less than the algorithm takes.
    /// Nothing was computed.
    Cost(CostError),
    /// The operating system gave no randomness.
    Randomness,
    /// A signer or a store outside this library failed, or the backend that computes for it; or
    /// there is not enough memory.
    Unavailable,
    /// The token, or the wrapped key, is not authentic: wrong key, altered, or forged. What
    /// exactly, is not said on purpose.
    NotAuthentic,
    /// The payload is authentic, but not the JSON that it has to be.
    #[cfg(feature = "alloc")]
    Payload(JsonError),
    /// The claims are authentic, but do not hold.
    #[cfg(feature = "alloc")]
    Claims(ClaimErrors),
    /// The token is authentic and may be used once, and it was used or revoked before.
    AlreadyUsed,
    /// The token is authentic, and it was revoked.
    Revoked,
}

impl Error {
    /// A stable name of the kind of error, for programs: lower case with hyphens.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooLong { .. } => "too-long",
            Self::Format(_) => "format",
            Self::UnknownHeader => "unknown-header",
            Self::WrongHeader { .. } => "wrong-header",
            Self::HeaderNotAllowed(_) => "header-not-allowed",
            Self::Base64 => "base64",
            Self::TooShort { .. } => "too-short",
            Self::FooterMismatch => "footer-mismatch",
            #[cfg(feature = "alloc")]
            Self::Footer(_) => "footer",
            Self::Kid(why) => why.code(),
            Self::NoImplicitAssertion(_) => "no-implicit-assertion",
            Self::Key(_) => "key",
            Self::Cost(_) => "cost",
            Self::Randomness => "randomness",
            Self::Unavailable => "unavailable",
            Self::NotAuthentic => "not-authentic",
            #[cfg(feature = "alloc")]
            Self::Payload(_) => "payload",
            #[cfg(feature = "alloc")]
            Self::Claims(_) => "claims",
            Self::AlreadyUsed => "already-used",
            Self::Revoked => "revoked",
        }
    }
}

impl Error {
    /// A text of `length` bytes where at most `limit` are accepted.
    #[must_use]
    pub const fn too_long(length: usize, limit: usize) -> Self {
        Self::TooLong { length, limit }
    }

    /// A body of `length` bytes where at least `minimum` are needed.
    #[must_use]
    pub const fn too_short(length: usize, minimum: usize) -> Self {
        Self::TooShort { length, minimum }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLong { length, limit } => {
                write!(
                    f,
                    "the text has {length} bytes, more than the limit of {limit}"
                )
            }
            Self::Format(why) => write!(f, "this is no token and no key: {why}"),
            Self::UnknownHeader => f.write_str("the text begins with no header that is known"),
            Self::WrongHeader { expected, found } => write!(
                f,
                "the key is for {}.{} tokens, this is a {}.{} token",
                expected.version, expected.purpose, found.version, found.purpose
            ),
            Self::HeaderNotAllowed(found) => write!(
                f,
                "{}.{} tokens are not allowed here",
                found.version, found.purpose
            ),
            Self::Base64 => f.write_str("a part of the text is not canonical base64url"),
            Self::TooShort { length, minimum } => {
                write!(
                    f,
                    "the body has {length} bytes, and {minimum} at least are needed"
                )
            }
            Self::FooterMismatch => f.write_str("the footer is not the required one"),
            #[cfg(feature = "alloc")]
            Self::Footer(why) => write!(f, "the footer is refused: {why}"),
            Self::Kid(why) => write!(f, "there is no key for the token: {why}"),
            Self::NoImplicitAssertion(version) => {
                write!(f, "{version} tokens have no implicit assertion")
            }
            Self::Key(why) => write!(f, "the key is refused: {why}"),
            Self::Cost(why) => write!(f, "the cost of the password is refused: {why}"),
            Self::Randomness => f.write_str("the operating system gave no randomness"),
            Self::Unavailable => {
                f.write_str("the signer, store or backend failed, or memory is short")
            }
            Self::NotAuthentic => f.write_str("not authentic: wrong key, altered or forged"),
            #[cfg(feature = "alloc")]
            Self::Payload(why) => write!(f, "the payload is refused: {why}"),
            #[cfg(feature = "alloc")]
            Self::Claims(why) => write!(f, "the claims do not hold: {why}"),
            Self::AlreadyUsed => {
                f.write_str("the token may be used once, and was used or revoked before")
            }
            Self::Revoked => f.write_str("the token was revoked"),
        }
    }
}

impl core::error::Error for Error {}

impl From<FormatError> for Error {
    fn from(why: FormatError) -> Self {
        Self::Format(why)
    }
}

impl From<KeyError> for Error {
    fn from(why: KeyError) -> Self {
        Self::Key(why)
    }
}

impl From<KidError> for Error {
    fn from(why: KidError) -> Self {
        Self::Kid(why)
    }
}

impl From<CostError> for Error {
    fn from(why: CostError) -> Self {
        Self::Cost(why)
    }
}
