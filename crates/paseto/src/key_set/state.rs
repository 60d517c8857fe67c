//! What may be done with a key of a set.

use core::fmt;

use paseto_claims::Timestamp;

/// What a key in a [`KeySet`](crate::KeySet) is for, at this time of its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum KeyState {
    /// Tokens are made with it, and accepted. A set has at most one such key.
    Active,
    /// Tokens of it are accepted: it is about to become active, or was.
    Accepted,
    /// Tokens of it are accepted up to this moment, and the moment itself; after it the key is
    /// retired.
    AcceptedUntil(Timestamp),
    /// Tokens of it are refused, by an error of their own. It does not come back.
    Retired,
}

impl KeyState {
    /// As a key set spells it: `active`, `accepted`, `retired`. The moment stands beside it.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Accepted | Self::AcceptedUntil(_) => "accepted",
            Self::Retired => "retired",
        }
    }

    /// Whether a token is accepted at the moment that `clock` gives. It is asked only where it
    /// matters.
    pub(crate) fn accepts(self, clock: impl FnOnce() -> Timestamp) -> bool {
        match self {
            Self::Active | Self::Accepted => true,
            Self::AcceptedUntil(end) => clock() <= end,
            Self::Retired => false,
        }
    }
}

/// For people: `accepted until 2026-01-01T00:00:00Z`.
impl fmt::Display for KeyState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())?;
        match self {
            Self::AcceptedUntil(end) => write!(f, " until {end}"),
            Self::Active | Self::Accepted | Self::Retired => Ok(()),
        }
    }
}
