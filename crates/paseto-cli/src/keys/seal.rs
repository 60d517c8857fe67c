//! Local keys that are sealed for the owner of a key pair, and such pairs.
//!
//! The pairs of version 1 have no PASERK text, and this build reads and writes no PEM of them: where
//! it does, that is a variant in each of the two types, and a line for each thing that they do.

use paseto::{Error, KeyError, SecretText, paserk, v2, v3, v4};

use super::{Key, LocalKey, PublicKey, SecretKey, Version};
use crate::failure::Failure;

/// Whom local keys are sealed for.
pub(crate) enum Recipient {
    /// Version 2.
    V2(v2::SealingPublicKey),
    /// Version 3.
    V3(v3::SealingPublicKey),
    /// Version 4.
    V4(v4::SealingPublicKey),
}

/// Who opens local keys that were sealed.
pub(crate) enum RecipientSecret {
    /// Version 2.
    V2(v2::SealingSecretKey),
    /// Version 3.
    V3(v3::SealingSecretKey),
    /// Version 4.
    V4(v4::SealingSecretKey),
}

/// Why there is no pair of version 1.
pub(crate) fn no_version_1() -> Failure {
    Failure::usage(
        "keys of version 1 are sealed for RSA keys of 4096 bits, which are written as PEM: this \
         build has none",
    )
}

impl Recipient {
    /// The recipient whose key is written as this public key.
    pub(crate) fn new(key: &PublicKey) -> Result<Self, Failure> {
        let text = key.paserk();
        let parsed = match key {
            PublicKey::V1(_) => return Err(no_version_1()),
            PublicKey::V2(_) => v2::SealingPublicKey::from_paserk(&text).map(Self::V2),
            PublicKey::V3(_) => v3::SealingPublicKey::from_paserk(&text).map(Self::V3),
            PublicKey::V4(_) => v4::SealingPublicKey::from_paserk(&text).map(Self::V4),
        };
        parsed.map_err(|why| Failure::making(&why))
    }

    /// What the keys begin with that are sealed for it.
    const fn header(&self) -> &'static str {
        match self {
            Self::V2(_) => "k2.local.",
            Self::V3(_) => "k3.local.",
            Self::V4(_) => "k4.local.",
        }
    }

    /// Seals a key, which has to be of the same version.
    pub(crate) fn seal(&self, key: &LocalKey) -> Result<String, Error> {
        match (self, key) {
            (Self::V2(to), LocalKey::V2(key)) => paserk::seal(key, to),
            (Self::V3(to), LocalKey::V3(key)) => paserk::seal(key, to),
            (Self::V4(to), LocalKey::V4(key)) => paserk::seal(key, to),
            _ => Err(KeyError::header(self.header()).into()),
        }
    }
}

impl RecipientSecret {
    /// The key pair that is written as this secret key.
    pub(crate) fn new(key: &SecretKey) -> Result<Self, Failure> {
        let text = key.paserk();
        let text = text.expose();
        let parsed = match key {
            SecretKey::V1(_) => return Err(no_version_1()),
            SecretKey::V2(_) => v2::SealingSecretKey::from_paserk(text).map(Self::V2),
            SecretKey::V3(_) => v3::SealingSecretKey::from_paserk(text).map(Self::V3),
            SecretKey::V4(_) => v4::SealingSecretKey::from_paserk(text).map(Self::V4),
        };
        parsed.map_err(|why| Failure::making(&why))
    }

    /// Opens a sealed key of this pair's version.
    pub(crate) fn unseal(&self, text: &str) -> Result<Key, Error> {
        let key = match self {
            Self::V2(pair) => LocalKey::V2(paserk::unseal(text, pair)?),
            Self::V3(pair) => LocalKey::V3(paserk::unseal(text, pair)?),
            Self::V4(pair) => LocalKey::V4(paserk::unseal(text, pair)?),
        };
        Ok(key.into())
    }
}

/// The texts of a new pair.
pub(crate) struct SealingPair {
    pub(crate) secret: SecretText,
    pub(crate) public: String,
    /// Of the public half.
    pub(crate) id: String,
}

impl SealingPair {
    /// A new pair.
    pub(crate) fn generate(version: Version) -> Result<Self, Failure> {
        macro_rules! of {
            ($version:ident) => {
                $version::SealingSecretKey::generate().map(|pair| Self {
                    secret: pair.to_paserk(),
                    public: pair.public_key().to_paserk(),
                    id: pair.public_key().id().to_string(),
                })
            };
        }
        let pair = match version {
            Version::V1 => return Err(no_version_1()),
            Version::V2 => of!(v2),
            Version::V3 => of!(v3),
            Version::V4 => of!(v4),
        };
        pair.map_err(|why| Failure::making(&why))
    }
}
