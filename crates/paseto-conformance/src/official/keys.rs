//! Keys as PASERK text, and their ids.

use paserk::{Key, KeyId, KeyText};
use paseto_core::Error;

use super::file::{Kind, Test};
use crate::{
    Suite,
    text::{Context, bytes, same, to_bytes},
};

/// The bytes of the key as PASERK writes them.
pub(super) fn from_bytes<K: Key>(bytes: &[u8]) -> Result<K, Error> {
    K::from_key_bytes(bytes)
}

/// Bytes give the text, and the text gives the bytes.
pub(super) fn text<K: Key>(
    test: &Test,
    read_key: fn(&[u8]) -> Result<K, Error>,
) -> Result<(), String> {
    let key = read_key(&bytes(test.key.as_deref().context("`key`")?)).context("`key`")?;
    let expected = test.paserk.as_deref().context("`paserk`")?;
    same("the text", paserk::text(&key).as_text(), expected)?;
    let parsed: K = paserk::parse(expected).context("`paserk`")?;
    same("the key", &to_bytes(&parsed), &to_bytes(&key))
}

/// The key has this id, and the id is read as it is written.
pub(super) fn id<K: Key>(
    test: &Test,
    read_key: fn(&[u8]) -> Result<K, Error>,
) -> Result<(), String> {
    let key = read_key(&bytes(test.key.as_deref().context("`key`")?)).context("`key`")?;
    let expected = test.paserk.as_deref().context("`paserk`")?;
    same("the id", paserk::id(&key).as_str(), expected)?;
    let parsed: KeyId<K> = expected.parse().context("`paserk`")?;
    same("the id that was read", &parsed, &paserk::id(&key))
}

/// The public half of a secret key is the one that the vector names.
pub(super) fn halves<S: Suite>(test: &Test) -> Result<(), String> {
    let Some(expected) = test.public_key.as_deref() else {
        return Ok(());
    };
    let expected = S::read_public_key(&bytes(expected)).context("`public-key`")?;
    let secret: S::SecretKey =
        paserk::parse(test.paserk.as_deref().context("`paserk`")?).context("`paserk`")?;
    let found = S::public_half(&secret);
    same("the public half", &to_bytes(&found), &to_bytes(&expected))
}

/// A test that must fail: reads the text where there is one, and the bytes where there is none.
pub(super) fn read<K: Key>(
    test: &Test,
    kind: Kind,
    read_key: fn(&[u8]) -> Result<K, Error>,
) -> Result<Result<(), Error>, String> {
    match &test.paserk {
        Some(text) if kind.is_id() => Ok(text.parse::<KeyId<K>>().map(drop)),
        Some(text) => Ok(paserk::parse::<K>(text).map(drop)),
        None => {
            let key = test.key.as_deref().context("`paserk` or `key`")?;
            Ok(read_key(&bytes(key)).map(drop))
        }
    }
}
