//! HKDF-SHA-384 (RFC 5869).

#[cfg(feature = "aws-lc")]
mod aws_lc;
#[cfg(not(feature = "aws-lc"))]
mod pure;

use core::fmt;

use paseto_core::Error;

#[cfg(feature = "aws-lc")]
use self::aws_lc as backend;
#[cfg(not(feature = "aws-lc"))]
use self::pure as backend;

/// The pseudorandom key that HKDF-Extract makes and HKDF-Expand takes, ready for use: where one
/// serves many tokens, it is extracted once.
///
/// It is wiped when it is dropped.
pub struct Prk(backend::Prk);

impl Prk {
    /// HKDF-Extract. An empty salt is the same as none.
    #[must_use]
    pub fn extract(salt: &[u8], ikm: &[u8]) -> Self {
        Self(backend::Prk::extract(salt, ikm))
    }

    /// HKDF-Expand: fills the whole of `out`. The pieces of `info` are taken one after the other,
    /// with nothing between them.
    ///
    /// # Errors
    /// [`Error::TooLong`] for more than 255 · 48 bytes, and [`Error::Unavailable`] where AWS-LC
    /// fails. Nothing of use is then in `out`.
    pub fn expand(&self, info: &[&[u8]], out: &mut [u8]) -> Result<(), Error> {
        self.0.expand(info, out)
    }
}

impl fmt::Debug for Prk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Prk(..)")
    }
}
