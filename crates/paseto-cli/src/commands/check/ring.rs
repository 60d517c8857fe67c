//! Tokens checked with several keys: the footer's `kid` decides which.

use std::path::Path;

use paseto::{
    Error, KeyRing, KeySet, KeySetErrorKind, KeyState, SecretText, Timestamp, Untrusted, Verified,
    paserk,
};
use serde::de::IgnoredAny;

use super::{Checks, local, public};
use crate::{
    args::CheckArgs,
    failure::Failure,
    keys::{Key, Version, with_version},
    ring::{Opener, Ring},
    source::Source,
};

/// What checks the token.
type Open = Box<dyn FnOnce(Untrusted, &Checks) -> Result<Verified<IgnoredAny>, Error>>;

pub(super) fn verify_with_ring(path: &Path, args: &CheckArgs) -> Result<Open, Failure> {
    let ring = Ring::read(path)?;
    if ring.is_local {
        return Err(Failure::wrong_key(
            "verifying needs public keys, and the ring has local keys",
        ));
    }
    let opener = Opener::read(&ring, &args.secret)?;
    Ok(with_version!(ring.version, version => {
        let keys = opener.public_keys::<version::SecretKey>(&ring)?;
        let ring = with_clock(KeyRing::new(keys), args);
        Box::new(move |token, checks| token.verify(&ring, checks))
    }))
}

pub(super) fn decrypt_with_ring(path: &Path, args: &CheckArgs) -> Result<Open, Failure> {
    let ring = Ring::read(path)?;
    if !ring.is_local {
        return Err(Failure::wrong_key(
            "decrypting needs local keys, and the ring has other keys",
        ));
    }
    let opener = Opener::read(&ring, &args.secret)?;
    Ok(with_version!(ring.version, version => {
        let keys = opener.local_keys::<version::LocalKey>(&ring)?;
        let ring = with_clock(KeyRing::new(keys), args);
        Box::new(move |token, checks| token.decrypt(&ring, checks))
    }))
}

pub(super) fn verify_with_files(sources: &[Source<'_>], args: &CheckArgs) -> Result<Open, Failure> {
    let (version, texts) = read(sources, |key| public(key).map(Key::Public))?;
    Ok(with_version!(version, version => {
        let keys = set::<version::PublicKey>(&texts)?;
        let ring = with_clock(KeyRing::new(keys), args);
        Box::new(move |token, checks| token.verify(&ring, checks))
    }))
}

pub(super) fn decrypt_with_files(
    sources: &[Source<'_>],
    args: &CheckArgs,
) -> Result<Open, Failure> {
    let (version, texts) = read(sources, |key| local(key).map(Key::Local))?;
    Ok(with_version!(version, version => {
        let keys = set::<version::LocalKey>(&texts)?;
        let ring = with_clock(KeyRing::new(keys), args);
        Box::new(move |token, checks| token.decrypt(&ring, checks))
    }))
}

/// The keys, of the one version that they have.
fn read(
    sources: &[Source<'_>],
    of_purpose: impl Fn(Key) -> Result<Key, Failure>,
) -> Result<(Version, Vec<SecretText>), Failure> {
    let mut version = None;
    let mut texts = Vec::with_capacity(sources.len());
    for source in sources {
        let key = Key::from_source(*source).and_then(&of_purpose)?;
        let first = *version.get_or_insert(key.version());
        if key.version() != first {
            return Err(Failure::wrong_key(format!(
                "the keys of a ring are of one version, and {} is of {} and the first one of {first}",
                source.name(),
                key.version()
            )));
        }
        texts.push(key.paserk());
    }
    let version = version.ok_or_else(|| Failure::usage("no key: give --key-file"))?;
    Ok((version, texts))
}

fn set<K: paserk::Key>(texts: &[SecretText]) -> Result<KeySet<K>, Failure> {
    let mut keys = KeySet::new();
    for text in texts {
        let key = paserk::parse(text.expose()).map_err(|why| Failure::checking(&why))?;
        keys.add(key, KeyState::Accepted)
            .map_err(|why| match why.kind() {
                KeySetErrorKind::Duplicate => Failure::usage("a key is given twice"),
                _ => Failure::ring("the key files", &why),
            })?;
    }
    Ok(keys)
}

/// The time at which the rules hold is the time at which keys are accepted.
fn with_clock<K>(ring: KeyRing<K>, args: &CheckArgs) -> KeyRing<K> {
    let time: Option<Timestamp> = args.rules.valid_at.or(args.rules.at);
    match time {
        Some(time) => ring.with_clock(move || time),
        None => ring,
    }
}
