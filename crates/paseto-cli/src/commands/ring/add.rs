//! `ring add`.

use paseto::KeyState;

use super::Stated;
use crate::{
    args::RingAddArgs,
    failure::Failure,
    input,
    key_text::{self, looks_like_key},
    keys::Key,
    output,
    ring::{self, Missing, Protected, Ring},
};

pub(super) fn run(args: &RingAddArgs) -> Result<(), Failure> {
    ring::check_path(&args.ring)?;
    // Aliases are published.
    let is_key = |alias: &String| looks_like_key(alias) && ring::kind_of(alias).is_none();
    if args.alias.iter().any(is_key) {
        return Err(key_text::not_an_argument());
    }
    input::one_reader(&[args.key.is_stdin(), args.protect.secret.is_stdin()])?;
    let ring = Ring::read_existing(&args.ring)?;
    let key = Key::read(&args.key)?;
    // Nobody is asked for a password in vain.
    if let Some(ring) = &ring {
        let id = ring::id(&key);
        if ring.document.iter().any(|other| other.id() == id) {
            return Err(Failure::in_ring(&ring.name, &id));
        }
    }
    let key = Protected::new(&key, &args.protect, ring.as_ref())?;
    let stated = ring::change(&args.ring, Missing::Make, |document| {
        document.add(&key.id, &key.paserk, state(args))?;
        for alias in &args.alias {
            document.name(alias, &key.id)?;
        }
        Stated::find(document, &key.id)
    })?;
    stated.report(&args.report)?;
    if args.report.json {
        return Ok(());
    }
    output::print_line(&key.id)
}

fn state(args: &RingAddArgs) -> KeyState {
    match args.not_after {
        Some(end) => KeyState::AcceptedUntil(end),
        None if args.active => KeyState::Active,
        None => KeyState::Accepted,
    }
}
