//! Reading keys: PASERK text, recognised by its own header.

use paseto::{AnyKey, Error, v1};
use paseto_encoding::PaserkText;

use super::{Key, LocalKey, PublicKey, SecretKey};
use crate::{
    args::KeyArgs,
    failure::Failure,
    input,
    paserk_kind::{Class, Kind},
    source::Source,
};

impl Key {
    /// The key that the command line names.
    pub(crate) fn read(args: &KeyArgs) -> Result<Self, Failure> {
        if args.key_file.len() > 1 {
            return Err(Failure::usage(
                "this build reads one --key-file: key rings are not in it",
            ));
        }
        Source::of(args.key_file.first(), args.key_env.as_ref())
            .ok_or_else(|| Failure::usage("no key: give --key-file or --key-env"))
            .and_then(Self::from_source)
    }

    /// The key that stands there.
    pub(crate) fn from_source(source: Source<'_>) -> Result<Self, Failure> {
        Self::from_bytes(&source.read("a key")?, &source.name())
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
        let refused = |why: String| Failure::key(format!("{origin}: {why}"));
        match Kind::from_header(parts.header) {
            Some(kind) if kind.class == Class::Plain => {
                Self::from_paserk(text).map_err(|why| refused(why.to_string()))
            }
            kind => Err(refused(not_a_key(parts.header, kind))),
        }
    }

    /// The key of a PEM file with this label.
    fn from_pem(label: &str, text: &str) -> Result<Self, Error> {
        if label == "PUBLIC KEY" {
            let key = v1::PublicKey::from_pem(text)?;
            return Ok(PublicKey::V1(key).into());
        }
        let key = v1::SecretKey::from_pem(text)?;
        Ok(SecretKey::V1(key).into())
    }

    /// The key of a PASERK text, whose header alone says what it is.
    pub(crate) fn from_paserk(text: &str) -> Result<Self, Error> {
        AnyKey::parse(text).and_then(Self::from_any)
    }

    /// The library's key of any version and type as one of this command.
    pub(super) fn from_any(key: AnyKey) -> Result<Self, Error> {
        Ok(match key {
            AnyKey::V1Local(key) => LocalKey::V1(key).into(),
            AnyKey::V1Secret(key) => SecretKey::V1(key).into(),
            AnyKey::V1Public(key) => PublicKey::V1(key).into(),
            AnyKey::V2Local(key) => LocalKey::V2(key).into(),
            AnyKey::V2Secret(key) => SecretKey::V2(key).into(),
            AnyKey::V2Public(key) => PublicKey::V2(key).into(),
            AnyKey::V3Local(key) => LocalKey::V3(key).into(),
            AnyKey::V3Secret(key) => SecretKey::V3(key).into(),
            AnyKey::V3Public(key) => PublicKey::V3(key).into(),
            AnyKey::V4Local(key) => LocalKey::V4(key).into(),
            AnyKey::V4Secret(key) => SecretKey::V4(key).into(),
            AnyKey::V4Public(key) => PublicKey::V4(key).into(),
            // Of a version that this command does not know yet.
            _ => return Err(Error::UnknownHeader),
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

/// Why a text with this header, of no key in the clear, is refused.
fn not_a_key(header: &str, kind: Option<Kind>) -> String {
    match kind.map(|kind| kind.class) {
        None | Some(Class::Plain) => "this is no PASERK key, such as k4.secret.…".to_owned(),
        Some(Class::Id) => format!("{header} begins the id of a key, and not a key"),
        Some(Class::Wrapped | Class::Password | Class::Seal) => {
            format!("{header} begins a wrapped key; it must be unwrapped first")
        }
    }
}
