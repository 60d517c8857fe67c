//! What a ring says of itself: nothing in it is opened.

use core::fmt::Write as _;

use paseto::{DocumentEntry, KeyState, Timestamp};
use serde::Serialize;

use super::Stated;
use crate::{
    commands::inspect,
    keys::Key,
    paserk_kind::Class,
    printable::one_line,
    ring::{Ring, kind_of},
};

/// A ring, without its keys.
#[derive(Serialize)]
pub(in crate::commands) struct Report {
    version: String,
    purpose: &'static str,
    keys: Vec<Entry>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(in crate::commands) warnings: Vec<String>,
}

#[derive(Serialize)]
struct Entry {
    #[serde(flatten)]
    stated: Stated,
    /// Of the PASERK text, such as `k4.secret-wrap.pie`.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    kind: Option<String>,
    #[serde(skip)]
    class: Option<Class>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    aliases: Vec<String>,
}

impl Report {
    pub(in crate::commands) fn new(ring: &Ring) -> Self {
        Self {
            version: ring.version.to_string(),
            purpose: if ring.is_local { "local" } else { "public" },
            keys: ring.document.iter().map(|key| entry(&key)).collect(),
            warnings: warnings(ring, Timestamp::now()),
        }
    }

    /// A line a key.
    pub(in crate::commands) fn lines(&self) -> String {
        /// The length of `accepted until 2026-01-01T00:00:00Z`.
        const STATE: usize = 35;
        let mut lines = String::new();
        for key in &self.keys {
            let (kid, state) = (&key.stated.kid, key.stated.words());
            let class = match key.class {
                None => "its id only",
                Some(Class::Plain) => "public",
                Some(Class::Password) => "locked with a password",
                Some(_) => "wrapped with a key",
            };
            // Writing to a `String` does not fail.
            let _ = write!(lines, "{kid}  {state:<STATE$}  {class}");
            for alias in &key.aliases {
                let _ = write!(lines, ", alias {}", one_line(&format!("{alias:?}")));
            }
            lines.push('\n');
        }
        lines
    }
}

fn entry(key: &DocumentEntry<'_>) -> Entry {
    let kind = key.paserk().and_then(kind_of);
    Entry {
        stated: Stated::from(key),
        kind: kind.map(|kind| format!("k{}.{}", kind.version.number(), kind.name)),
        class: kind.map(|kind| kind.class),
        aliases: key.names().map(str::to_owned).collect(),
    }
}

fn warnings(ring: &Ring, now: Timestamp) -> Vec<String> {
    let mut warnings = Vec::new();
    warnings.extend(inspect::old_version(ring.version.number()));
    warnings.extend(active_warning(ring));
    for key in ring.document.iter() {
        let found = key_warnings(&key, now);
        let named = found.map(|warning| format!("{}: {warning}", key.id()));
        warnings.extend(named);
    }
    warnings
}

fn active_warning(ring: &Ring) -> Option<String> {
    let Some(active) = ring.document.active() else {
        return Some("no key is active: tokens are checked, and none can be made".to_owned());
    };
    let is_public = |text| kind_of(text).is_some_and(|kind| kind.class == Class::Plain);
    let misses_secret = active.paserk().is_some_and(is_public) && ring.has_secrets();
    misses_secret.then(|| {
        "the active key is there without its secret: no token can be made with it".to_owned()
    })
}

/// What is wrong with one key.
fn key_warnings(key: &DocumentEntry<'_>, now: Timestamp) -> impl Iterator<Item = String> {
    let passed = match key.state() {
        KeyState::AcceptedUntil(end) if end < now => {
            Some("its time has passed, and its tokens are refused".to_owned())
        }
        _ => None,
    };
    let text = key.paserk().unwrap_or_default();
    let class = kind_of(text).map(|kind| kind.class);
    let price = match class {
        Some(Class::Password) => inspect::price_warnings(text),
        _ => Vec::new(),
    };
    let broken = match class {
        Some(Class::Plain) => broken(key.id(), text),
        _ => None,
    };
    passed.into_iter().chain(price).chain(broken)
}

/// Why a public key will be refused.
fn broken(id: &str, text: &str) -> Option<String> {
    let key = match Key::from_paserk(text) {
        Ok(key) => key,
        Err(why) => return Some(why.to_string()),
    };
    if key.id() != id {
        return Some(
            "this is not the id of the key beside it, and the set will be refused".to_owned(),
        );
    }
    match key {
        Key::Public(public) => public.validate().err().map(|why| why.to_string()),
        Key::Local(_) | Key::Secret(_) => None,
    }
}
