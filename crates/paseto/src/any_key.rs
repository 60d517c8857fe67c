//! A key whose version and type are known only when the program runs.

use core::fmt;

use paseto_core::{Error, KeyError, SecretText, Version};

use crate::paserk::{self, Key, KeyText as _};

/// What a key in the clear is.
///
/// Specification: PASERK, "PASERK Types".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum KeyType {
    /// One shared key, which encrypts and decrypts. A secret.
    Local,
    /// The secret key of a pair, which signs. A secret.
    Secret,
    /// The public key of a pair, which verifies.
    Public,
}

impl KeyType {
    /// Whether the text of such a key gives a secret away.
    #[must_use]
    pub const fn is_secret(self) -> bool {
        !matches!(self, Self::Public)
    }
}

/// As PASERK spells it: `local`, `secret`, `public`.
impl fmt::Display for KeyType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Local => "local",
            Self::Secret => "secret",
            Self::Public => "public",
        })
    }
}

/// The enum and what is the same for each of its variants.
macro_rules! any_key {
    (
        $(#[$meta:meta])*
        pub enum $Any:ident {
            $(
                #[cfg($($gate:tt)*)]
                $Variant:ident($version:ident::$Key:ident) is $Version:ident $Type:ident,
            )+
        }
    ) => {
        $(#[$meta])*
        pub enum $Any {
            $(
                #[cfg($($gate)*)]
                #[doc = concat!("The type `", stringify!($Key), "` of `", stringify!($version), "`.")]
                $Variant(crate::$version::$Key),
            )+
        }

        impl $Any {
            /// The key of a text that begins with `header`; `None` where that is of no such key, nor
            /// of its id.
            fn from_header(header: &str, text: &str) -> Option<Result<Self, Error>> {
                $(
                    #[cfg($($gate)*)]
                    match header {
                        <crate::$version::$Key as Key>::HEADER => {
                            return Some(paserk::parse(text).map(Self::$Variant));
                        }
                        <crate::$version::$Key as Key>::ID_HEADER => {
                            let expected = <crate::$version::$Key as Key>::HEADER;
                            return Some(Err(KeyError::header(expected).into()));
                        }
                        _ => {}
                    }
                )+
                None
            }

            /// The version of the tokens that the key is for.
            #[must_use]
            pub const fn version(&self) -> Version {
                match self {
                    $(
                        #[cfg($($gate)*)]
                        Self::$Variant(_) => Version::$Version,
                    )+
                }
            }

            /// What the key is.
            #[must_use]
            pub const fn key_type(&self) -> KeyType {
                match self {
                    $(
                        #[cfg($($gate)*)]
                        Self::$Variant(_) => KeyType::$Type,
                    )+
                }
            }

            /// What the PASERK text of the key begins with, such as `k4.secret.`
            #[must_use]
            pub const fn paserk_header(&self) -> &'static str {
                match self {
                    $(
                        #[cfg($($gate)*)]
                        Self::$Variant(_) => <crate::$version::$Key as Key>::HEADER,
                    )+
                }
            }

            /// The PASERK text of the key, in the type of a secret also where it is none.
            #[must_use]
            pub fn to_paserk(&self) -> SecretText {
                match self {
                    $(
                        #[cfg($($gate)*)]
                        Self::$Variant(key) => {
                            SecretText::new(paserk::text(key).as_text().to_owned())
                        }
                    )+
                }
            }

            /// The PASERK id of the key, such as `k4.sid.…`
            ///
            /// What belongs into a footer is the id of a local or of a public key.
            #[must_use]
            pub fn id(&self) -> String {
                match self {
                    $(
                        #[cfg($($gate)*)]
                        Self::$Variant(key) => paserk::id(key).to_string(),
                    )+
                }
            }
        }

        $(
            #[cfg($($gate)*)]
            impl From<crate::$version::$Key> for $Any {
                fn from(key: crate::$version::$Key) -> Self {
                    Self::$Variant(key)
                }
            }
        )+
    };
}

any_key! {
    /// A key of any version and type that this build has, **for tools** that are given keys and
    /// nothing else.
    ///
    /// Whatever makes or checks tokens names the type of its key, such as `v4::PublicKey`: then no
    /// text decides which algorithm is used. Here the text does, so a tool has to look at what it
    /// got before it does anything with it. A wrapping or a sealing key is written like another key,
    /// and is read as that one.
    ///
    /// There is no `Clone`, and `Debug` shows no secret.
    #[allow(
        clippy::large_enum_variant,
        reason = "a tool holds one or two; and a box would leave a copy of the secret behind"
    )]
    #[derive(Debug, PartialEq, Eq)]
    #[non_exhaustive]
    pub enum AnyKey {
        #[cfg(feature = "v4")]
        V4Local(v4::LocalKey) is V4 Local,
        #[cfg(feature = "v4")]
        V4Secret(v4::SecretKey) is V4 Secret,
        #[cfg(feature = "v4")]
        V4Public(v4::PublicKey) is V4 Public,
        #[cfg(feature = "v3")]
        V3Local(v3::LocalKey) is V3 Local,
        #[cfg(feature = "v3")]
        V3Secret(v3::SecretKey) is V3 Secret,
        #[cfg(feature = "v3")]
        V3Public(v3::PublicKey) is V3 Public,
        #[cfg(feature = "v2")]
        V2Local(v2::LocalKey) is V2 Local,
        #[cfg(feature = "v2")]
        V2Secret(v2::SecretKey) is V2 Secret,
        #[cfg(feature = "v2")]
        V2Public(v2::PublicKey) is V2 Public,
        #[cfg(feature = "v1")]
        V1Local(v1::LocalKey) is V1 Local,
        #[cfg(feature = "legacy-rsa")]
        V1Secret(v1::SecretKey) is V1 Secret,
        #[cfg(feature = "legacy-rsa")]
        V1Public(v1::PublicKey) is V1 Public,
    }
}

impl AnyKey {
    /// Reads a key from its PASERK text. Its header alone decides what it is; nothing is tried.
    ///
    /// # Errors
    /// [`Error::Format`] where the text is no PASERK, [`Error::UnknownHeader`] where it is of a
    /// version or a type that this build does not have; [`Error::Key`] with
    /// [`KeyError::Encrypted`] where the key is wrapped, locked or sealed, and with
    /// [`KeyError::Header`] where it is the id of a key; else those of [`paserk::parse`].
    pub fn parse(text: &str) -> Result<Self, Error> {
        let header = paseto_core::PaserkText::split(text)?.header;
        Self::from_header(header, text).unwrap_or_else(|| Err(no_plain_key(header)))
    }

    /// The public key of a pair, where this is the secret one.
    #[must_use]
    pub fn public_half(&self) -> Option<Self> {
        match self {
            #[cfg(feature = "v4")]
            Self::V4Secret(key) => Some(key.public_key().clone().into()),
            #[cfg(feature = "v3")]
            Self::V3Secret(key) => Some(key.public_key().clone().into()),
            #[cfg(feature = "v2")]
            Self::V2Secret(key) => Some(key.public_key().clone().into()),
            #[cfg(feature = "legacy-rsa")]
            Self::V1Secret(key) => Some(key.public_key().clone().into()),
            _ => None,
        }
    }
}

/// Why a text with this header is read as no key.
///
/// Specification: PASERK, "PASERK Types".
fn no_plain_key(header: &str) -> Error {
    let name = header
        .strip_prefix('k')
        .and_then(|rest| rest.strip_prefix(['1', '2', '3', '4']));
    match name {
        Some(
            ".local-wrap.pie." | ".secret-wrap.pie." | ".local-pw." | ".secret-pw." | ".seal.",
        ) => KeyError::Encrypted.into(),
        _ => Error::UnknownHeader,
    }
}
