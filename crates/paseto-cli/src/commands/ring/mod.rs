//! `ring`: key sets in files.

mod add;
mod export;
mod report;
mod rotate;
mod state;

use paseto::Timestamp;

use crate::{
    args::{RingCommand, RingListArgs, RingRemoveArgs, RingRetireArgs},
    failure::Failure,
    key_text::{self, looks_like_key},
    output,
    paserk_kind::Class,
    ring::{self, Missing, Ring},
};
pub(super) use report::Report;
use state::Stated;

pub(super) fn run(command: &RingCommand) -> Result<(), Failure> {
    match command {
        RingCommand::Add(args) => add::run(args),
        RingCommand::Rotate(args) => rotate::run(args),
        RingCommand::List(args) => list(args),
        RingCommand::Retire(args) => retire(args),
        RingCommand::Remove(args) => remove(args),
        RingCommand::Export(args) => export::run(args),
    }
}

fn list(args: &RingListArgs) -> Result<(), Failure> {
    let ring = Ring::read(&args.ring)?;
    let report = Report::new(&ring);
    if args.report.json {
        return output::print_json(&report, false);
    }
    output::print(&[report.lines().as_bytes()])?;
    report
        .warnings
        .iter()
        .for_each(|warning| output::warn(warning));
    Ok(())
}

fn retire(args: &RingRetireArgs) -> Result<(), Failure> {
    is_id(&args.kid)?;
    let stated = ring::change(&args.ring, Missing::Refuse, |document| {
        match args.not_after {
            None => document.retire(&args.kid)?,
            Some(end) => {
                document.accept_until(&args.kid, end, args.at.unwrap_or_else(Timestamp::now))?
            }
        }
        Stated::find(document, &args.kid)
    })?;
    stated.report(&args.report)
}

fn remove(args: &RingRemoveArgs) -> Result<(), Failure> {
    is_id(&args.kid)?;
    ring::change(&args.ring, Missing::Refuse, |document| {
        document.remove(&args.kid)
    })?;
    Stated::removed(&args.kid).report(&args.report)
}

/// Refuses what is no id, so that nothing is quoted that may be a secret.
fn is_id(kid: &str) -> Result<(), Failure> {
    match ring::kind_of(kid) {
        Some(kind) if kind.class == Class::Id => Ok(()),
        _ if looks_like_key(kid) => Err(key_text::not_an_argument()),
        _ => Err(Failure::usage(
            "KID is the id of a key, such as k4.pid.…: `paseto ring list` shows it",
        )),
    }
}
