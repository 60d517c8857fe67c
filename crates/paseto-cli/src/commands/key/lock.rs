//! `key lock` and `key unlock`: keys that are locked with a password.

use super::{closed, not_public, result};
use crate::{
    args::{LockArgs, PasswordArgs, UnlockArgs},
    cost::Price,
    failure::Failure,
    input,
    keys::Key,
    paserk_kind::Class,
    password,
    source::Source,
};

pub(super) fn lock(args: &LockArgs) -> Result<(), Failure> {
    input::one_reader(&[args.key.is_stdin(), is_stdin(&args.password)])?;
    let key = Key::read(&args.key)?;
    // Nobody is asked for a password in vain.
    if matches!(key, Key::Public(_)) {
        return Err(not_public("locking"));
    }
    Price::of(&args.cost, key.version())?.accept_for_new()?;
    args.out.check()?;
    let password = password::choose(args.password.source())?;
    let locked = key.lock(&password, &args.cost);
    let locked = locked.ok_or_else(|| not_public("locking"))?;
    let locked = locked.map_err(|why| Failure::making(&why))?;
    result::closed(&locked, &args.out, &args.report)
}

pub(super) fn unlock(args: &UnlockArgs) -> Result<(), Failure> {
    input::one_reader(&[args.text.is_stdin(), is_stdin(&args.password)])?;
    let (text, kind) = closed(&args.text, Class::Password)?;
    args.out.check()?;
    let password = password::read(args.password.source())?;
    let key = Key::unlock(kind, &text, &password, &args.limits.limits());
    let key = key.map_err(|why| Failure::password(&why))?;
    result::opened(&key, &args.out, &args.report)
}

fn is_stdin(args: &PasswordArgs) -> bool {
    args.source().is_some_and(Source::is_stdin)
}
