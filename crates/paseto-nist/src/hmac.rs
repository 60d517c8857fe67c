//! HMAC-SHA-384 (RFC 2104, FIPS 198-1).

#[cfg(feature = "aws-lc")]
mod aws_lc;
#[cfg(not(feature = "aws-lc"))]
mod pure;

use core::fmt;

use paseto_core::pae;

#[cfg(feature = "aws-lc")]
use self::aws_lc as backend;
#[cfg(not(feature = "aws-lc"))]
use self::pure as backend;

/// An HMAC-SHA-384 computation. A clone goes on from the same state, so what the beginnings of
/// several messages have in common, the key included, is computed once.
///
/// Its state is wiped when it is dropped.
#[derive(Clone)]
pub struct Hmac(backend::State);

impl Hmac {
    /// Begins with a key of any length.
    #[must_use]
    pub fn keyed(key: &[u8]) -> Self {
        Self(backend::State::new(key))
    }

    /// Authenticates further bytes.
    pub fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// Authenticates the Pre-Authentication Encoding of `pieces`.
    pub fn update_pae(&mut self, pieces: &[&[u8]]) {
        pae(pieces, |bytes| self.update(bytes));
    }

    /// Writes the tag to `out`.
    pub fn finalize_into(self, out: &mut [u8; 48]) {
        self.0.finalize_into(out);
    }

    /// The tag. To compare it with another one is the caller's, in constant time.
    #[must_use]
    pub fn finalize(self) -> [u8; 48] {
        let mut out = [0; 48];
        self.finalize_into(&mut out);
        out
    }
}

impl fmt::Debug for Hmac {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Hmac(..)")
    }
}
