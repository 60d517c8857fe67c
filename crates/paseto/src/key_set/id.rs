//! The id of a key as an index holds it.

use core::fmt;

use paseto_core::base64url;

use super::KeySetErrorKind as Refused;

/// `k4.pid.` and its like.
const HEADER: usize = 7;
/// Header and 44 letters: every id has this length.
const LENGTH: usize = HEADER + 44;
/// What the letters stand for.
const DIGEST: usize = 33;

/// The id of a key that makes or checks tokens: `kN.lid.…` or `kN.pid.…`. It stands where it is
/// used, so that comparing it follows no pointer.
///
/// Specification: PASERK, `operations/ID.md`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Id([u8; LENGTH]);

impl Id {
    /// Reads an id.
    pub(crate) fn parse(text: &str) -> Result<Self, Refused> {
        let bytes = text
            .as_bytes()
            .try_into()
            .map_err(|_| Refused::NotAllowed)?;
        let (header, letters) = text.split_at_checked(HEADER).ok_or(Refused::NotAllowed)?;
        let known = matches!(
            header.as_bytes(),
            [b'k', b'1'..=b'4', b'.', b'l' | b'p', b'i', b'd', b'.']
        );
        let mut digest = [0; DIGEST];
        let digest = base64url::decode(letters.as_bytes(), &mut digest);
        if known && digest.is_ok() {
            Ok(Self(bytes))
        } else {
            Err(Refused::NotAllowed)
        }
    }

    pub(crate) fn as_str(&self) -> &str {
        // Only ASCII was ever read.
        core::str::from_utf8(&self.0).unwrap_or_default()
    }

    pub(crate) const fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// Version and type, `k4.pid.` for one.
    pub(crate) fn header(&self) -> &str {
        self.as_str().get(..HEADER).unwrap_or_default()
    }

    /// Whether a token's `kid` is this id.
    pub(crate) fn is(&self, kid: &str) -> bool {
        self.0 == *kid.as_bytes()
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}
