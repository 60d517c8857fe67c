//! Footers: what goes into a token, and what comes out of one.

mod only_kid;
mod with_kid;

use alloc::{borrow::Cow, string::String, vec::Vec};
use core::fmt;

use crate::{
    Error, Version,
    json::{JsonError, JsonStr, JsonValue, Limits, Member, scan},
};

pub use crate::json::FooterLimits;

/// The footer of a token that is being made: arbitrary bytes, readable by everybody.
///
/// Made from text, from bytes, or from a key id, which becomes `{"kid":"…"}`. An empty one is no
/// footer.
///
/// Specification: `01-Payload-Processing.md`, "Optional Footer".
#[derive(Clone, Debug, Default)]
pub struct Footer<'a>(Repr<'a>);

/// For a footer of the caller's own: no bounds but the depth.
const ANY: Limits = Limits::new(usize::MAX, Limits::MAX_DEPTH, usize::MAX);

/// Room for `{"kid":"kN.pid.…"}`, so that a key id in the footer allocates nothing.
const SHORT: usize = 64;

#[derive(Clone, Debug)]
enum Repr<'a> {
    Long(Cow<'a, [u8]>),
    Short { bytes: [u8; SHORT], len: usize },
}

impl Default for Repr<'_> {
    fn default() -> Self {
        Self::Long(Cow::Borrowed(&[]))
    }
}

impl Footer<'_> {
    /// The concatenation of `pieces`, kept in place where it is short.
    #[must_use]
    pub fn concat(pieces: &[&str]) -> Self {
        let mut bytes = [0; SHORT];
        let mut len = 0_usize;
        for piece in pieces {
            let end = len.saturating_add(piece.len());
            match bytes.get_mut(len..end) {
                Some(room) => room.copy_from_slice(piece.as_bytes()),
                None => return pieces.concat().into(),
            }
            len = end;
        }
        Self(Repr::Short { bytes, len })
    }

    /// The bytes of the footer.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        match &self.0 {
            Repr::Long(bytes) => bytes,
            Repr::Short { bytes, len } => bytes.get(..*len).unwrap_or_default(),
        }
    }

    /// Whether a PASERK key that must not be in a footer stands anywhere in it, in the clear or
    /// protected by a password only. Signing and encrypting refuse such a footer.
    ///
    /// Specification: `04-Claims.md`, "Optional Footer Claims".
    #[must_use]
    pub fn holds_key(&self) -> bool {
        holds_key(self.as_bytes())
    }

    /// Refuses keys that must not be in a footer, and JSON that no two parsers read alike.
    pub(crate) fn check(&self, version: Version) -> Result<(), Error> {
        let bytes = self.as_bytes();
        if self.holds_key() {
            return Err(Error::Footer(FooterError::Key));
        }
        match check_json(bytes, version, &ANY) {
            // It is no JSON, or only looks like it: a footer may be anything.
            Err(FooterError::Json(
                JsonError::Syntax { .. } | JsonError::NotUtf8 | JsonError::NotAnObject,
            )) => Ok(()),
            Err(why) => Err(Error::Footer(why)),
            Ok(_) => Ok(()),
        }
    }
}

impl<'a> From<&'a [u8]> for Footer<'a> {
    fn from(bytes: &'a [u8]) -> Self {
        Self(Repr::Long(Cow::Borrowed(bytes)))
    }
}

impl<'a, const N: usize> From<&'a [u8; N]> for Footer<'a> {
    fn from(bytes: &'a [u8; N]) -> Self {
        Self::from(bytes.as_slice())
    }
}

impl<'a> From<&'a str> for Footer<'a> {
    fn from(text: &'a str) -> Self {
        Self::from(text.as_bytes())
    }
}

impl From<Vec<u8>> for Footer<'_> {
    fn from(bytes: Vec<u8>) -> Self {
        Self(Repr::Long(Cow::Owned(bytes)))
    }
}

impl From<String> for Footer<'_> {
    fn from(text: String) -> Self {
        Self::from(text.into_bytes())
    }
}

/// A footer as it stands in a token, with a bounded way to look at it as JSON.
#[derive(Clone, Copy, Debug)]
pub struct FooterView<'t> {
    version: Version,
    bytes: &'t [u8],
}

impl<'t> FooterView<'t> {
    pub(crate) const fn new(version: Version, bytes: &'t [u8]) -> Self {
        Self { version, bytes }
    }

    /// The bytes; empty where there is no footer.
    #[must_use]
    pub const fn as_bytes(self) -> &'t [u8] {
        self.bytes
    }

    /// The footer as the text of one JSON object, for a parser: its size, depth and number of
    /// names are within `limits`, names are unique, and neither `kid` nor `wpk` nor any other
    /// member is a key that must not be in a footer.
    ///
    /// Specification: `01-Payload-Processing.md`, "Storing JSON in the Footer"; `04-Claims.md`,
    /// "Optional Footer Claims".
    ///
    /// # Errors
    /// [`Error::Footer`], which says what was wrong.
    pub fn json(self, limits: &FooterLimits) -> Result<&'t str, Error> {
        check_json(self.bytes, self.version, &limits.0)
            .map(|(text, _)| text)
            .map_err(Error::Footer)
    }

    /// The key id in the footer's `kid`, `None` where there is none.
    ///
    /// It may be a PASERK id of the token's version, or free text.
    ///
    /// # Errors
    /// Those of [`FooterView::json`]; an empty footer is no error.
    pub fn kid(self, limits: &FooterLimits) -> Result<Option<Cow<'t, str>>, Error> {
        if self.bytes.is_empty() {
            return Ok(None);
        }
        if let Some(kid) = only_kid::read(self.bytes, self.version, &limits.0) {
            return Ok(Some(Cow::Borrowed(kid)));
        }
        check_json(self.bytes, self.version, &limits.0)
            .map(|(_, kid)| kid.map(JsonStr::to_cow))
            .map_err(Error::Footer)
    }
}

/// Why a footer was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FooterError {
    /// It is not JSON that may be parsed.
    Json(JsonError),
    /// It holds a key in the clear, or one that only a password protects. Such PASERK types must
    /// not be in a footer.
    Key,
    /// Its `kid` or `wpk` is of another version than the token.
    OtherVersion,
    /// Its `kid` or `wpk` is not a string.
    NotAString,
    /// Its `wpk` is not a wrapped or sealed key.
    NotWrapped,
    /// It has a `kid` already, and not the one that it is to have.
    OtherKid,
}

impl fmt::Display for FooterError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Json(why) => write!(f, "{why}"),
            Self::Key => f.write_str("it holds a key that must not be in a footer"),
            Self::OtherVersion => f.write_str("`kid` or `wpk` is of another version"),
            Self::NotAString => f.write_str("`kid` or `wpk` is not a string"),
            Self::NotWrapped => f.write_str("`wpk` is not a wrapped key"),
            Self::OtherKid => f.write_str("it has another `kid` already"),
        }
    }
}

impl core::error::Error for FooterError {}

/// PASERK types that must not be in a footer (PASERK, "PASERK Types").
const FORBIDDEN: [&str; 5] = ["local", "public", "secret", "local-pw", "secret-pw"];
/// PASERK types that `kid` should be.
const ID: [&str; 3] = ["lid", "sid", "pid"];
/// PASERK types that `wpk` can be.
const WRAPPED: [&str; 3] = ["local-wrap", "secret-wrap", "seal"];

/// The text and its `kid`.
fn check_json<'t>(
    bytes: &'t [u8],
    version: Version,
    limits: &Limits,
) -> Result<(&'t str, Option<JsonStr<'t>>), FooterError> {
    let (mut refused, mut kid) = (None, None);
    let text = scan(bytes, limits, |member| {
        if let Err(why) = check_member(version, member) {
            refused.get_or_insert(why);
        }
        if member.name.is("kid") {
            kid = member.value.as_str();
        }
    })
    .map_err(FooterError::Json)?;
    if holds_key(bytes) {
        return Err(FooterError::Key);
    }
    match refused {
        None => Ok((text, kid)),
        Some(why) => Err(why),
    }
}

fn check_member(version: Version, member: Member<'_>) -> Result<(), FooterError> {
    let (is_kid, is_wpk) = (member.name.is("kid"), member.name.is("wpk"));
    let Some(value) = JsonValue::as_str(member.value).map(JsonStr::to_cow) else {
        return match is_kid || is_wpk {
            true => Err(FooterError::NotAString),
            false => Ok(()),
        };
    };
    let paserk = paserk_type(&value);
    if let Some((of, kind)) = paserk {
        if FORBIDDEN.contains(&kind) {
            return Err(FooterError::Key);
        }
        // `k1.eu.prod` is free text: there is no such type.
        let known = ID.contains(&kind) || WRAPPED.contains(&kind);
        if (is_kid || is_wpk) && known && of != version.number() {
            return Err(FooterError::OtherVersion);
        }
    }
    if is_wpk && !paserk.is_some_and(|(_, kind)| WRAPPED.contains(&kind)) {
        return Err(FooterError::NotWrapped);
    }
    Ok(())
}

/// Version and type of what looks like a PASERK string: `kN.type.` and something.
fn paserk_type(text: &str) -> Option<(u8, &str)> {
    let (version, rest) = text.strip_prefix('k')?.split_once('.')?;
    let &[digit @ b'1'..=b'9'] = version.as_bytes() else {
        return None;
    };
    let (kind, _) = rest.split_once('.')?;
    Some((digit.checked_sub(b'0')?, kind))
}

/// Whether a key that must not be in a footer stands anywhere in it: at any depth of JSON, as a
/// name, in text that is no JSON, or in bytes that are no text.
fn holds_key(bytes: &[u8]) -> bool {
    let dots = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'.');
    dots.map(|(dot, _)| bytes.split_at(dot))
        .any(|(version, kind)| {
            let is_version = match version {
                [.., before, b'k', b'1'..=b'9'] => !before.is_ascii_alphanumeric(),
                [b'k', b'1'..=b'9'] => true,
                _ => false,
            };
            is_version && FORBIDDEN.iter().any(|key| is_kind(kind, key))
        })
}

/// Whether `text` begins with `.kind.`
fn is_kind(text: &[u8], kind: &str) -> bool {
    let rest = text.strip_prefix(b".").unwrap_or_default();
    let rest = rest.strip_prefix(kind.as_bytes()).unwrap_or_default();
    rest.first() == Some(&b'.')
}
