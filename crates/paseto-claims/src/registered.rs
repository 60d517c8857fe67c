//! The registered claims.

use core::fmt;

use paseto_core::json::JsonStr;

/// A claim whose name and type the specification fixes.
///
/// Specification: `04-Claims.md`, "Payload Claims".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Registered {
    /// `iss`, who made the token: a string.
    Issuer,
    /// `sub`, whom it is about: a string.
    Subject,
    /// `aud`, whom it is for: a string.
    Audience,
    /// `exp`, the last moment at which it is valid: a date and time.
    Expiration,
    /// `nbf`, the first moment at which it is valid: a date and time.
    NotBefore,
    /// `iat`, when it was made: a date and time.
    IssuedAt,
    /// `jti`, its own name: a string.
    TokenIdentifier,
}

impl Registered {
    /// All of them, in the order of the specification.
    pub const ALL: [Self; 7] = [
        Self::Issuer,
        Self::Subject,
        Self::Audience,
        Self::Expiration,
        Self::NotBefore,
        Self::IssuedAt,
        Self::TokenIdentifier,
    ];

    /// The name of the claim, such as `exp`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Issuer => "iss",
            Self::Subject => "sub",
            Self::Audience => "aud",
            Self::Expiration => "exp",
            Self::NotBefore => "nbf",
            Self::IssuedAt => "iat",
            Self::TokenIdentifier => "jti",
        }
    }

    /// The registered claim with this name. Names are case-sensitive.
    #[must_use]
    pub const fn from_name(name: &str) -> Option<Self> {
        // As bytes, which the compiler compares without calling anything.
        Some(match name.as_bytes() {
            [b'i', b's', b's'] => Self::Issuer,
            [b's', b'u', b'b'] => Self::Subject,
            [b'a', b'u', b'd'] => Self::Audience,
            [b'e', b'x', b'p'] => Self::Expiration,
            [b'n', b'b', b'f'] => Self::NotBefore,
            [b'i', b'a', b't'] => Self::IssuedAt,
            [b'j', b't', b'i'] => Self::TokenIdentifier,
            _ => return None,
        })
    }

    /// The registered claim with this name, however it is escaped. Inlined, so that the name need not be
    /// put into memory for it.
    #[inline(always)]
    pub(crate) fn from_json(name: JsonStr<'_>) -> Option<Self> {
        match name.as_plain() {
            Some(name) => Self::from_name(name),
            None => Self::from_name(&name.to_cow()),
        }
    }

    /// Its place in [`Registered::ALL`].
    pub(crate) const fn index(self) -> usize {
        match self {
            Self::Issuer => 0,
            Self::Subject => 1,
            Self::Audience => 2,
            Self::Expiration => 3,
            Self::NotBefore => 4,
            Self::IssuedAt => 5,
            Self::TokenIdentifier => 6,
        }
    }

    /// Whether the claim is a date and time, and not any string.
    #[must_use]
    pub const fn is_time(self) -> bool {
        matches!(self, Self::Expiration | Self::NotBefore | Self::IssuedAt)
    }
}

impl fmt::Display for Registered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::Registered;

    #[test]
    fn names_and_places_are_those_of_the_list() {
        for (place, claim) in Registered::ALL.into_iter().enumerate() {
            assert_eq!(claim.index(), place);
            assert_eq!(Registered::from_name(claim.name()), Some(claim));
        }
        assert_eq!(Registered::from_name("EXP"), None);
    }
}
