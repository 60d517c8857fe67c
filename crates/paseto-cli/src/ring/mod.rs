//! Rings in files: key sets as the library writes them.

mod lock;
mod opener;
mod protect;
mod replace;

use std::path::{Path, PathBuf};

use paseto::{KeySetDocument, KeySetError, KeySetErrorKind, KeySetLimits};
use paseto_encoding::PaserkText;

use crate::{
    failure::Failure,
    input,
    keys::Version,
    paserk_kind::{Class, Kind},
    secret_file::{self, Readers},
};
use lock::Lock;
pub(crate) use opener::Opener;
pub(crate) use protect::{Protected, id};

/// The library's own bound on a key set, in bytes.
const MAX_LENGTH: usize = 4 * 1024 * 1024;

/// A ring that was read, and what it is called in messages.
pub(crate) struct Ring {
    pub(crate) document: KeySetDocument,
    pub(crate) name: String,
    pub(crate) version: Version,
    /// Whether its keys are local ones. The others are pairs, or public keys.
    pub(crate) is_local: bool,
}

impl Ring {
    /// The ring in a file, or for `-` on standard input.
    pub(crate) fn read(path: &Path) -> Result<Self, Failure> {
        Self::read_named(path, input::name(path))
    }

    fn read_named(path: &Path, name: String) -> Result<Self, Failure> {
        let bytes = input::read(path, MAX_LENGTH)?;
        let bytes = bytes.ok_or_else(|| {
            Failure::key(format!(
                "{name} is longer than the {MAX_LENGTH} bytes that a ring may have"
            ))
        })?;
        Self::parse(&bytes, name.clone()).map_err(|why| Failure::ring(&name, &why))
    }

    /// The ring in a file, if there is one.
    pub(crate) fn read_existing(path: &Path) -> Result<Option<Self>, Failure> {
        Self::read_existing_named(path, input::name(path))
    }

    fn read_existing_named(path: &Path, name: String) -> Result<Option<Self>, Failure> {
        match path.try_exists() {
            Ok(false) => Ok(None),
            _ => Self::read_named(path, name).map(Some),
        }
    }

    /// The ring that these bytes are.
    pub(crate) fn parse(bytes: &[u8], name: String) -> Result<Self, KeySetError> {
        let document = KeySetDocument::parse(bytes, &KeySetLimits::default())?;
        let first = document.iter().next();
        let kind = first.and_then(|key| kind_of(key.id()));
        // What was parsed has a key, and the key an id of a known version.
        let kind = kind.ok_or(KeySetErrorKind::NoKeys)?;
        Ok(Self {
            version: kind.version,
            is_local: kind.name == "lid",
            document,
            name,
        })
    }

    /// Whether there is anything that has to be opened.
    pub(crate) fn has_secrets(&self) -> bool {
        self.secrets().next().is_some()
    }

    /// The types of the secrets that have to be opened, such as `local-wrap.pie`.
    fn secrets(&self) -> impl Iterator<Item = Kind> {
        self.document
            .iter()
            .filter(|key| key.state() != paseto::KeyState::Retired)
            .filter_map(|key| kind_of(key.paserk()?))
            .filter(|kind| kind.class != Class::Plain)
    }
}

/// The version and the type of a PASERK text.
pub(crate) fn kind_of(text: &str) -> Option<Kind> {
    let parts = PaserkText::split(text).ok()?;
    Kind::from_header(parts.header)
}

/// Whether this is meant to be a key set, also where it is a broken one. A JWK Set has other members.
pub(crate) fn looks_like_ring(text: &str) -> bool {
    let has = |name| text.contains(name);
    text.trim_ascii_start().starts_with('{')
        && has("\"keys\"")
        && (has("\"paserk\"") || has("\"state\""))
        && !has("\"kty\"")
}

/// What is done where there is no file.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Missing {
    /// One is made.
    Make,
    /// That is an error.
    Refuse,
}

/// Changes the ring in a file: all that `change` does, or nothing. Nobody else changes it meanwhile,
/// and whoever reads it sees the ring before or after.
pub(crate) fn change<R>(
    path: &Path,
    missing: Missing,
    change: impl FnOnce(&mut KeySetDocument) -> Result<R, KeySetError>,
) -> Result<R, Failure> {
    let name = input::name(path);
    let target = target(path)?;
    let _lock = Lock::take(&target, &name)?;
    let ring = match missing {
        Missing::Make => Ring::read_existing_named(&target, name.clone())?,
        Missing::Refuse => Some(Ring::read_named(&target, name.clone())?),
    };
    let was_mixed = ring
        .as_ref()
        .is_some_and(|ring| opener::class(ring).is_err());
    let mut document = ring.map(|ring| ring.document).unwrap_or_default();
    let before = readers(&document);
    let done = change(&mut document).map_err(|why| Failure::ring_change(&name, &why))?;
    let text = text(&document, &name, was_mixed)?;
    replace::replace(&target, &text, before, readers(&document)).map_err(|why| {
        Failure::file(format!("cannot write {name}, which stays as it was: {why}"))
    })?;
    Ok(done)
}

/// The text of a ring that can be read again, and opened.
fn text(document: &KeySetDocument, name: &str, was_mixed: bool) -> Result<String, Failure> {
    if document.is_empty() {
        return Err(Failure::last_in_ring(name));
    }
    let text = document.to_json();
    // There may be too many keys now.
    let after = Ring::parse(text.as_bytes(), name.to_owned());
    let after = after.map_err(|why| Failure::ring_change(name, &why))?;
    // Another command may have come first, with another kind of protection.
    if !was_mixed {
        opener::class(&after)?;
    }
    Ok(text)
}

/// Refuses standard input for a ring that is changed, and a key for its name.
pub(crate) fn check_path(path: &Path) -> Result<(), Failure> {
    if input::is_stdin(path) {
        return Err(Failure::usage(
            "a ring that is changed is a file, and not standard input",
        ));
    }
    secret_file::check_name(path, true)
}

/// The file itself, where the path is a symbolic link to it: the link stays, and all who change the
/// file by whatever path wait for each other.
fn target(path: &Path) -> Result<PathBuf, Failure> {
    check_path(path)?;
    if path.symlink_metadata().is_err() {
        // It is not there, or reading it says why not.
        return Ok(path.to_owned());
    }
    path.canonicalize()
        .map_err(|why| Failure::file(format!("cannot read {}: {why}", input::name(path))))
}

/// Who may read a new file with these keys: whoever has a locked key can try passwords.
fn readers(document: &KeySetDocument) -> Readers {
    let is_public = |text: &str| kind_of(text).is_some_and(|kind| kind.class == Class::Plain);
    if document
        .iter()
        .filter_map(|key| key.paserk())
        .all(is_public)
    {
        Readers::Anybody
    } else {
        Readers::Owner
    }
}
