//! The parts of token and PASERK text.

/// The text does not have the parts of a token or of a PASERK string.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FormatError {
    /// A token has three or four parts between dots, a PASERK string three, or four where it is
    /// wrapped.
    Parts,
    /// A part is empty, or an empty footer is announced by a trailing dot.
    EmptyPart,
}

impl core::fmt::Display for FormatError {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(match self {
            Self::Parts => "wrong number of parts between dots",
            Self::EmptyPart => "an empty part between dots, or a dot at the end",
        })
    }
}

impl core::error::Error for FormatError {}

/// The parts of a token's text, still encoded: `header ‖ body`, or `header ‖ body ‖ . ‖ footer`.
///
/// Only the dots are looked at. Whether the header is one that is known and whether the rest is
/// base64url is for the caller to check.
///
/// Specification: `Common.md`, "PASETO Message Format".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct TokenText<'t> {
    /// Version and purpose with both dots, such as `v4.local.`
    pub header: &'t str,
    /// The encoded payload, never empty.
    pub body: &'t str,
    /// The encoded footer; empty where the token has none.
    pub footer: &'t str,
}

impl<'t> TokenText<'t> {
    /// Splits a token at its dots.
    ///
    /// # Errors
    /// [`FormatError`] where there are not three or four parts, where one of them is empty, or
    /// where the text ends with a dot: an absent footer has one spelling.
    pub fn split(text: &'t str) -> Result<Self, FormatError> {
        let (header, rest) = split_header(text)?;
        let (body, footer) = match split_dot(rest) {
            None => (rest, None),
            Some((body, footer)) => (body, Some(footer)),
        };
        if footer.is_some_and(|footer| split_dot(footer).is_some()) {
            return Err(FormatError::Parts);
        }
        if body.is_empty() || footer.is_some_and(str::is_empty) {
            return Err(FormatError::EmptyPart);
        }
        let footer = footer.unwrap_or_default();
        Ok(Self {
            header,
            body,
            footer,
        })
    }
}

/// The parts of a PASERK string, still encoded: `header ‖ data`.
///
/// Only the dots are looked at: `k4.local.` has one part before the data, a wrapped key's header
/// two (`k4.local-wrap.pie.`).
///
/// Specification: PASERK, "PASERK Types" and `operations/Wrap.md`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PaserkText<'t> {
    /// Version and type with all dots, such as `k4.secret.` or `k4.local-wrap.pie.`
    pub header: &'t str,
    /// The encoded key or key id, never empty.
    pub data: &'t str,
}

impl<'t> PaserkText<'t> {
    /// Splits a PASERK string at its dots.
    ///
    /// # Errors
    /// [`FormatError`] where there are not three or four parts, or one of them is empty.
    pub fn split(text: &'t str) -> Result<Self, FormatError> {
        let (_, rest) = split_header(text)?;
        let data = match split_dot(rest) {
            None => rest,
            Some((prefix, data)) if !prefix.is_empty() => data,
            Some(_) => return Err(FormatError::EmptyPart),
        };
        if split_dot(data).is_some() {
            return Err(FormatError::Parts);
        }
        if data.is_empty() {
            return Err(FormatError::EmptyPart);
        }
        let header = before(text, data);
        Ok(Self { header, data })
    }
}

/// The two leading parts with their dots, and what follows.
fn split_header(text: &str) -> Result<(&str, &str), FormatError> {
    let (version, rest) = text.split_once('.').ok_or(FormatError::Parts)?;
    let (kind, rest) = rest.split_once('.').ok_or(FormatError::Parts)?;
    if version.is_empty() || kind.is_empty() {
        return Err(FormatError::EmptyPart);
    }
    Ok((before(text, rest), rest))
}

/// What stands before the end `rest` of `text`.
fn before<'t>(text: &'t str, rest: &str) -> &'t str {
    let header = text.len().saturating_sub(rest.len());
    text.get(..header).unwrap_or_default()
}

/// What stands before and after the first dot. A body may be long, so it is searched with vectors.
fn split_dot(text: &str) -> Option<(&str, &str)> {
    let at = memchr::memchr(b'.', text.as_bytes())?;
    let (before, rest) = text.split_at_checked(at)?;
    Some((before, rest.strip_prefix('.')?))
}
