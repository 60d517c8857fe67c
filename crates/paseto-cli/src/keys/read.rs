//! Reading keys: PASERK text, recognised by its own header.

use std::env;

use paseto::{Error, v1, v2, v3, v4};
use paseto_encoding::PaserkText;

use super::{Key, LocalKey, PublicKey, SecretKey};
use crate::{
    args::KeyArgs,
    failure::Failure,
    input,
    paserk_kind::{Class, Kind},
};

/// No key is longer, in bytes of text.
const MAX_LENGTH: usize = 64 * 1024;

impl Key {
    /// The key that the command line names.
    pub(crate) fn read(args: &KeyArgs) -> Result<Self, Failure> {
        match (args.key_file.as_slice(), &args.key_env) {
            ([path], _) => match input::read(path, MAX_LENGTH)? {
                Some(bytes) => Self::from_bytes(&bytes, &input::name(path)),
                None => Err(Failure::key(format!(
                    "{} is longer than the {MAX_LENGTH} bytes that a key may have",
                    input::name(path)
                ))),
            },
            ([], Some(name)) => match env::var(name).map(zeroize::Zeroizing::new) {
                Ok(text) if text.len() > MAX_LENGTH => Err(Failure::key(format!(
                    "{name} is longer than the {MAX_LENGTH} bytes that a key may have"
                ))),
                Ok(text) => Self::from_bytes(text.as_bytes(), name),
                Err(env::VarError::NotPresent) => Err(Failure::key(format!(
                    "there is no environment variable {name}"
                ))),
                Err(env::VarError::NotUnicode(_)) => {
                    Err(Failure::key(format!("{name} is not text")))
                }
            },
            ([], None) => Err(Failure::usage("no key: give --key-file or --key-env")),
            _ => Err(Failure::usage(
                "this build reads one --key-file: key rings are not in it",
            )),
        }
    }

    /// `origin` is what the text is called in messages. Nothing of the text itself is shown: it
    /// may be a secret.
    fn from_bytes(bytes: &[u8], origin: &str) -> Result<Self, Failure> {
        let text = core::str::from_utf8(input::without_newline(bytes))
            .map_err(|_| Failure::key(format!("{origin} is not text")))?;
        if let Some(label) = pem_label(text) {
            return Self::from_pem(label, text).map_err(|why| {
                Failure::key(format!(
                    "{origin}: {why}; of PEM, only the RSA keys of version 1 are read"
                ))
            });
        }
        let parts = PaserkText::split(text)
            .map_err(|_| Failure::key(format!("{origin} is no PASERK key, such as k4.secret.…")))?;
        match Self::from_paserk(parts.header, text) {
            Some(Ok(key)) => Ok(key),
            Some(Err(why)) => Err(Failure::key(format!("{origin}: {why}"))),
            None => Err(Failure::key(format!(
                "{origin}: {}",
                not_a_key(parts.header)
            ))),
        }
    }

    /// The key of a PEM file with this label.
    fn from_pem(label: &str, text: &str) -> Result<Self, Error> {
        if label == "PUBLIC KEY" {
            let key = v1::PublicKey::from_pem(text)?;
            return Ok(Self::Public(Box::new(PublicKey::V1(key))));
        }
        let key = v1::SecretKey::from_pem(text)?;
        Ok(Self::Secret(Box::new(SecretKey::V1(key))))
    }

    /// The key of a PASERK text that begins with `header`; `None` where that is no key of a
    /// version that this build has.
    pub(crate) fn from_paserk(header: &str, text: &str) -> Option<Result<Self, Error>> {
        macro_rules! of {
            ($version:ident, $variant:ident, $kind:ident, $Key:ident) => {
                $version::$Key::from_paserk(text)
                    .map(|key| Self::$kind(Box::new($Key::$variant(key))))
            };
        }
        Some(match header {
            "k1.local." => of!(v1, V1, Local, LocalKey),
            "k1.secret." => of!(v1, V1, Secret, SecretKey),
            "k1.public." => of!(v1, V1, Public, PublicKey),
            "k2.local." => of!(v2, V2, Local, LocalKey),
            "k2.secret." => of!(v2, V2, Secret, SecretKey),
            "k2.public." => of!(v2, V2, Public, PublicKey),
            "k3.local." => of!(v3, V3, Local, LocalKey),
            "k3.secret." => of!(v3, V3, Secret, SecretKey),
            "k3.public." => of!(v3, V3, Public, PublicKey),
            "k4.local." => of!(v4, V4, Local, LocalKey),
            "k4.secret." => of!(v4, V4, Secret, SecretKey),
            "k4.public." => of!(v4, V4, Public, PublicKey),
            _ => return None,
        })
    }
}

/// The label of a PEM file: OpenSSL writes text before the block, so it may begin at any line.
fn pem_label(text: &str) -> Option<&str> {
    let mut labels = text
        .lines()
        .filter_map(|line| line.strip_prefix("-----BEGIN "));
    Some(labels.next()?.trim_end().trim_end_matches('-'))
}

/// Why a text with this header, of no key that this build has, is refused.
fn not_a_key(header: &str) -> String {
    let Some(kind) = Kind::from_header(header) else {
        return "this is no PASERK key, such as k4.secret.…".to_owned();
    };
    match kind.class {
        Class::Id => format!("{header} begins the id of a key, and not a key"),
        Class::Plain => format!("{header} begins no key of this build"),
        Class::Wrapped | Class::Password | Class::Seal => {
            format!("{header} begins a wrapped key; it must be unwrapped first")
        }
    }
}
