//! What is wrong with claims that are authentic.

use alloc::{string::String, vec::Vec};
use core::fmt;

/// The kind of a [`ClaimError`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ClaimErrorKind {
    /// The claim is not there, and a rule needs it.
    Missing,
    /// The claim is there, but not of the type that it must have; `null` is no exception.
    WrongType,
    /// The claim is a string, but no RFC 3339 date and time as the specification wants it.
    NotATime,
    /// The claim is not among the values that the rule allows.
    Unexpected,
    /// `exp` has passed.
    Expired,
    /// `nbf` has not come yet.
    NotYetValid,
    /// `iat` has not come yet.
    IssuedInTheFuture,
    /// More time has passed since `iat` than the rule allows.
    TooOld,
    /// `exp` is further from `iat` than the rule allows.
    LivesTooLong,
    /// A rule of the caller's own said no.
    Custom,
}

impl ClaimErrorKind {
    /// A stable name of the kind, for programs: lower case with hyphens.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::WrongType => "wrong-type",
            Self::NotATime => "not-a-time",
            Self::Unexpected => "unexpected",
            Self::Expired => "expired",
            Self::NotYetValid => "not-yet-valid",
            Self::IssuedInTheFuture => "issued-in-the-future",
            Self::TooOld => "too-old",
            Self::LivesTooLong => "lives-too-long",
            Self::Custom => "custom",
        }
    }
}

/// One claim that does not hold: its name, what the rule wants and what the token says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimError {
    kind: ClaimErrorKind,
    claim: String,
    expected: String,
    found: Option<String>,
}

impl ClaimError {
    /// A violation of a rule about the claim with the name `claim`.
    ///
    /// `found` is `None` where the claim is missing.
    #[must_use]
    pub fn new(
        kind: ClaimErrorKind,
        claim: impl Into<String>,
        expected: impl Into<String>,
        found: Option<String>,
    ) -> Self {
        Self {
            kind,
            claim: claim.into(),
            expected: expected.into(),
            found,
        }
    }

    /// What kind of violation this is.
    #[must_use]
    pub const fn kind(&self) -> ClaimErrorKind {
        self.kind
    }

    /// The name of the claim, such as `exp`.
    #[must_use]
    pub fn claim(&self) -> &str {
        &self.claim
    }

    /// What the rule wants.
    #[must_use]
    pub fn expected(&self) -> &str {
        &self.expected
    }

    /// What the token says; `None` where the claim is missing.
    #[must_use]
    pub fn found(&self) -> Option<&str> {
        self.found.as_deref()
    }
}

impl fmt::Display for ClaimError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` must be {}", self.claim, self.expected)?;
        match &self.found {
            Some(found) => write!(f, ", but is {found}"),
            None => f.write_str(", but is missing"),
        }
    }
}

impl core::error::Error for ClaimError {}

/// Every claim that does not hold, in the order of the rules; never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimErrors(Vec<ClaimError>);

impl ClaimErrors {
    /// The errors, where there are any.
    #[must_use]
    pub fn new(errors: Vec<ClaimError>) -> Option<Self> {
        (!errors.is_empty()).then_some(Self(errors))
    }

    /// The violations, one by one.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &ClaimError> {
        self.0.iter()
    }

    /// The violation of a rule about the claim with this name, if there is one.
    #[must_use]
    pub fn of(&self, claim: &str) -> Option<&ClaimError> {
        self.0.iter().find(|error| error.claim == claim)
    }
}

impl From<ClaimError> for ClaimErrors {
    fn from(error: ClaimError) -> Self {
        Self(alloc::vec![error])
    }
}

impl fmt::Display for ClaimErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, error) in self.0.iter().enumerate() {
            if n > 0 {
                f.write_str("; ")?;
            }
            fmt::Display::fmt(error, f)?;
        }
        Ok(())
    }
}

impl core::error::Error for ClaimErrors {}
