//! Keys that are wrapped, locked and sealed.

use paserk::{Cost, Key, Lock, Pbkw, Pie, Seal, UnwrapLimits, Wrap};
use paseto_core::Error;

use super::file::{Kind, Options, Test};
use crate::{
    WrapSuite,
    text::{Context, bytes, data, refused, same, sealing_public_key, sealing_secret_key, to_bytes},
};

/// How these tests are run for one suite.
#[derive(Clone, Copy)]
pub(crate) struct Wraps {
    pub(super) succeeds: fn(&Test, Kind) -> Result<(), String>,
    pub(super) read: fn(&Test, Kind) -> Outcome,
}

/// What the operation ended in; the outer error says what is wrong with the test.
type Outcome = Result<Result<(), Error>, String>;
/// Reads a key from what the vectors hold.
type Read<K> = fn(&[u8]) -> Result<K, Error>;

impl Wraps {
    pub(super) const fn of<S: WrapSuite>() -> Self {
        Self {
            succeeds: succeeds::<S>,
            read: read::<S>,
        }
    }
}

fn succeeds<S: WrapSuite>(test: &Test, kind: Kind) -> Result<(), String> {
    match kind {
        Kind::LocalWrap => wraps(test, S::LocalKey::from_key_bytes),
        Kind::SecretWrap => wraps(test, S::read_secret_key),
        Kind::LocalLock => locks(test, S::LocalKey::from_key_bytes),
        Kind::SecretLock => locks(test, S::read_secret_key),
        _ => seals::<S>(test),
    }
}

/// A test that must fail.
fn read<S: WrapSuite>(test: &Test, kind: Kind) -> Outcome {
    let text = text(test)?;
    match kind {
        Kind::LocalWrap => unwrap::<S::LocalKey>(test),
        Kind::SecretWrap => unwrap::<S::SecretKey>(test),
        Kind::LocalLock => Ok(unlock::<S::LocalKey>(text, password(test)?).map(drop)),
        Kind::SecretLock => Ok(unlock::<S::SecretKey>(text, password(test)?).map(drop)),
        _ => unseal::<S>(test),
    }
}

fn text(test: &Test) -> Result<&str, String> {
    test.paserk.as_deref().context("`paserk`")
}

fn wrapping_key<K: Wrap<WrappingKey: Key>>(test: &Test) -> Result<K::WrappingKey, String> {
    let key = bytes(test.wrapping_key.as_deref().context("`wrapping-key`")?);
    Key::from_key_bytes(&key).context("`wrapping-key`")
}

/// The password is the text itself, whatever it looks like.
fn password(test: &Test) -> Result<&str, String> {
    test.password.as_deref().context("`password`")
}

fn unwrapped<K>(test: &Test, read_key: Read<K>) -> Result<K, String> {
    let key = bytes(test.unwrapped.as_deref().context("`unwrapped`")?);
    read_key(&key).context("`unwrapped`")
}

/// The text gives the key, and with the nonce in it the key gives the text.
fn wraps<K: Wrap<WrappingKey: Key>>(test: &Test, read_key: Read<K>) -> Result<(), String> {
    let (text, key) = (text(test)?, unwrapped(test, read_key)?);
    let wrapping_key = wrapping_key::<K>(test)?;
    let found: K = paserk::unwrap(text, &wrapping_key).context("unwrapping")?;
    same("the key", &to_bytes(&found), &to_bytes(&key))?;

    let wire = data(text)?;
    let nonce = wire.get(K::WrappingKey::TAG_LEN..).unwrap_or_default();
    let nonce = nonce.get(..32).context("the nonce")?;
    let made = paserk::wrap_with_random(&key, &wrapping_key, nonce).context("wrapping")?;
    same("the text", made.as_str(), text)
}

fn unwrap<K: Wrap<WrappingKey: Key>>(test: &Test) -> Outcome {
    let key = wrapping_key::<K>(test)?;
    Ok(paserk::unwrap::<K>(text(test)?, &key).map(drop))
}

/// The text gives the key, and with the salt, the cost and the nonce in it the key gives the text.
fn locks<K: Lock>(test: &Test, read_key: Read<K>) -> Result<(), String> {
    let (text, key) = (text(test)?, unwrapped(test, read_key)?);
    let found: K = unlock(text, password(test)?).context("unlocking")?;
    same("the key", &to_bytes(&found), &to_bytes(&key))?;

    let wire = data(text)?;
    let short = "salt, cost and nonce";
    let (salt, rest) = wire.split_at_checked(K::Recipe::SALT_LEN).context(short)?;
    let length = <K::Recipe as Pbkw>::Params::LEN;
    let (cost, rest) = rest.split_at_checked(length).context(short)?;
    let nonce = rest.get(..K::Recipe::NONCE_LEN).context(short)?;
    let params = <K::Recipe as Pbkw>::Params::read(cost).context(short)?;
    // There the vector says 10000 rounds, and the text 1000.
    if test.name != "k1.local-pw-2" {
        let options = test.options.as_ref().context("`options`")?;
        same("the cost", cost, &options.on_the_wire()?)?;
    }
    let random = [salt, nonce].concat();
    let made = paserk::lock_with_random(&key, password(test)?, params, &random);
    same("the text", made.context("locking")?.as_str(), text)
}

impl Options {
    fn on_the_wire(&self) -> Result<Vec<u8>, String> {
        if let Some(iterations) = self.iterations {
            return Ok(iterations.to_be_bytes().into());
        }
        let memory = self.memlimit.context("`memlimit`")?.to_be_bytes();
        let time = self.opslimit.context("`opslimit`")?.to_be_bytes();
        let parallelism = 1_u32.to_be_bytes();
        Ok([&memory[..], &time, &parallelism].concat())
    }
}

fn unlock<K: Lock>(text: &str, password: &str) -> Result<K, Error> {
    paserk::unlock(text, password, &UnwrapLimits::default())
}

/// The text gives the key; and what is sealed for the public half gives it too.
fn seals<S: WrapSuite>(test: &Test) -> Result<(), String> {
    let key = bytes(test.unsealed.as_deref().context("`unsealed`")?);
    let key = S::LocalKey::from_key_bytes(&key).context("`unsealed`")?;
    let secret = secret_bytes(test)?;
    let secret = sealing_secret_key::<S>(&secret).context("`sealing-secret-key`")?;
    let public = public_bytes(test)?;
    let public = sealing_public_key::<S>(&public).context("`sealing-public-key`")?;
    let again = paserk::seal(&key, &public).context("sealing")?;
    for text in [text(test)?, &again] {
        let found: S::LocalKey = paserk::unseal(text, &secret).context("unsealing")?;
        same("the key", &to_bytes(&found), &to_bytes(&key))?;
    }
    Ok(())
}

fn secret_bytes(test: &Test) -> Result<Vec<u8>, String> {
    let key = test.sealing_secret_key.as_deref();
    key.context("`sealing-secret-key`").map(bytes)
}

fn public_bytes(test: &Test) -> Result<Vec<u8>, String> {
    let key = test.sealing_public_key.as_deref();
    key.context("`sealing-public-key`").map(bytes)
}

/// Where one half of the pair is refused, both are, for the same reason. Beside a text of another
/// version the pair may be of that version: the text is then read with a key of this version, so
/// that it is refused for itself.
fn unseal<S: WrapSuite>(test: &Test) -> Outcome {
    let text = text(test)?;
    let is_foreign = !text.starts_with(S::LocalKey::SEAL_HEADER);
    let public = sealing_public_key::<S>(&public_bytes(test)?);
    let secret = match (sealing_secret_key::<S>(&secret_bytes(test)?), public) {
        (Ok(secret), Ok(_)) => secret,
        (Err(_), Err(_)) if is_foreign => S::new_sealing_secret_key().context("a key")?,
        (Err(secret), Err(public)) => {
            refused(
                "the public half",
                Err::<(), _>(public),
                &crate::class(&secret),
            )?;
            return Ok(Err(secret));
        }
        _ => return Err("one half of the pair is accepted and one refused".to_owned()),
    };
    Ok(paserk::unseal::<S::LocalKey>(text, &secret).map(drop))
}
