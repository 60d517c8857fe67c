//! AES-256 in counter mode (NIST SP 800-38A, section 6.5): OpenSSL's `aes-256-ctr`.

#[cfg(feature = "aws-lc")]
mod aws_lc;
#[cfg(not(feature = "aws-lc"))]
mod pure;

use paseto_core::Error;

#[cfg(feature = "aws-lc")]
use self::aws_lc as backend;
#[cfg(not(feature = "aws-lc"))]
use self::pure as backend;

/// Encrypts or decrypts `data` in place. `counter` is the first counter block: one big-endian
/// number of 128 bits, which begins again at 0 after its greatest value. Nothing is authenticated.
///
/// # Errors
/// [`Error::TooLong`] past the end of the key stream, and [`Error::Unavailable`] where AWS-LC
/// fails.
pub fn apply(key: &[u8; 32], counter: &[u8; 16], data: &mut [u8]) -> Result<(), Error> {
    backend::apply(key, counter, data)
}
