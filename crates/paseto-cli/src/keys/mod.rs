//! Keys of every version behind one type each: the key's own text says which it is.
//!
//! A new version is a variant in each of the three types, a line in [`each!`], and its headers in
//! [`read`].

mod local;
mod public;
mod read;
mod secret;

pub(crate) use local::LocalKey;
pub(crate) use public::PublicKey;
pub(crate) use secret::SecretKey;

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

/// A version that this build can make keys of.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
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

    /// The PASERK id of the key.
    pub(crate) fn id(&self) -> String {
        match self {
            Self::Local(key) => key.id(),
            Self::Secret(key) => key.id(),
            Self::Public(key) => key.id(),
        }
    }
}
