//! `key`: what is done with keys themselves.

mod convert;
mod lock;
mod public;
mod read;
mod result;
mod seal;
mod wrap;

use paseto_encoding::PaserkText;
use result::Ids;
use zeroize::Zeroizing;

use crate::{
    args::{KeyCommand, OneKeyArgs, TextArgs},
    failure::Failure,
    input,
    keys::Key,
    output,
    paserk_kind::{Class, Kind},
};

pub(super) fn run(command: &KeyCommand) -> Result<(), Failure> {
    match command {
        KeyCommand::Id(args) => id(args),
        KeyCommand::Public(args) => public::run(args),
        KeyCommand::Convert(args) => convert::run(args),
        KeyCommand::Wrap(args) => wrap::wrap(args),
        KeyCommand::Unwrap(args) => wrap::unwrap(args),
        KeyCommand::Lock(args) => lock::lock(args),
        KeyCommand::Unlock(args) => lock::unlock(args),
        KeyCommand::Seal(args) => seal::seal(args),
        KeyCommand::Unseal(args) => seal::unseal(args),
    }
}

/// The text of a key that is wrapped, locked or sealed, and what it says it is.
fn closed(args: &TextArgs, needed: Class) -> Result<(Zeroizing<String>, Kind), Failure> {
    let text = input::text(args.text.as_ref())?;
    let kind = PaserkText::split(&text)
        .ok()
        .and_then(|parts| Kind::from_header(parts.header))
        .ok_or_else(|| {
            input::name_of_file(args.text.as_ref()).unwrap_or_else(|| {
                Failure::refused("unknown-header", "this is no known type of PASERK")
            })
        })?;
    if kind.class == needed {
        return Ok((text, kind));
    }
    let opens = kind
        .class
        .opened_by()
        .map_or_else(String::new, |command| format!(": `{command}` opens it"));
    Err(Failure::refused(
        "key",
        format!(
            "this is {}, not {}{opens}",
            kind.class.words(),
            needed.words()
        ),
    ))
}

/// What only a local or a secret key can be done with.
fn not_public(what: &str) -> Failure {
    Failure::wrong_key(format!(
        "{what} needs a local or a secret key, and this is a public key"
    ))
}

fn id(args: &OneKeyArgs) -> Result<(), Failure> {
    let ids = Ids::of(&Key::read(&args.key)?);
    if args.report.json {
        return output::print_json(&ids, false);
    }
    ids.tell_public();
    output::print_line(&ids.id)
}
