//! Keys from the files that people have: PEM, DER, JWK.
//!
//! The algorithm of the file says of which version the key is: Ed25519 of 4, P-384 of 3, RSA of 1. Where
//! it could be of another one, or the file does not tell, only `key convert` can be told.

use paseto::{Algorithm, AnyKey, Error, KeyError, KeyFile, paserk::UnwrapLimits};

use super::{Key, SealingFile, Version, with_version};
use crate::failure::Failure;

/// The bytes of a file, and how they are written.
#[derive(Clone, Copy)]
pub(crate) enum File<'b> {
    Pem(&'b str),
    Jwk(&'b str),
    Der(&'b [u8]),
}

/// Reads a key of this type in whatever way it is written.
macro_rules! from_file {
    ($file:expr, $Key:ty) => {
        match $file {
            $crate::keys::File::Pem(text) => <$Key>::from_pem(text),
            $crate::keys::File::Jwk(text) => <$Key>::from_jwk(text),
            $crate::keys::File::Der(bytes) => <$Key>::from_der(bytes),
        }
    };
}
pub(super) use from_file;

impl<'b> File<'b> {
    /// Recognises a file by its own first bytes; `None` where it is none of these.
    pub(crate) fn recognise(bytes: &'b [u8]) -> Option<Self> {
        if is_der(bytes) {
            return Some(Self::Der(bytes));
        }
        let text = core::str::from_utf8(bytes).ok()?;
        // OpenSSL writes text before the block, so it may begin at any line.
        if text.lines().any(|line| line.starts_with("-----BEGIN ")) {
            return Some(Self::Pem(text));
        }
        text.trim_ascii_start()
            .starts_with('{')
            .then_some(Self::Jwk(text))
    }

    /// How it is written.
    pub(crate) const fn format(self) -> &'static str {
        match self {
            Self::Pem(_) => "PEM",
            Self::Jwk(_) => "JWK",
            Self::Der(_) => "DER",
        }
    }

    pub(crate) const fn bytes(self) -> &'b [u8] {
        match self {
            Self::Pem(text) | Self::Jwk(text) => text.as_bytes(),
            Self::Der(bytes) => bytes,
        }
    }

    /// What the file holds, without reading the key.
    pub(crate) fn identify(self, origin: &str) -> Result<KeyFile, Failure> {
        match KeyFile::identify(self.bytes()) {
            Ok(KeyFile::Other(name)) => Err(Failure::key(format!(
                "{origin}: it holds {name}, which no version of PASETO reads"
            ))),
            Ok(KeyFile::Set) => Err(Failure::key(format!(
                "{origin} is a JWK Set: `paseto key convert --kid ID` takes one key out of it"
            ))),
            Ok(found) => Ok(found),
            Err(why) => Err(refused(origin, &why)),
        }
    }

    /// The key in the file, of the version that was asked for or else of the one that has its algorithm.
    pub(crate) fn key(self, version: Option<Version>, origin: &str) -> Result<Key, Failure> {
        let found = self.identify(origin)?;
        let version = version.map_or_else(|| version_of(found, origin), Ok)?;
        let key = match found {
            KeyFile::Public(_) => with_version!(version, version => {
                from_file!(self, version::PublicKey).map(AnyKey::from)
            }),
            KeyFile::Secret(_) => with_version!(version, version => {
                from_file!(self, version::SecretKey).map(AnyKey::from)
            }),
            KeyFile::Symmetric => with_version!(version, version => match self {
                Self::Jwk(text) => version::LocalKey::from_jwk(text).map(AnyKey::from),
                Self::Pem(_) | Self::Der(_) => Err(KeyError::Encoding.into()),
            }),
            _ => Err(KeyError::Encrypted.into()),
        };
        key.and_then(Key::from_any).map_err(|why| {
            if SealingFile::read(self).is_some() {
                sealing_key(origin)
            } else {
                refused(origin, &why)
            }
        })
    }

    /// The secret key in a file that is encrypted with a password. Only what comes out tells its
    /// algorithm, and so its version.
    pub(crate) fn decrypt(
        self,
        version: Option<Version>,
        password: &[u8],
        limits: &UnwrapLimits,
    ) -> Result<Key, Error> {
        let key = self.decrypt_as(version.unwrap_or(Version::V4), password, limits);
        if version.is_some() {
            return key;
        }
        let Err(Error::Key(KeyError::Algorithm { found, .. })) = key else {
            return key;
        };
        match VERSIONS.iter().find(|(known, _)| known.name() == found) {
            Some((_, version)) => self.decrypt_as(*version, password, limits),
            None => key,
        }
    }

    fn decrypt_as(
        self,
        version: Version,
        password: &[u8],
        limits: &UnwrapLimits,
    ) -> Result<Key, Error> {
        let key = with_version!(version, version => {
            use version::SecretKey;
            match self {
                Self::Pem(text) => SecretKey::from_encrypted_pem(text, password, limits),
                Self::Der(bytes) => SecretKey::from_encrypted_der(bytes, password, limits),
                Self::Jwk(_) => Err(KeyError::Encoding.into()),
            }
            .map(AnyKey::from)
        });
        key.and_then(Key::from_any)
    }
}

/// Each key in DER is an ASN.1 SEQUENCE, which begins like the text `0`: its length tells.
fn is_der(bytes: &[u8]) -> bool {
    /// X.690, 8.1.3.5: more than 127 bytes have their number in one or two bytes behind this one, which
    /// no text has there.
    const LONG: [u8; 2] = [0x81, 0x82];
    match bytes {
        [0x30, length, rest @ ..] => {
            LONG.contains(length) || (*length < 0x80 && usize::from(*length) == rest.len())
        }
        _ => false,
    }
}

/// The algorithms, and the version that each stands for.
const VERSIONS: [(Algorithm, Version); 3] = [
    (Algorithm::Ed25519, Version::V4),
    (Algorithm::P384, Version::V3),
    (Algorithm::Rsa, Version::V1),
];

/// The version that has the algorithm of the key.
fn version_of(found: KeyFile, origin: &str) -> Result<Version, Failure> {
    let why = match found {
        KeyFile::Public(algorithm) | KeyFile::Secret(algorithm) => {
            match VERSIONS.iter().find(|(known, _)| *known == algorithm) {
                Some((_, version)) => return Ok(*version),
                None => "no version of PASETO has its algorithm",
            }
        }
        KeyFile::Encrypted => "it is encrypted: `paseto key convert` decrypts it",
        _ => "it does not say of which version the key is: `paseto key convert` can be told",
    };
    Err(Failure::key(format!("{origin}: {why}")))
}

fn sealing_key(origin: &str) -> Failure {
    Failure::wrong_key(format!(
        "{origin} is a sealing key of version 1 (RSA-4096), which makes no tokens and has no PASERK: it \
         is for `paseto key seal` and `unseal`, and `key public` and `convert` write it in PEM, DER and JWK"
    ))
}

fn refused(origin: &str, why: &Error) -> Failure {
    Failure::key(format!("{origin}: {why}"))
}
