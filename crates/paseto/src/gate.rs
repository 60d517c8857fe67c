//! Which tokens may come in at all.

use paseto_core::{Error, Header, Purpose, Untrusted};

/// An allow-list of versions and purposes, which looks at the first letters of a text and decodes
/// nothing that is not on it. Nothing is, unless said otherwise.
///
/// A program that has one key needs no gate: the key's type refuses all other tokens. A gate is for
/// the place where texts come in before it is clear which key is for them; [`Router`](crate::Router)
/// has one.
///
/// Each version is named by itself; there is no way to allow "all". Versions 1 and 2 know no
/// implicit assertion, and version 1 has the algorithms of another age: allow them only as long as
/// such tokens are under way.
///
/// ```
/// use paseto::{Error, Gate, Header};
///
/// const GATE: Gate = Gate::new().allow(Header::V4_PUBLIC);
///
/// let refused = GATE.parse("v2.public.eyJzdWIiOiJhbGljZSJ9").unwrap_err();
/// assert_eq!(refused, Error::HeaderNotAllowed(Header::V2_PUBLIC));
/// ```
///
/// Specification: `03-Algorithm-Lucidity.md`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub struct Gate {
    /// A bit for each header.
    allowed: u16,
    max_length: usize,
}

impl Gate {
    /// A gate that lets nothing in.
    pub const fn new() -> Self {
        Self {
            allowed: 0,
            max_length: Untrusted::MAX_LENGTH,
        }
    }

    /// Lets tokens with this header in.
    pub const fn allow(mut self, header: Header) -> Self {
        self.allowed |= bit(header);
        self
    }

    /// Lets no text in that is longer, in bytes: [`Untrusted::MAX_LENGTH`] unless said otherwise.
    pub const fn max_length(mut self, bytes: usize) -> Self {
        self.max_length = bytes;
        self
    }

    /// The header that a text begins with, if it is allowed. Nothing is decoded.
    ///
    /// # Errors
    /// [`Error::TooLong`], [`Error::UnknownHeader`], [`Error::HeaderNotAllowed`].
    pub fn check(&self, text: &str) -> Result<Header, Error> {
        if text.len() > self.max_length {
            return Err(Error::too_long(text.len(), self.max_length));
        }
        let header = Header::starting(text).ok_or(Error::UnknownHeader)?;
        if self.allowed & bit(header) == 0 {
            return Err(Error::HeaderNotAllowed(header));
        }
        Ok(header)
    }

    /// Parses a token that is allowed.
    ///
    /// # Errors
    /// Those of [`Gate::check`] and [`Untrusted::parse`].
    pub fn parse(&self, text: &str) -> Result<Untrusted, Error> {
        self.check(text)?;
        Untrusted::parse_within(text, self.max_length)
    }
}

/// Lets nothing in.
impl Default for Gate {
    fn default() -> Self {
        Self::new()
    }
}

#[expect(clippy::arithmetic_side_effects, reason = "versions are 1 to 4")]
const fn bit(header: Header) -> u16 {
    let public = matches!(header.purpose, Purpose::Public);
    let local = 1 << (2 * header.version.number());
    if public { local << 1 } else { local }
}
