//! `key lock` and `key unlock`: keys that are locked with a password.

use super::{closed, not_public, result};
use crate::{
    args::{CostArgs, LockArgs, PasswordArgs, UnlockArgs},
    cost::Price,
    failure::Failure,
    input,
    keys::{Key, Version},
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
    own_options(&args.cost, key.version())?;
    let price = if key.version().is_nist() {
        Price::Pbkdf2((&args.cost).into())
    } else {
        Price::Argon2((&args.cost).into())
    };
    price.accept_for_new()?;
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

/// Refuses options that say nothing of a key of this version.
fn own_options(cost: &CostArgs, version: Version) -> Result<(), Failure> {
    let argon2 = [
        ("--memory", cost.memory.is_some()),
        ("--time", cost.time.is_some()),
        ("--parallelism", cost.parallelism.is_some()),
    ];
    let pbkdf2 = [("--iterations", cost.iterations.is_some())];
    let (others, own) = if version.is_nist() {
        (&argon2[..], "--iterations")
    } else {
        (&pbkdf2[..], "--memory, --time and --parallelism")
    };
    match others.iter().find(|(_, given)| *given) {
        None => Ok(()),
        Some((option, _)) => Err(Failure::usage(format!(
            "{option} is not for keys of {version}: they take {own}, or --preset"
        ))),
    }
}
