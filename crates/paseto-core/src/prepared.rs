//! Signing in two steps, for signers that are asynchronous or far away.

use alloc::{string::String, vec::Vec};
use core::fmt;

use crate::{Error, Token, Verify};

/// A token that waits for its signature: made by [`Token::prepare`].
///
/// Nothing here does any input or output, so it fits an `async` function, a queue or an HSM.
#[must_use = "a prepared token becomes text with `finish`"]
pub struct Prepared<'a, 'k, K> {
    token: Token<'a>,
    key: &'k K,
    input: Vec<u8>,
}

impl<'a, 'k, K: Verify> Prepared<'a, 'k, K> {
    pub(crate) fn new(token: Token<'a>, key: &'k K) -> Result<Self, Error> {
        let mut input = Vec::with_capacity(token.payload().len().saturating_add(128));
        key.signing_input(token.payload(), token.associated(), &mut |bytes| {
            input.extend_from_slice(bytes);
        })?;
        Ok(Self { token, key, input })
    }

    /// The exact bytes to sign: the Pre-Authentication Encoding.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.input
    }

    /// Checks the signature with the public key and writes the token as text.
    ///
    /// # Errors
    /// Those of [`Verify::verify`]: a signature that does not hold never becomes a token.
    pub fn finish(self, signature: &[u8]) -> Result<String, Error> {
        if signature.len() != K::SIGNATURE_LEN {
            return Err(Error::NotAuthentic);
        }
        let (message, associated) = (self.token.payload(), self.token.associated());
        self.key.verify(message, associated, signature)?;
        Ok(self.token.with_signature(K::HEADER, signature))
    }
}

impl<K> fmt::Debug for Prepared<'_, '_, K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Prepared").finish_non_exhaustive()
    }
}
