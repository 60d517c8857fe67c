//! Reading keys: PASERK text, recognised by its own header.

use std::env;

use paseto::{Error, v4};
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
        if text.starts_with("-----BEGIN ") {
            return Err(Failure::key(format!(
                "{origin} is PEM; this build reads keys as PASERK only, such as k4.secret.…"
            )));
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

    /// The key of a PASERK text that begins with `header`; `None` where that is no key of a
    /// version that this build has.
    pub(crate) fn from_paserk(header: &str, text: &str) -> Option<Result<Self, Error>> {
        let key = match header {
            "k4.local." => {
                v4::LocalKey::from_paserk(text).map(|key| Self::Local(Box::new(LocalKey::V4(key))))
            }
            "k4.secret." => v4::SecretKey::from_paserk(text)
                .map(|key| Self::Secret(Box::new(SecretKey::V4(key)))),
            "k4.public." => v4::PublicKey::from_paserk(text)
                .map(|key| Self::Public(Box::new(PublicKey::V4(key)))),
            _ => return None,
        };
        Some(key)
    }
}

/// Why a text with this header, of no key that this build has, is refused.
fn not_a_key(header: &str) -> String {
    let Some(kind) = Kind::from_header(header) else {
        return "this is no PASERK key, such as k4.secret.…".to_owned();
    };
    match kind.class {
        Class::Id => format!("{header} begins the id of a key, and not a key"),
        Class::Plain => format!("{header} begins a key of a version that is not in this build"),
        Class::Wrapped | Class::Password | Class::Seal => {
            format!("{header} begins a wrapped key; it must be unwrapped first")
        }
    }
}
