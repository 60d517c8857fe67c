//! What a file holds.

use paseto_core::Error;

use crate::{
    Algorithm,
    algorithm::Found,
    jwk::Jwk,
    pem,
    read::{self, Contents},
};

/// What a key file holds, for programs that choose the version of a key by it: Ed25519 is version 4 (or
/// 2), P-384 version 3, RSA version 1.
///
/// That a file is one of these says nothing of the key in it, which is checked when it is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum KeyFile {
    /// A public key.
    Public(Algorithm),
    /// A secret key.
    Secret(Algorithm),
    /// A symmetric key, as JWK has it.
    Symmetric,
    /// A secret key that is encrypted with a password: only that tells of which algorithm it is.
    Encrypted,
    /// A JWK Set: keys among which one has to be chosen first.
    Set,
    /// A key of an algorithm that PASETO has not, and its name.
    Other(&'static str),
}

impl KeyFile {
    /// What the bytes of a file hold: PEM, DER or JWK.
    ///
    /// # Errors
    /// [`Error::TooLong`]; [`KeyError::Encoding`](paseto_core::KeyError::Encoding) where it is none of them;
    /// [`KeyError::Encryption`](paseto_core::KeyError::Encryption) for a PEM text that is encrypted in the way that came before PKCS#8, which
    /// nothing here reads.
    pub fn identify(bytes: &[u8]) -> Result<Self, Error> {
        crate::check_length(bytes.len())?;
        match core::str::from_utf8(bytes) {
            Ok(text) if text.trim_ascii_start().starts_with('{') => Self::of_jwk(text),
            Ok(text) if pem::has_block(text) => {
                let block = pem::decode(text)?;
                Ok(Self::of(&read::labelled(block.label, &block.der)?))
            }
            _ => Ok(Self::of(&read::der(bytes)?)),
        }
    }

    const fn of(contents: &Contents<'_>) -> Self {
        match contents {
            Contents::Encrypted => Self::Encrypted,
            Contents::Public(key) => match key.algorithm {
                Found::Ours(algorithm) => Self::Public(algorithm),
                Found::Other(name) => Self::Other(name),
            },
            Contents::Secret(key) => match key.algorithm {
                Found::Ours(algorithm) => Self::Secret(algorithm),
                Found::Other(name) => Self::Other(name),
            },
        }
    }

    fn of_jwk(text: &str) -> Result<Self, Error> {
        let jwk = Jwk::parse(text)?;
        if jwk.is_set() {
            return Ok(Self::Set);
        }
        Ok(match jwk.algorithm()? {
            None => Self::Symmetric,
            Some(Found::Other(name)) => Self::Other(name),
            Some(Found::Ours(algorithm)) if jwk.is_secret() => Self::Secret(algorithm),
            Some(Found::Ours(algorithm)) => Self::Public(algorithm),
        })
    }
}
