//! The one place that randomness comes from.

use crate::Error;

/// Fills `bytes` from the operating system's random number generator.
///
/// # Errors
/// [`Error::Randomness`] where the operating system gives none, and always without the feature
/// `getrandom`.
pub fn fill_random(bytes: &mut [u8]) -> Result<(), Error> {
    #[cfg(feature = "getrandom")]
    {
        #[expect(
            clippy::disallowed_methods,
            reason = "this is the one place that randomness comes from"
        )]
        getrandom::fill(bytes).map_err(|_| Error::Randomness)
    }
    #[cfg(not(feature = "getrandom"))]
    {
        let _ = bytes;
        Err(Error::Randomness)
    }
}
