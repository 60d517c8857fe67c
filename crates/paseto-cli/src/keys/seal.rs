//! Local keys that are sealed for the owner of a key pair, and such pairs.
//!
//! The pairs of version 1 are RSA keys of 4096 bits, which are no keys for tokens, and which PASERK has no
//! text for: they are PEM, DER or JWK.

use paseto::{Error, KeyError, SecretText, paserk, v1, v2, v3, v4};

use super::{File, Key, LocalKey, PublicKey, SecretKey, Version, file::from_file};
use crate::{failure::Failure, source::Source};

/// Whom local keys are sealed for.
pub(crate) enum Recipient {
    /// Version 1.
    V1(Box<v1::SealingPublicKey>),
    /// Version 2.
    V2(v2::SealingPublicKey),
    /// Version 3.
    V3(v3::SealingPublicKey),
    /// Version 4.
    V4(v4::SealingPublicKey),
}

/// Who opens local keys that were sealed.
pub(crate) enum RecipientSecret {
    /// Version 1.
    V1(Box<v1::SealingSecretKey>),
    /// Version 2.
    V2(v2::SealingSecretKey),
    /// Version 3.
    V3(v3::SealingSecretKey),
    /// Version 4.
    V4(v4::SealingSecretKey),
}

/// Why the text of a key for tokens is no key of a pair of version 1.
fn no_pair_of_version_1(origin: &str) -> Failure {
    Failure::wrong_key(format!(
        "{origin}: keys of version 1 are sealed for RSA keys of 4096 bits, in PEM, DER or JWK"
    ))
}

/// Reads a key of a pair of version 1.
macro_rules! of_version_1 {
    ($source:expr, $Key:ty) => {{
        let (bytes, origin) = ($source.read()?, $source.name());
        let file = File::recognise(&bytes).ok_or_else(|| no_pair_of_version_1(&origin))?;
        from_file!(file, $Key)
            .map(|key| Self::V1(Box::new(key)))
            .map_err(|why| Failure::key(format!("{origin}: {why}")))
    }};
}

impl Recipient {
    /// The recipient of version 1 whose key stands there.
    pub(crate) fn version_1(source: Source<'_>) -> Result<Self, Failure> {
        of_version_1!(source, v1::SealingPublicKey)
    }

    /// The recipient whose key is written as this public key.
    pub(crate) fn new(key: &PublicKey) -> Result<Self, Failure> {
        let text = key.paserk();
        let parsed = match key {
            PublicKey::V1(_) => return Err(no_pair_of_version_1("the key")),
            PublicKey::V2(_) => v2::SealingPublicKey::from_paserk(&text).map(Self::V2),
            PublicKey::V3(_) => v3::SealingPublicKey::from_paserk(&text).map(Self::V3),
            PublicKey::V4(_) => v4::SealingPublicKey::from_paserk(&text).map(Self::V4),
        };
        parsed.map_err(|why| Failure::making(&why))
    }

    /// What the keys begin with that are sealed for it.
    const fn header(&self) -> &'static str {
        match self {
            Self::V1(_) => "k1.local.",
            Self::V2(_) => "k2.local.",
            Self::V3(_) => "k3.local.",
            Self::V4(_) => "k4.local.",
        }
    }

    /// Seals a key, which has to be of the same version.
    pub(crate) fn seal(&self, key: &LocalKey) -> Result<String, Error> {
        match (self, key) {
            (Self::V1(to), LocalKey::V1(key)) => paserk::seal(key, to),
            (Self::V2(to), LocalKey::V2(key)) => paserk::seal(key, to),
            (Self::V3(to), LocalKey::V3(key)) => paserk::seal(key, to),
            (Self::V4(to), LocalKey::V4(key)) => paserk::seal(key, to),
            _ => Err(KeyError::header(self.header()).into()),
        }
    }
}

impl RecipientSecret {
    /// The key pair of version 1 that stands there.
    pub(crate) fn version_1(source: Source<'_>) -> Result<Self, Failure> {
        of_version_1!(source, v1::SealingSecretKey)
    }

    /// The key pair that is written as this secret key.
    pub(crate) fn new(key: &SecretKey) -> Result<Self, Failure> {
        let text = key.paserk();
        let text = text.expose();
        let parsed = match key {
            SecretKey::V1(_) => return Err(no_pair_of_version_1("the key")),
            SecretKey::V2(_) => v2::SealingSecretKey::from_paserk(text).map(Self::V2),
            SecretKey::V3(_) => v3::SealingSecretKey::from_paserk(text).map(Self::V3),
            SecretKey::V4(_) => v4::SealingSecretKey::from_paserk(text).map(Self::V4),
        };
        parsed.map_err(|why| Failure::making(&why))
    }

    /// Opens a sealed key of this pair's version.
    pub(crate) fn unseal(&self, text: &str) -> Result<Key, Error> {
        let key = match self {
            Self::V1(pair) => {
                let pair: &v1::SealingSecretKey = pair;
                LocalKey::V1(paserk::unseal(text, pair)?)
            }
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
    /// Of the public half; `None` where the texts are PEM.
    pub(crate) id: Option<String>,
}

impl SealingPair {
    /// A new pair.
    pub(crate) fn generate(version: Version) -> Result<Self, Error> {
        macro_rules! of {
            ($version:ident) => {
                $version::SealingSecretKey::generate().map(|pair| Self {
                    secret: pair.to_paserk(),
                    public: pair.public_key().to_paserk(),
                    id: Some(pair.public_key().id().to_string()),
                })
            };
        }
        match version {
            Version::V1 => v1::SealingSecretKey::generate().map(|pair| Self {
                secret: without_newline(&pair.to_pem()),
                public: pair.public_key().to_pem().trim_end().to_owned(),
                id: None,
            }),
            Version::V2 => of!(v2),
            Version::V3 => of!(v3),
            Version::V4 => of!(v4),
        }
    }
}

/// PEM ends with the end of a line, which is added to every result.
pub(crate) fn without_newline(text: &SecretText) -> SecretText {
    SecretText::new(text.expose().trim_end().to_owned())
}
