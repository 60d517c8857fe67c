//! A second reading of footers, by `serde_json`.

use serde::de::IgnoredAny;
use serde_json::Value;

use crate::json::{Opinion, opinion};

/// What a footer says about the key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// Its `kid`.
    Kid(String),
    /// There is no footer, or no `kid` in it.
    None,
    /// It is no footer that a ring looks at.
    Refused,
    /// `serde_json` cannot hold it.
    Beyond,
}

/// The greatest sizes: bytes, levels of nesting, names.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    /// Bytes of the footer.
    pub length: usize,
    /// Levels of nesting.
    pub depth: usize,
    /// Names in all objects together.
    pub names: usize,
}

/// Reads the footer of a token of this version.
#[must_use]
pub fn read(footer: &[u8], version: u8, bounds: Bounds) -> Reading {
    if footer.is_empty() {
        return Reading::None;
    }
    let members = match opinion(footer) {
        Opinion::Object(members) => members,
        Opinion::Beyond => return Reading::Beyond,
        Opinion::Duplicate | Opinion::No => return Reading::Refused,
    };
    let depth = 1 + members
        .iter()
        .map(|(_, value)| depth(value))
        .max()
        .unwrap_or(0);
    let names = members.len() + members.iter().map(|(_, value)| names(value)).sum::<usize>();
    let within = footer.len() <= bounds.length && depth <= bounds.depth && names <= bounds.names;
    let allowed = members
        .iter()
        .all(|(name, value)| may_stand(name, value, version));
    if !within || !allowed || shows_a_key(footer) {
        return Reading::Refused;
    }
    let kid = members.into_iter().find(|(name, _)| name == "kid");
    match kid {
        Some((_, Value::String(kid))) => Reading::Kid(kid),
        _ => Reading::None,
    }
}

/// Whether the library lets a token of this version be made with this footer; `None` where `serde_json`
/// cannot tell.
#[must_use]
pub fn may_be_written(footer: &[u8], version: u8) -> Option<bool> {
    let members = match opinion(footer) {
        Opinion::Object(members) => members,
        Opinion::Beyond => return None,
        // Before the end of a text that is then no JSON, and may be a footer.
        Opinion::Duplicate => return is_json(footer).then_some(false),
        Opinion::No => Vec::new(),
    };
    let allowed = |(name, value): &(String, Value)| may_stand(name, value, version);
    Some(members.iter().all(allowed) && !shows_a_key(footer))
}

fn is_json(bytes: &[u8]) -> bool {
    serde_json::from_slice::<IgnoredAny>(bytes).is_ok()
}

fn depth(value: &Value) -> usize {
    let inner: Box<dyn Iterator<Item = &Value>> = match value {
        Value::Array(list) => Box::new(list.iter()),
        Value::Object(members) => Box::new(members.values()),
        _ => return 0,
    };
    1 + inner.map(depth).max().unwrap_or(0)
}

fn names(value: &Value) -> usize {
    match value {
        Value::Array(list) => list.iter().map(names).sum(),
        Value::Object(members) => members.len() + members.values().map(names).sum::<usize>(),
        _ => 0,
    }
}

/// The rules of `kid`, of `wpk`, and of keys that stand in the place of a value.
fn may_stand(name: &str, value: &Value, version: u8) -> bool {
    let named = name == "kid" || name == "wpk";
    let Value::String(text) = value else {
        return !named;
    };
    let starts = |kind: &str| (1..=9).find(|n| text.starts_with(&format!("k{n}.{kind}.")));
    if KEYS.iter().any(|kind| starts(kind).is_some()) {
        return false;
    }
    let wrapped = WRAPPED.iter().find_map(|kind| starts(kind));
    let of = wrapped.or_else(|| IDS.iter().find_map(|kind| starts(kind)));
    let other = of.is_some_and(|of| of != version);
    !(named && other) && (name != "wpk" || wrapped.is_some())
}

const KEYS: [&str; 5] = ["local", "public", "secret", "local-pw", "secret-pw"];
const IDS: [&str; 3] = ["lid", "sid", "pid"];
const WRAPPED: [&str; 3] = ["local-wrap", "secret-wrap", "seal"];

/// Whether a key begins anywhere in the bytes, other than in the middle of a word.
fn shows_a_key(footer: &[u8]) -> bool {
    let headers: Vec<_> = (1..=9)
        .flat_map(|n| KEYS.map(|kind| format!("k{n}.{kind}.")))
        .collect();
    (0..footer.len())
        .filter(|at| footer[*at] == b'k')
        .any(|at| {
            let word = at > 0 && footer[at - 1].is_ascii_alphanumeric();
            !word
                && headers
                    .iter()
                    .any(|header| footer[at..].starts_with(header.as_bytes()))
        })
}
