//! `ring rotate`.

use paseto::{KeySetDocument, KeySetError, KeySetErrorKind, Timestamp};
use serde::Serialize;

use super::Stated;
use crate::{
    args::RingRotateArgs,
    failure::Failure,
    input,
    keys::Key,
    output,
    paserk_kind::Class,
    ring::{self, Missing, Protected, Ring},
};

/// What was done.
#[derive(Serialize)]
struct Rotated {
    kid: String,
    /// The keys whose state is another one than before.
    changed: Vec<Stated>,
}

pub(super) fn run(args: &RingRotateArgs) -> Result<(), Failure> {
    ring::check_path(&args.ring)?;
    input::one_reader(&[args.key.is_stdin(), args.protect.secret.is_stdin()])?;
    let ring = Ring::read(&args.ring)?;
    let key = Key::read(&args.key)?;
    // Nobody is asked for a password in vain.
    let id = ring::id(&key);
    if ring
        .document
        .active()
        .is_some_and(|active| active.id() == id)
    {
        let why = KeySetError::from(KeySetErrorKind::AlreadyActive);
        return Err(Failure::ring_change(&ring.name, &why));
    }
    let key = Protected::new(&key, &args.protect, Some(&ring))?;
    if key.is_public && ring.has_secrets() && with_secret(&ring.document, &key).is_none() {
        return Err(Failure::usage(
            "this is a public key, and the ring has secret ones: it could not sign any more. Give the \
             secret key",
        ));
    }
    let now = args.at.unwrap_or_else(Timestamp::now);
    let changed = ring::change(&args.ring, Missing::Refuse, |document| {
        rotate(document, &key, args, now)
    })?;
    if args.report.json {
        let kid = key.id;
        return output::print_json(&Rotated { kid, changed }, false);
    }
    for key in &changed {
        output::note(&format!("{}: {}", key.kid, key.words()));
    }
    output::print_line(&key.id)
}

fn rotate(
    document: &mut KeySetDocument,
    key: &Protected,
    args: &RingRotateArgs,
    now: Timestamp,
) -> Result<Vec<Stated>, KeySetError> {
    let before = states(document);
    let paserk = with_secret(document, key).unwrap_or_else(|| key.paserk.clone());
    document.rotate(&key.id, &paserk, args.grace, now)?;
    let mut after = states(document);
    after.retain(|key| !before.contains(key));
    Ok(after)
}

/// The text that is in the ring already, where it holds the secret of the public key that is given.
fn with_secret(document: &KeySetDocument, key: &Protected) -> Option<String> {
    let entry = document.iter().find(|entry| entry.id() == key.id)?;
    let text = entry.paserk().filter(|_| key.is_public)?;
    ring::kind_of(text)
        .is_some_and(|kind| kind.class != Class::Plain)
        .then(|| text.to_owned())
}

fn states(document: &KeySetDocument) -> Vec<Stated> {
    document.iter().map(|entry| Stated::from(&entry)).collect()
}
