//! Any bytes as keys.

use paserk::{Key, KeyText};
use proptest::{prelude::*, sample::Index};

use super::{Keys, check};
use crate::{
    Suite,
    text::{Context, same},
};

/// Any bytes are refused, or are the bytes of the key that they are read as; a public key that was
/// checked at once is valid, and one that is valid would have been accepted.
///
/// # Errors
/// What does not hold, in words, and for which input.
pub fn bytes_as_keys<S: Suite>() -> Result<(), String> {
    let keys = Keys::<S>::new()?;
    check(inputs(&keys), 1, |bytes| {
        as_key::<S::LocalKey>(&bytes)?;
        as_key::<S::SecretKey>(&bytes)?;
        let key = as_key::<S::PublicKey>(&bytes)?;
        let is_valid = key.is_some_and(|key| S::validate(&key).is_ok());
        let checked = S::checked_public_key(&bytes);
        same("whether it is accepted", &checked.is_ok(), &is_valid)?;
        if let Ok(key) = checked {
            S::validate(&key).context("a checked key")?;
            key.with_bytes(|found| same("the key", found, &bytes))?;
        }
        Ok(())
    })
}

fn as_key<K: Key>(bytes: &[u8]) -> Result<Option<K>, String> {
    let Ok(key) = K::from_key_bytes(bytes) else {
        return Ok(None);
    };
    key.with_bytes(|found| same("the key", found, bytes))?;
    let text = paserk::text(&key);
    let back: K = paserk::parse(text.as_text()).context("its text")?;
    back.with_bytes(|found| same("the key that came back", found, bytes))?;
    Ok(Some(key))
}

fn inputs<S: Suite>(keys: &Keys<S>) -> impl Strategy<Value = Vec<u8>> + use<S> {
    let lengths = keys.lengths();
    let longest = lengths.into_iter().max().unwrap_or_default() + 100;
    let bytes = |length| prop::collection::vec(any::<u8>(), length);
    let secret = keys.secret.with_bytes(<[u8]>::to_vec);
    let public = keys.public.with_bytes(<[u8]>::to_vec);
    let honest = prop::sample::select(vec![secret, public]);
    prop_oneof![
        prop::collection::vec(any::<u8>(), 0..longest),
        prop::collection::vec(any::<u8>(), 0..100),
        prop::sample::select(lengths.to_vec()).prop_flat_map(bytes),
        // As points of version 3 begin.
        prop::collection::vec(any::<u8>(), 48).prop_map(|x| [&[2], x.as_slice()].concat()),
        // An honest key with another byte.
        (honest, any::<Index>(), any::<u8>()).prop_map(|(mut key, at, byte)| {
            let at = at.index(key.len());
            key.splice(at..=at, [byte]);
            key
        }),
    ]
}
