//! Keys and ids.

use paserk::{Key, KeyId, KeyText};
use paseto_core::Error;

use super::file::{KeyType, Test};
use crate::{
    Suite,
    text::{Context, bytes, public_key, same, secret_key},
};

/// What the operation ended in; the outer error says what is wrong with the test, or with what
/// was accepted.
type Outcome = Result<Result<(), Error>, String>;

/// Reads a key from its text, or from its bytes. What is accepted is written the same way.
pub(super) fn parse<S: Suite>(test: &Test) -> Outcome {
    match test.kind {
        KeyType::Local => parse_as(test, S::LocalKey::from_key_bytes),
        KeyType::Secret => parse_as(test, secret_key::<S>),
        KeyType::Public => parse_as(test, public_key::<S>),
    }
}

fn parse_as<K: Key>(test: &Test, read: fn(&[u8]) -> Result<K, Error>) -> Outcome {
    let Some(text) = &test.paserk else {
        let key = bytes(test.key.as_deref().context("`paserk` or `key`")?);
        return Ok(read(&key).map(drop));
    };
    match paserk::parse::<K>(text) {
        Err(error) => Ok(Err(error)),
        Ok(key) => {
            same("the text", paserk::text(&key).as_text(), text)?;
            Ok(Ok(()))
        }
    }
}

/// Reads an id. What is accepted is written the same way.
pub(super) fn parse_id<S: Suite>(test: &Test) -> Outcome {
    match test.kind {
        KeyType::Local => parse_id_as::<S::LocalKey>(test),
        KeyType::Secret => parse_id_as::<S::SecretKey>(test),
        KeyType::Public => parse_id_as::<S::PublicKey>(test),
    }
}

fn parse_id_as<K: Key>(test: &Test) -> Outcome {
    let text = test.paserk.as_deref().context("`paserk`")?;
    match text.parse::<KeyId<K>>() {
        Err(error) => Ok(Err(error)),
        Ok(id) => {
            same("the text", id.as_str(), text)?;
            Ok(Ok(()))
        }
    }
}

/// Whether a public key is one that a signature may be checked with.
pub(super) fn validate<S: Suite>(test: &Test) -> Outcome {
    let key = bytes(test.key.as_deref().context("`key`")?);
    Ok(public_key::<S>(&key).and_then(|key| S::validate(&key)))
}
