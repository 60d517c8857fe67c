//! Secret bytes.

use core::fmt;

use subtle::{Choice, ConstantTimeEq};
use zeroize::{ZeroizeOnDrop, optimization_barrier};

use crate::{Error, KeyError, fill_random};

/// `N` secret bytes: wiped when dropped, compared in constant time, never printed.
///
/// There is no `Clone`, `Deref` or `AsRef`: a copy is made with [`Secret::duplicate`] and the
/// bytes are reached with [`Secret::expose`], so that both can be found in a review.
pub struct Secret<const N: usize>([u8; N]);

impl<const N: usize> Secret<N> {
    /// Takes the bytes. The caller's copy, if there is one, is the caller's to wipe.
    #[must_use]
    pub const fn new(bytes: [u8; N]) -> Self {
        Self(bytes)
    }

    /// Copies the bytes from a slice.
    ///
    /// # Errors
    /// [`KeyError::Length`] where there are not exactly `N`.
    pub fn from_slice(bytes: &[u8]) -> Result<Self, KeyError> {
        bytes.try_into().map(Self).map_err(|_| KeyError::Length {
            expected: N,
            found: bytes.len(),
        })
    }

    /// `N` bytes from the operating system's random number generator.
    ///
    /// # Errors
    /// [`Error::Randomness`] where the operating system gives none.
    pub fn random() -> Result<Self, Error> {
        let mut secret = Self([0; N]);
        fill_random(&mut secret.0)?;
        Ok(secret)
    }

    /// The bytes. What is copied from here is no longer wiped.
    #[must_use]
    pub const fn expose(&self) -> &[u8; N] {
        &self.0
    }

    /// The bytes, to be written in place.
    pub const fn expose_mut(&mut self) -> &mut [u8; N] {
        &mut self.0
    }

    /// Another copy, which is wiped by itself.
    #[must_use]
    pub const fn duplicate(&self) -> Self {
        Self(self.0)
    }
}

impl<const N: usize> Drop for Secret<N> {
    fn drop(&mut self) {
        // What `Zeroize` does, but not byte for byte: this is on the path of every token.
        self.0 = [0; N];
        optimization_barrier(&self.0);
    }
}

impl<const N: usize> ZeroizeOnDrop for Secret<N> {}

impl<const N: usize> ConstantTimeEq for Secret<N> {
    fn ct_eq(&self, other: &Self) -> Choice {
        self.0.ct_eq(&other.0)
    }
}

impl<const N: usize> PartialEq for Secret<N> {
    fn eq(&self, other: &Self) -> bool {
        self.ct_eq(other).into()
    }
}

impl<const N: usize> Eq for Secret<N> {}

impl<const N: usize> fmt::Debug for Secret<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(..)")
    }
}
