//! Keys of every version behind one type each: the key's own text says which it is.
//!
//! A new version is a variant in each of the three types, a line in each macro here, and a line for
//! each of its keys in [`read`].

mod encode;
mod file;
mod local;
mod public;
mod raw;
mod read;
mod seal;
mod sealing_file;
mod secret;
mod set;
mod wrapped;

use core::fmt;

use paseto::SecretText;

pub(crate) use file::File;
pub(crate) use local::LocalKey;
pub(crate) use public::PublicKey;
use raw::hex;
pub(crate) use raw::{KeyType, encode as secret_hex};
pub(crate) use seal::{Recipient, RecipientSecret, SealingPair};
pub(crate) use sealing_file::SealingFile;
pub(crate) use secret::SecretKey;
pub(crate) use set::pick;
pub(crate) use wrapped::wrapping;

/// Does the same with the key of any version.
macro_rules! each {
    ($key:expr, $inner:ident => $do:expr) => {
        match $key {
            Self::V1($inner) => $do,
            Self::V2($inner) => $do,
            Self::V3($inner) => $do,
            Self::V4($inner) => $do,
        }
    };
}
use each;

/// The version of a key of any version.
macro_rules! version_of {
    ($key:expr) => {
        match $key {
            Self::V1(_) => Version::V1,
            Self::V2(_) => Version::V2,
            Self::V3(_) => Version::V3,
            Self::V4(_) => Version::V4,
        }
    };
}
use version_of;

/// Does the same with the types of any version: its module has the name that is given.
macro_rules! with_version {
    ($version:expr, $module:ident => $do:expr) => {
        match $version {
            Version::V1 => {
                use paseto::v1 as $module;
                $do
            }
            Version::V2 => {
                use paseto::v2 as $module;
                $do
            }
            Version::V3 => {
                use paseto::v3 as $module;
                $do
            }
            Version::V4 => {
                use paseto::v4 as $module;
                $do
            }
        }
    };
}
pub(crate) use with_version;

/// A version that this build can make keys of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Version {
    /// RSA-2048, AES-256-CTR and HMAC-SHA-384: for reading old tokens
    V1,
    /// Ed25519 and XChaCha20-Poly1305: for systems that speak it already
    V2,
    /// P-384, AES-256-CTR and HMAC-SHA-384: where the algorithms have to be NIST's
    V3,
    /// Ed25519, XChaCha20 and BLAKE2b: what to use unless something else is required
    V4,
}

impl Version {
    /// 1 to 4.
    pub(crate) const fn number(self) -> u8 {
        match self {
            Self::V1 => 1,
            Self::V2 => 2,
            Self::V3 => 3,
            Self::V4 => 4,
        }
    }

    /// Versions 1 and 3 use the algorithms of NIST.
    pub(crate) const fn is_nist(self) -> bool {
        matches!(self, Self::V1 | Self::V3)
    }
}

/// As tokens spell it, such as `v4`.
impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "v{}", self.number())
    }
}

/// A key of any version and kind.
#[derive(Debug)]
pub(crate) enum Key {
    /// Encrypts and decrypts.
    Local(Box<LocalKey>),
    /// Signs.
    Secret(Box<SecretKey>),
    /// Verifies.
    Public(Box<PublicKey>),
}

impl Key {
    /// What kind of key it is, in words.
    pub(crate) const fn kind(&self) -> &'static str {
        match self {
            Self::Local(_) => "a local key",
            Self::Secret(_) => "a secret key",
            Self::Public(_) => "a public key",
        }
    }

    /// The version of the tokens that the key is for.
    pub(crate) fn version(&self) -> Version {
        match self {
            Self::Local(key) => key.version(),
            Self::Secret(key) => key.version(),
            Self::Public(key) => key.version(),
        }
    }

    /// Whether nobody else may see the key.
    pub(crate) const fn is_secret(&self) -> bool {
        !matches!(self, Self::Public(_))
    }

    /// The PASERK text of the key, in the type of a secret also where it is none.
    pub(crate) fn paserk(&self) -> SecretText {
        match self {
            Self::Local(key) => key.paserk(),
            Self::Secret(key) => key.paserk(),
            Self::Public(key) => SecretText::new(key.paserk()),
        }
    }

    /// The bytes that the PASERK text stands for, in hexadecimal.
    pub(crate) fn hex(&self) -> SecretText {
        match self {
            Self::Local(key) => key.hex(),
            Self::Secret(key) => key.hex(),
            Self::Public(key) => key.hex(),
        }
    }

    /// The PASERK id of the key.
    pub(crate) fn id(&self) -> String {
        match self {
            Self::Local(key) => key.id(),
            Self::Secret(key) => key.id(),
            Self::Public(key) => key.id(),
        }
    }
}

impl From<LocalKey> for Key {
    fn from(key: LocalKey) -> Self {
        Self::Local(Box::new(key))
    }
}

impl From<SecretKey> for Key {
    fn from(key: SecretKey) -> Self {
        Self::Secret(Box::new(key))
    }
}

impl From<PublicKey> for Key {
    fn from(key: PublicKey) -> Self {
        Self::Public(Box::new(key))
    }
}
