//! Reading keys: PASERK text, recognised by its own header, and key files.

use paseto::{AnyKey, Error};
use paseto_encoding::PaserkText;

use super::{File, Key, LocalKey, PublicKey, SecretKey};
use crate::{
    args::KeyArgs,
    failure::Failure,
    input,
    paserk_kind::{Class, Kind},
    ring::looks_like_ring,
    source::Source,
};

impl Key {
    /// The key that the command line names.
    pub(crate) fn read(args: &KeyArgs) -> Result<Self, Failure> {
        args.source().and_then(Self::from_source)
    }

    /// The key that stands there.
    pub(crate) fn from_source(source: Source<'_>) -> Result<Self, Failure> {
        Self::from_bytes(&source.read()?, &source.name())
    }

    /// `origin` is what the text is called in messages. Nothing of the text itself is shown: it
    /// may be a secret.
    pub(crate) fn from_bytes(bytes: &[u8], origin: &str) -> Result<Self, Failure> {
        if let Some(file) = File::recognise(bytes) {
            if matches!(file, File::Jwk(text) if looks_like_ring(text)) {
                return Err(Failure::key(format!(
                    "{origin} is a ring: `--ring` takes it, and `paseto ring list` shows its keys"
                )));
            }
            return file.key(None, origin);
        }
        let text = core::str::from_utf8(input::without_newline(bytes))
            .map_err(|_| Failure::key(format!("{origin} is not text")))?;
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

/// Why a text with this header, of no key in the clear, is refused.
fn not_a_key(header: &str, kind: Option<Kind>) -> String {
    let class = kind.map_or(Class::Plain, |kind| kind.class);
    match class.opened_by() {
        Some(command) => format!("{header} begins {}: `{command}` opens it", class.words()),
        None if class == Class::Id => format!("{header} begins the id of a key, and not a key"),
        None => "this is no PASERK key, such as k4.secret.…".to_owned(),
    }
}
