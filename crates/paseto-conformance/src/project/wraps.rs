//! Keys that are wrapped, locked and sealed.

use paserk::{Cost, Key, Lock, Pbkw, UnwrapLimits, Wrap};
use paseto_core::Error;

use super::file::{KeyType, Operation, Test};
use crate::{
    WrapSuite,
    text::{Context, bytes, same, sealing_public_key, sealing_secret_key, secret_key, to_bytes},
};

/// What the operation ended in; the outer error says what is wrong with the test, or with what
/// was accepted.
type Outcome = Result<Result<(), Error>, String>;
/// Reads a key from what the vectors hold.
type Read<K> = fn(&[u8]) -> Result<K, Error>;

/// How these tests are run for one suite.
pub(super) type Wraps = fn(&Test) -> Outcome;

pub(super) fn run<S: WrapSuite>(test: &Test) -> Outcome {
    match (test.operation, test.kind) {
        (Operation::Wrap, KeyType::Local) => wrap(test, S::LocalKey::from_key_bytes),
        (Operation::Wrap, KeyType::Secret) => wrap(test, secret_key::<S>),
        (Operation::Unwrap, KeyType::Local) => unwrap::<S::LocalKey>(test),
        (Operation::Unwrap, KeyType::Secret) => unwrap::<S::SecretKey>(test),
        (Operation::Lock, KeyType::Local) => lock(test, S::LocalKey::from_key_bytes),
        (Operation::Lock, KeyType::Secret) => lock(test, secret_key::<S>),
        (Operation::Unlock, KeyType::Local) => unlock::<S::LocalKey>(test),
        (Operation::Unlock, KeyType::Secret) => unlock::<S::SecretKey>(test),
        (Operation::Seal, KeyType::Local) => seal::<S>(test),
        (Operation::Unseal, KeyType::Local) => unseal::<S>(test),
        (Operation::ParseSealingKey, KeyType::Public) => {
            let key = field(&test.sealing_key, "`sealing-key`")?;
            Ok(sealing_public_key::<S>(&key).map(drop))
        }
        (Operation::ParseSealingKey, KeyType::Secret) => {
            let key = field(&test.sealing_key, "`sealing-key`")?;
            Ok(sealing_secret_key::<S>(&key).map(drop))
        }
        _ => Err("no key of this type is wrapped like that".to_owned()),
    }
}

fn field(text: &Option<String>, name: &str) -> Result<Vec<u8>, String> {
    text.as_deref().context(name).map(bytes)
}

fn text(test: &Test) -> Result<&str, String> {
    test.paserk.as_deref().context("`paserk`")
}

fn password(test: &Test) -> Result<&str, String> {
    test.password.as_deref().context("`password`")
}

fn key<K>(test: &Test, read: Read<K>) -> Result<K, String> {
    read(&field(&test.key, "`key`")?).context("`key`")
}

fn wrapping_key<K: Wrap<WrappingKey: Key>>(test: &Test) -> Result<K::WrappingKey, String> {
    let key = field(&test.wrapping_key, "`wrapping-key`")?;
    Key::from_key_bytes(&key).context("`wrapping-key`")
}

/// What was made is the text of the test.
fn made(test: &Test, made: Result<String, Error>) -> Outcome {
    match made {
        Ok(made) => same("the text", made.as_str(), text(test)?).map(Ok),
        Err(error) => Ok(Err(error)),
    }
}

/// What was read is the key of the test, where it has one.
fn read<K: Key>(test: &Test, read: Result<K, Error>) -> Outcome {
    match read {
        Ok(found) => {
            let expected = field(&test.key, "`key`")?;
            same("the key", &to_bytes(&found), &expected).map(Ok)
        }
        Err(error) => Ok(Err(error)),
    }
}

fn wrap<K: Wrap<WrappingKey: Key>>(test: &Test, read: Read<K>) -> Outcome {
    let (key, wrapping_key) = (key(test, read)?, wrapping_key::<K>(test)?);
    let random = field(&test.random, "`random`")?;
    made(test, paserk::wrap_with_random(&key, &wrapping_key, &random))
}

fn unwrap<K: Wrap<WrappingKey: Key>>(test: &Test) -> Outcome {
    let wrapping_key = wrapping_key::<K>(test)?;
    read(test, paserk::unwrap::<K>(text(test)?, &wrapping_key))
}

fn lock<K: Lock>(test: &Test, read: Read<K>) -> Outcome {
    let (key, random) = (key(test, read)?, field(&test.random, "`random`")?);
    let cost = field(&test.cost, "`cost`")?;
    let params = <K::Recipe as Pbkw>::Params::read(&cost).context("`cost`")?;
    made(
        test,
        paserk::lock_with_random(&key, password(test)?, params, &random),
    )
}

fn unlock<K: Lock>(test: &Test) -> Outcome {
    let limits = UnwrapLimits::default();
    read(
        test,
        paserk::unlock::<K>(text(test)?, password(test)?, &limits),
    )
}

fn seal<S: WrapSuite>(test: &Test) -> Outcome {
    let key = key(test, S::LocalKey::from_key_bytes)?;
    let recipient = field(&test.sealing_key, "`sealing-key`")?;
    let recipient = sealing_public_key::<S>(&recipient).context("`sealing-key`")?;
    let random = field(&test.random, "`random`")?;
    made(test, paserk::seal_with_random(&key, &recipient, &random))
}

fn unseal<S: WrapSuite>(test: &Test) -> Outcome {
    let recipient = field(&test.sealing_key, "`sealing-key`")?;
    let recipient = sealing_secret_key::<S>(&recipient).context("`sealing-key`")?;
    read(test, paserk::unseal::<S::LocalKey>(text(test)?, &recipient))
}
