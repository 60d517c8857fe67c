//! The parts of an encrypted body.

use core::fmt;

use crate::Error;

/// The body of a `local` token, `n ‖ c ‖ t`: a nonce of `N` bytes, the ciphertext, a tag of `T`
/// bytes. Before encryption and after decryption the message stands in place of the ciphertext.
///
/// Specification: the "Encrypt" and "Decrypt" steps of each version.
#[non_exhaustive]
pub struct Body<'b, const N: usize, const T: usize> {
    /// The nonce.
    pub n: &'b mut [u8; N],
    /// The ciphertext, or the message.
    pub c: &'b mut [u8],
    /// The tag.
    pub t: &'b mut [u8; T],
}

impl<'b, const N: usize, const T: usize> Body<'b, N, T> {
    /// Splits a body.
    ///
    /// # Errors
    /// [`Error::TooShort`] where it has no room for nonce and tag.
    pub fn split(body: &'b mut [u8]) -> Result<Self, Error> {
        let length = body.len();
        let short = || Error::too_short(length, const { N + T });
        let (n, rest) = body.split_first_chunk_mut().ok_or_else(short)?;
        let (c, t) = rest.split_last_chunk_mut().ok_or_else(short)?;
        Ok(Self { n, c, t })
    }
}

/// Without the message.
impl<const N: usize, const T: usize> fmt::Debug for Body<'_, N, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Body({N} + {} + {T} bytes)", self.c.len())
    }
}
