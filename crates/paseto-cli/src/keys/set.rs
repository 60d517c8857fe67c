//! JWK Sets: several keys in one file.
//!
//! Specification: RFC 7517, section 5.

use serde::Deserialize;
use serde_json::value::RawValue;

/// The keys stand where they are read: none is copied.
#[derive(Deserialize)]
struct Set<'s> {
    #[serde(borrow)]
    keys: Vec<&'s RawValue>,
}

/// The one member of a key that is read here.
#[derive(Deserialize)]
struct Named {
    kid: Option<String>,
}

/// The text of the key with this id, or why there is none.
pub(crate) fn pick<'t>(text: &'t str, id: &str) -> Result<&'t str, &'static str> {
    let set: Set<'t> =
        serde_json::from_str(text).map_err(|_| "--kid is for a JWK Set, and it is none")?;
    let is_named = |key: &&RawValue| {
        serde_json::from_str::<Named>(key.get()).is_ok_and(|named| named.kid.as_deref() == Some(id))
    };
    let mut found = set.keys.into_iter().filter(is_named);
    match (found.next(), found.next()) {
        (Some(key), None) => Ok(key.get()),
        (Some(_), Some(_)) => Err("more than one key of the JWK Set has this --kid"),
        (None, _) => Err("no key of the JWK Set has this --kid"),
    }
}
