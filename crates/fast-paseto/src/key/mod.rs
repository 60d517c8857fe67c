//! Keys of all versions behind one type for each use.

mod bare;
mod classes;
mod input;

use paseto::{
    Check, Error, Header, Purpose, Token, Untrusted, Verified, Version,
    paserk::{self, Key, KeyText as _},
    v1, v2, v3, v4,
};

pub(crate) use self::{
    bare::BareLocal,
    classes::{LocalKey, PublicKey, SecretKey, pem_text},
    input::{Said, is_paserk, local, public, purpose, secret},
};

/// Calls `$body` with the key that is inside, whatever its version.
macro_rules! with_key {
    ($any:expr, $key:ident => $body:expr) => {
        match $any {
            Self::V1($key) => $body,
            Self::V2($key) => $body,
            Self::V3($key) => $body,
            Self::V4($key) => $body,
        }
    };
}

/// A key of one use and any version.
macro_rules! any_version {
    ($(#[$meta:meta])* $Any:ident($Key:ident), $purpose:ident) => {
        $(#[$meta])*
        #[derive(PartialEq, Eq)]
        #[allow(clippy::large_enum_variant, reason = "it stands in an object of Python's")]
        pub(crate) enum $Any {
            V1(v1::$Key),
            V2(v2::$Key),
            V3(v3::$Key),
            V4(v4::$Key),
        }

        impl $Any {
            /// The key with these bytes, as PASERK writes them.
            pub(crate) fn from_bytes(version: Version, bytes: &[u8]) -> Result<Self, Error> {
                match version {
                    Version::V1 => Key::from_key_bytes(bytes).map(Self::V1),
                    Version::V2 => Key::from_key_bytes(bytes).map(Self::V2),
                    Version::V3 => Key::from_key_bytes(bytes).map(Self::V3),
                    _ => Key::from_key_bytes(bytes).map(Self::V4),
                }
            }

            /// The key of a PASERK text; `None` where that is of no such key.
            pub(crate) fn from_paserk(text: &str) -> Option<Result<Self, Error>> {
                let is = |header: &str| text.starts_with(header);
                if is(v4::$Key::HEADER) {
                    Some(paserk::parse(text).map(Self::V4))
                } else if is(v3::$Key::HEADER) {
                    Some(paserk::parse(text).map(Self::V3))
                } else if is(v2::$Key::HEADER) {
                    Some(paserk::parse(text).map(Self::V2))
                } else if is(v1::$Key::HEADER) {
                    Some(paserk::parse(text).map(Self::V1))
                } else {
                    None
                }
            }

            /// Version and purpose of its tokens.
            pub(crate) const fn header(&self) -> Header {
                let version = match self {
                    Self::V1(_) => Version::V1,
                    Self::V2(_) => Version::V2,
                    Self::V3(_) => Version::V3,
                    Self::V4(_) => Version::V4,
                };
                Header::new(version, Purpose::$purpose)
            }

            /// Calls `f` with the bytes of the key, as PASERK writes them.
            pub(crate) fn with_bytes<R>(&self, f: impl FnOnce(&[u8]) -> R) -> R {
                with_key!(self, key => key.with_bytes(f))
            }

            /// Calls `f` with the PASERK text of the key.
            pub(crate) fn with_paserk<R>(&self, f: impl FnOnce(&str) -> R) -> R {
                with_key!(self, key => f(paserk::text(key).as_text()))
            }

            /// The PASERK id of the key.
            pub(crate) fn id(&self) -> String {
                with_key!(self, key => paserk::id(key).to_string())
            }
        }
    };
}

any_version! {
    /// A shared key.
    AnyLocal(LocalKey), Local
}
any_version! {
    /// A key that signs.
    AnySecret(SecretKey), Public
}
any_version! {
    /// A key that verifies.
    #[derive(Hash)]
    AnyPublic(PublicKey), Public
}

impl AnyLocal {
    pub(crate) fn generate(version: Version) -> Result<Self, Error> {
        Ok(match version {
            Version::V1 => Self::V1(v1::LocalKey::generate()?),
            Version::V2 => Self::V2(v2::LocalKey::generate()?),
            Version::V3 => Self::V3(v3::LocalKey::generate()?),
            _ => Self::V4(v4::LocalKey::generate()?),
        })
    }

    pub(crate) fn encrypt(&self, token: Token<'_>) -> Result<String, Error> {
        with_key!(self, key => token.encrypt(key))
    }

    pub(crate) fn decrypt<C>(
        &self,
        token: Untrusted,
        check: &impl Check<C>,
    ) -> Result<Verified<C>, Error> {
        with_key!(self, key => token.decrypt(key, check))
    }
}

impl AnySecret {
    pub(crate) fn generate(version: Version) -> Result<Self, Error> {
        Ok(match version {
            Version::V1 => Self::V1(v1::SecretKey::generate()?),
            Version::V2 => Self::V2(v2::SecretKey::generate()?),
            Version::V3 => Self::V3(v3::SecretKey::generate()?),
            _ => Self::V4(v4::SecretKey::generate()?),
        })
    }

    pub(crate) fn public(&self) -> AnyPublic {
        match self {
            Self::V1(key) => AnyPublic::V1(key.public_key().clone()),
            Self::V2(key) => AnyPublic::V2(key.public_key().clone()),
            Self::V3(key) => AnyPublic::V3(key.public_key().clone()),
            Self::V4(key) => AnyPublic::V4(key.public_key().clone()),
        }
    }

    pub(crate) fn sign(&self, token: Token<'_>) -> Result<String, Error> {
        with_key!(self, key => token.sign(key))
    }

    pub(crate) fn from_pem(version: Version, text: &str) -> Result<Self, Error> {
        Ok(match version {
            Version::V1 => Self::V1(v1::SecretKey::from_pem(text)?),
            Version::V2 => Self::V2(v2::SecretKey::from_pem(text)?),
            Version::V3 => Self::V3(v3::SecretKey::from_pem(text)?),
            _ => Self::V4(v4::SecretKey::from_pem(text)?),
        })
    }

    pub(crate) fn from_encrypted_pem(
        version: Version,
        text: &str,
        password: &[u8],
    ) -> Result<Self, Error> {
        let limits = &paserk::UnwrapLimits::default();
        Ok(match version {
            Version::V1 => Self::V1(v1::SecretKey::from_encrypted_pem(text, password, limits)?),
            Version::V2 => Self::V2(v2::SecretKey::from_encrypted_pem(text, password, limits)?),
            Version::V3 => Self::V3(v3::SecretKey::from_encrypted_pem(text, password, limits)?),
            _ => Self::V4(v4::SecretKey::from_encrypted_pem(text, password, limits)?),
        })
    }

    /// Calls `f` with the PEM text of the key.
    pub(crate) fn with_pem<R>(&self, f: impl FnOnce(&str) -> R) -> R {
        with_key!(self, key => f(key.to_pem().expose()))
    }
}

impl AnyPublic {
    pub(crate) fn verify<C>(
        &self,
        token: Untrusted,
        check: &impl Check<C>,
    ) -> Result<Verified<C>, Error> {
        with_key!(self, key => token.verify(key, check))
    }

    pub(crate) fn from_pem(version: Version, text: &str) -> Result<Self, Error> {
        Ok(match version {
            Version::V1 => Self::V1(v1::PublicKey::from_pem(text)?),
            Version::V2 => Self::V2(v2::PublicKey::from_pem(text)?),
            Version::V3 => Self::V3(v3::PublicKey::from_pem(text)?),
            _ => Self::V4(v4::PublicKey::from_pem(text)?),
        })
    }

    pub(crate) fn to_pem(&self) -> String {
        with_key!(self, key => key.to_pem())
    }
}
