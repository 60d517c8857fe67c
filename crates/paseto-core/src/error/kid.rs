//! Why no key was found for a token.

use core::fmt;

/// Why a key ring has no key for a token. What the footer says is not repeated: anybody may have
/// written it.
///
/// Specification: `04-Claims.md`, "Key-ID Support".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum KidError {
    /// The footer names no key. None is tried.
    Missing,
    /// The footer names a key that the ring does not have.
    Unknown,
    /// The footer names a key that the ring no longer accepts.
    Retired,
}

impl KidError {
    /// A stable name, as in [`Error::code`](crate::Error::code).
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Missing => "kid-missing",
            Self::Unknown => "kid-unknown",
            Self::Retired => "kid-retired",
        }
    }
}

impl fmt::Display for KidError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Missing => "the footer has no `kid`, and no key is tried without one",
            Self::Unknown => "the footer's `kid` is of no key in the ring",
            Self::Retired => "the footer's `kid` is of a key that is retired",
        })
    }
}

impl core::error::Error for KidError {}
