//! `key seal` and `key unseal`: local keys that are sealed for the owner of a key pair.

use super::{closed, result};
use crate::{
    args::{SealArgs, UnsealArgs},
    failure::Failure,
    input,
    keys::{self, Key, Recipient, RecipientSecret, Version},
    paserk_kind::Class,
    source::Source,
};

pub(super) fn seal(args: &SealArgs) -> Result<(), Failure> {
    let recipient = Source::File(&args.recipient_file);
    input::one_reader(&[args.key.is_stdin(), recipient.is_stdin()])?;
    let key = match Key::read(&args.key)? {
        Key::Local(key) => key,
        other => {
            return Err(Failure::wrong_key(format!(
                "sealing needs a local key, and this is {}",
                other.kind()
            )));
        }
    };
    has_pairs(key.version())?;
    let public = match Key::from_source(recipient)? {
        Key::Public(public) => public,
        other => {
            return Err(Failure::wrong_key(format!(
                "the recipient's key is a public key, and this is {}",
                other.kind()
            )));
        }
    };
    same_version("recipient's", public.version(), key.version())?;
    let sealed = Recipient::new(&public)?.seal(&key);
    let sealed = sealed.map_err(|why| Failure::making(&why))?;
    result::closed(&sealed, &args.report)
}

pub(super) fn unseal(args: &UnsealArgs) -> Result<(), Failure> {
    input::one_reader(&[args.text.is_stdin(), args.key.is_stdin()])?;
    let (text, kind) = closed(&args.text, Class::Seal)?;
    has_pairs(kind.version)?;
    let secret = match Key::read(&args.key)? {
        Key::Secret(secret) => secret,
        other => {
            return Err(Failure::wrong_key(format!(
                "unsealing needs the secret key of the pair, and this is {}",
                other.kind()
            )));
        }
    };
    same_version("pair's secret", secret.version(), kind.version)?;
    let key = RecipientSecret::new(&secret)?.unseal(&text);
    let key = key.map_err(|why| Failure::opening(&why))?;
    result::opened(&key, &args.out, &args.report)
}

/// Says that there are no pairs of version 1 before one is read: its PEM would be refused with a reason
/// that leads nowhere.
fn has_pairs(version: Version) -> Result<(), Failure> {
    match version {
        Version::V1 => Err(keys::no_version_1()),
        Version::V2 | Version::V3 | Version::V4 => Ok(()),
    }
}

fn same_version(whose: &str, theirs: Version, version: Version) -> Result<(), Failure> {
    if theirs == version {
        return Ok(());
    }
    Err(Failure::wrong_key(format!(
        "the {whose} key is of {theirs}, and the local key of {version}"
    )))
}
