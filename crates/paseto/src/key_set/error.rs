//! Why a key set was refused, and which part of it.

use core::fmt;

use paseto_core::{Error, json::JsonError};

/// Why a key set, or a change of one, was refused. Nothing was changed.
///
/// No text of a key and no text of the set is repeated: it may be a secret in the wrong place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeySetError {
    part: String,
    kind: KeySetErrorKind,
}

impl KeySetError {
    pub(crate) fn at(part: impl Into<String>, kind: KeySetErrorKind) -> Self {
        let part = part.into();
        Self { part, kind }
    }

    /// The part of the document that was refused, such as `keys[3].paserk`; `None` where it is the
    /// whole, or no document.
    #[must_use]
    pub fn part(&self) -> Option<&str> {
        Some(&*self.part).filter(|part| !part.is_empty())
    }

    /// What was wrong with it.
    #[must_use]
    pub const fn kind(&self) -> &KeySetErrorKind {
        &self.kind
    }

    /// A stable name of the kind of error, for programs: lower case with hyphens.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        self.kind.code()
    }
}

impl From<KeySetErrorKind> for KeySetError {
    fn from(kind: KeySetErrorKind) -> Self {
        Self::at("", kind)
    }
}

/// A key that was refused, or could not be made.
impl From<Error> for KeySetError {
    fn from(why: Error) -> Self {
        KeySetErrorKind::Key(why).into()
    }
}

impl fmt::Display for KeySetError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.part() {
            Some(part) => write!(f, "the key set is refused at `{part}`: {}", self.kind),
            None => write!(f, "the key set is refused: {}", self.kind),
        }
    }
}

impl core::error::Error for KeySetError {}

/// What was wrong with a key set, or with a change of one.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum KeySetErrorKind {
    /// There are more bytes than the caller accepts. Nothing was read.
    #[non_exhaustive]
    TooLong {
        /// The greatest length that is accepted, in bytes.
        limit: usize,
    },
    /// It is no JSON object that may be parsed.
    Json(JsonError),
    /// There are more keys than the caller accepts.
    #[non_exhaustive]
    TooManyKeys {
        /// The greatest number of keys that is accepted.
        limit: usize,
    },
    /// A key has more names beside its id than it may have.
    #[non_exhaustive]
    TooManyNames {
        /// The greatest number of names that is accepted.
        limit: usize,
    },
    /// There is no key in it: a ring of it would refuse every token.
    NoKeys,
    /// A member that a key set does not have. It may be a restriction that this version of the
    /// library does not know, so it is not passed over.
    UnknownMember,
    /// A member is missing that has to be there.
    Missing,
    /// A value has another type than it has to have.
    WrongType,
    /// A secret key that nothing protects. It must not be in a key set.
    PlainSecret,
    /// No PASERK text that may stand there.
    NotAllowed,
    /// A key of another version or purpose than the first one.
    OtherHeader,
    /// `kid` is not the id of the key beside it.
    WrongKid,
    /// There is no such state.
    UnknownState,
    /// No time that may stand there: only an accepted key has one, in RFC 3339.
    NotAfter,
    /// A name that cannot stand for a key: empty, longer than 255 bytes, with the look of PASERK, or
    /// with a key in it.
    Name,
    /// There is a key with this id, or this name, already.
    Duplicate,
    /// A second key is active, or the same one again.
    AlreadyActive,
    /// No key is active, so no token can be made.
    NoActiveKey,
    /// The key is the active one. Another has to take its place first.
    Active,
    /// The key is retired, and does not come back.
    Retired,
    /// The set has no key with this id.
    UnknownKey,
    /// A key was refused, or could not be unwrapped or unlocked.
    Key(Error),
}

impl KeySetErrorKind {
    /// A stable name, as in [`KeySetError::code`].
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooLong { .. } => "too-long",
            Self::Json(_) => "json",
            Self::TooManyKeys { .. } => "too-many-keys",
            Self::TooManyNames { .. } => "too-many-names",
            Self::NoKeys => "no-keys",
            Self::UnknownMember => "unknown-member",
            Self::Missing => "missing",
            Self::WrongType => "wrong-type",
            Self::PlainSecret => "plain-secret",
            Self::NotAllowed => "not-allowed",
            Self::OtherHeader => "other-header",
            Self::WrongKid => "wrong-kid",
            Self::UnknownState => "unknown-state",
            Self::NotAfter => "not-after",
            Self::Name => "name",
            Self::Duplicate => "duplicate",
            Self::AlreadyActive => "already-active",
            Self::NoActiveKey => "no-active-key",
            Self::Active => "active",
            Self::Retired => "retired",
            Self::UnknownKey => "unknown-key",
            Self::Key(why) => why.code(),
        }
    }
}

impl fmt::Display for KeySetErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::TooLong { limit } => return write!(f, "it is longer than {limit} bytes"),
            Self::Json(why) => return write!(f, "{why}"),
            Self::TooManyKeys { limit } => return write!(f, "it has more than {limit} keys"),
            Self::TooManyNames { limit } => {
                return write!(f, "the key has more than {limit} names beside its id");
            }
            Self::Key(why) => return write!(f, "{why}"),
            Self::NoKeys => "there is no key in it",
            Self::UnknownMember => "a key set has no such member",
            Self::Missing => "it is missing",
            Self::WrongType => "it has the wrong type",
            Self::PlainSecret => "a secret key stands there that nothing protects",
            Self::NotAllowed => "no such PASERK text may stand there",
            Self::OtherHeader => "it is of another version or purpose than the keys before it",
            Self::WrongKid => "it is not the id of the key beside it",
            Self::UnknownState => "a key is `active`, `accepted` or `retired`",
            Self::NotAfter => "only an accepted key has it, as an RFC 3339 date and time",
            Self::Name => "a name has 1 to 255 bytes, does not look like PASERK and holds no key",
            Self::Duplicate => "a key has this id or this name already",
            Self::AlreadyActive => {
                "a key is active already: this one, or another, and only one can be"
            }
            Self::NoActiveKey => "no key is active",
            Self::Active => "the key is the active one, and another has to take its place first",
            Self::Retired => "the key is retired and does not come back",
            Self::UnknownKey => "there is no key with this id",
        })
    }
}
