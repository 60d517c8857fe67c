//! `key wrap` and `key unwrap`: keys that are wrapped with another key.

use super::{closed, not_public, result};
use crate::{
    args::{UnwrapArgs, WrapArgs, WrappingKeyArgs},
    failure::Failure,
    input,
    keys::{Key, LocalKey, Version},
    paserk_kind::Class,
    source::Source,
};

pub(super) fn wrap(args: &WrapArgs) -> Result<(), Failure> {
    input::one_reader(&[args.key.is_stdin(), is_stdin(&args.wrapping_key)])?;
    let key = Key::read(&args.key)?;
    let with = wrapping_key(&args.wrapping_key, key.version())?;
    let wrapped = key.wrap(&with).ok_or_else(|| not_public("wrapping"))?;
    let wrapped = wrapped.map_err(|why| Failure::making(&why))?;
    result::closed(&wrapped, &args.out, &args.report)
}

pub(super) fn unwrap(args: &UnwrapArgs) -> Result<(), Failure> {
    input::one_reader(&[args.text.is_stdin(), is_stdin(&args.wrapping_key)])?;
    let (text, kind) = closed(&args.text, Class::Wrapped)?;
    let with = wrapping_key(&args.wrapping_key, kind.version)?;
    let key = Key::unwrap(kind, &text, &with).map_err(|why| Failure::opening(&why))?;
    result::opened(&key, &args.out, &args.report)
}

fn is_stdin(args: &WrappingKeyArgs) -> bool {
    args.source().is_some_and(Source::is_stdin)
}

fn wrapping_key(args: &WrappingKeyArgs, version: Version) -> Result<Box<LocalKey>, Failure> {
    let source = args.source();
    let source = source.ok_or_else(|| Failure::usage("no key: give --wrapping-key-file"))?;
    Key::wrapping(source, version)
}
