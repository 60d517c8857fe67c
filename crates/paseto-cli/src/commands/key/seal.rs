//! `key seal` and `key unseal`: local keys that are sealed for the owner of a key pair.

use super::{closed, result};
use crate::{
    args::{SealArgs, UnsealArgs},
    failure::Failure,
    input,
    keys::{Key, Recipient, RecipientSecret, Version},
    paserk_kind::Class,
    source::Source,
};

pub(super) fn seal(args: &SealArgs) -> Result<(), Failure> {
    let recipient = args.recipient();
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
    let sealed = read_recipient(recipient, key.version())?.seal(&key);
    let sealed = sealed.map_err(|why| Failure::making(&why))?;
    result::closed(&sealed, &args.out, &args.report)
}

fn read_recipient(source: Source<'_>, version: Version) -> Result<Recipient, Failure> {
    if version == Version::V1 {
        return Recipient::version_1(source);
    }
    let public = match Key::from_source(source)? {
        Key::Public(public) => public,
        other => {
            return Err(Failure::wrong_key(format!(
                "the recipient's key is a public key, and this is {}",
                other.kind()
            )));
        }
    };
    same_version("recipient's", public.version(), version)?;
    Recipient::new(&public)
}

pub(super) fn unseal(args: &UnsealArgs) -> Result<(), Failure> {
    input::one_reader(&[args.text.is_stdin(), args.key.is_stdin()])?;
    let (text, kind) = closed(&args.text, Class::Seal)?;
    let key = read_pair(args.key.source()?, kind.version)?.unseal(&text);
    let key = key.map_err(|why| Failure::opening(&why))?;
    result::opened(&key, &args.out, &args.report)
}

fn read_pair(source: Source<'_>, version: Version) -> Result<RecipientSecret, Failure> {
    if version == Version::V1 {
        return RecipientSecret::version_1(source);
    }
    let secret = match Key::from_source(source)? {
        Key::Secret(secret) => secret,
        other => {
            return Err(Failure::wrong_key(format!(
                "unsealing needs the secret key of the pair, and this is {}",
                other.kind()
            )));
        }
    };
    same_version("pair's secret", secret.version(), version)?;
    RecipientSecret::new(&secret)
}

fn same_version(whose: &str, theirs: Version, version: Version) -> Result<(), Failure> {
    if theirs == version {
        return Ok(());
    }
    Err(Failure::wrong_key(format!(
        "the {whose} key is of {theirs}, and the local key of {version}"
    )))
}
