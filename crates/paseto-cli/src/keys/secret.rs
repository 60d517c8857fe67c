//! Secret keys of every version.

use paseto::{Error, Footer, SecretText, Token, v1, v2, v3, v4};

use super::{PublicKey, Version, each, hex, version_of};

/// A secret key: signs.
#[derive(Debug)]
pub(crate) enum SecretKey {
    /// Version 1.
    V1(v1::SecretKey),
    /// Version 2.
    V2(v2::SecretKey),
    /// Version 3.
    V3(v3::SecretKey),
    /// Version 4.
    V4(v4::SecretKey),
}

impl SecretKey {
    /// A new key pair.
    pub(crate) fn generate(version: Version) -> Result<Self, Error> {
        match version {
            Version::V1 => v1::SecretKey::generate().map(Self::V1),
            Version::V2 => v2::SecretKey::generate().map(Self::V2),
            Version::V3 => v3::SecretKey::generate().map(Self::V3),
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
            Self::V1(key) => PublicKey::V1(key.public_key().clone()),
            Self::V2(key) => PublicKey::V2(key.public_key().clone()),
            Self::V3(key) => PublicKey::V3(key.public_key().clone()),
            Self::V4(key) => PublicKey::V4(key.public_key().clone()),
        }
    }

    /// The PASERK text of the key.
    pub(crate) fn paserk(&self) -> SecretText {
        each!(self, key => key.to_paserk())
    }

    /// The version of the tokens that the key is for.
    pub(crate) const fn version(&self) -> Version {
        version_of!(self)
    }

    /// The bytes that the PASERK text stands for, in hexadecimal.
    pub(crate) fn hex(&self) -> SecretText {
        each!(self, key => hex(key))
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
