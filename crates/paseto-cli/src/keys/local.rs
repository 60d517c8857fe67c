//! Local keys of every version.

use paseto::{Check, Error, Footer, SecretText, Token, Untrusted, Verified, v1, v2, v3, v4};

use super::{Version, each, hex, version_of};

/// A local key: encrypts and decrypts.
#[allow(
    clippy::large_enum_variant,
    reason = "it stands in a box already, and the sizes are up to the backend"
)]
#[derive(Debug)]
pub(crate) enum LocalKey {
    /// Version 1.
    V1(v1::LocalKey),
    /// Version 2.
    V2(v2::LocalKey),
    /// Version 3.
    V3(v3::LocalKey),
    /// Version 4.
    V4(v4::LocalKey),
}

impl LocalKey {
    /// A new key.
    pub(crate) fn generate(version: Version) -> Result<Self, Error> {
        match version {
            Version::V1 => v1::LocalKey::generate().map(Self::V1),
            Version::V2 => v2::LocalKey::generate().map(Self::V2),
            Version::V3 => v3::LocalKey::generate().map(Self::V3),
            Version::V4 => v4::LocalKey::generate().map(Self::V4),
        }
    }

    /// Makes a token.
    pub(crate) fn encrypt(&self, token: Token<'_>) -> Result<String, Error> {
        each!(self, key => token.encrypt(key))
    }

    /// Authenticates and decrypts a token, and checks it.
    pub(crate) fn decrypt<C>(
        &self,
        token: Untrusted,
        check: &impl Check<C>,
    ) -> Result<Verified<C>, Error> {
        each!(self, key => token.decrypt(key, check))
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

    /// The PASERK id of the key.
    pub(crate) fn id(&self) -> String {
        each!(self, key => key.id().to_string())
    }

    /// A footer that names the key.
    pub(crate) fn kid(&self) -> Footer<'static> {
        each!(self, key => key.id().into())
    }
}
