//! Secret keys of every version.

use paseto::{Error, Footer, SecretText, Token, v4};

use super::{PublicKey, Version, each};

/// A secret key: signs.
#[derive(Debug)]
pub(crate) enum SecretKey {
    /// Version 4.
    V4(v4::SecretKey),
}

impl SecretKey {
    /// A new key pair.
    pub(crate) fn generate(version: Version) -> Result<Self, Error> {
        match version {
            Version::V4 => v4::SecretKey::generate().map(Self::V4),
        }
    }

    /// Makes a token.
    pub(crate) fn sign(&self, token: Token<'_>) -> Result<String, Error> {
        each!(self, key => token.sign(key))
    }

    /// The public half.
    pub(crate) fn public(&self) -> PublicKey {
        match self {
            Self::V4(key) => PublicKey::V4(key.public_key().clone()),
        }
    }

    /// The PASERK text of the key.
    pub(crate) fn paserk(&self) -> SecretText {
        each!(self, key => key.to_paserk())
    }

    /// The PASERK id of the key itself. What stands in a footer is that of its public half.
    pub(crate) fn id(&self) -> String {
        each!(self, key => key.id().to_string())
    }

    /// A footer that names the public half.
    pub(crate) fn kid(&self) -> Footer<'static> {
        each!(self, key => key.public_key().id().into())
    }
}
