//! A second reading of key sets, by `serde_json` and the tables of `docs/KEYSET.md`.

use paseto::{KeySetDocument, KeyState, Timestamp};
use serde_json::{Map, Value};

use crate::json::{Opinion, opinion};

/// A key of a set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its id.
    pub kid: String,
    /// Its text.
    pub paserk: Option<String>,
    /// Its state.
    pub state: KeyState,
    /// Its other names.
    pub aliases: Vec<String>,
}

/// How many names a key may have beside its id.
pub const NAMES: usize = 16;

/// The greatest sizes: bytes, keys, keys that are locked with a password.
#[derive(Clone, Copy, Debug)]
pub struct Bounds {
    /// Bytes of the document.
    pub length: usize,
    /// Keys.
    pub keys: usize,
    /// Keys that are locked with a password.
    pub locked: usize,
}

/// What the library has read.
#[must_use]
pub fn rows(document: &KeySetDocument) -> Vec<Row> {
    let row = document.iter().map(|entry| Row {
        kid: entry.id().to_owned(),
        paserk: entry.paserk().map(str::to_owned),
        state: entry.state(),
        aliases: entry.names().map(str::to_owned).collect(),
    });
    row.collect()
}

/// What the document says, if it is one.
#[must_use]
pub fn read(bytes: &[u8], bounds: Bounds) -> Option<Vec<Row>> {
    let Opinion::Object(members) = opinion(bytes) else {
        return None;
    };
    let [(name, Value::Array(keys))] = &*members else {
        return None;
    };
    let fits = bytes.len() <= bounds.length && (1..=bounds.keys).contains(&keys.len());
    if name != "keys" || !fits {
        return None;
    }
    let rows: Vec<_> = keys.iter().map(row).collect::<Option<_>>()?;
    let locked = rows.iter().filter(|row| is_locked(row)).count();
    (locked <= bounds.locked && go_together(&rows)).then_some(rows)
}

fn row(key: &Value) -> Option<Row> {
    let key = key.as_object()?;
    let known = ["kid", "paserk", "state", "not_after", "aliases"];
    if !key.keys().all(|name| known.contains(&&**name)) {
        return None;
    }
    let kid = text(key, "kid")??;
    let paserk = text(key, "paserk")?;
    let state = match (text(key, "state")??, text(key, "not_after")?) {
        ("active", None) => KeyState::Active,
        ("accepted", None) => KeyState::Accepted,
        // The claims have the same times, and other targets.
        ("accepted", Some(end)) => KeyState::AcceptedUntil(end.parse().ok()?),
        ("retired", None) => KeyState::Retired,
        _ => return None,
    };
    let right = match paserk {
        Some(paserk) => id_prefix(paserk)? == kid.get(..7)?,
        None => state == KeyState::Retired,
    };
    let aliases = match key.get("aliases") {
        Some(Value::Array(names)) if names.len() <= NAMES => {
            names.iter().map(alias).collect::<Option<_>>()?
        }
        Some(_) => return None,
        None => Vec::new(),
    };
    (right && is_id(kid)).then(|| Row {
        kid: kid.to_owned(),
        paserk: paserk.map(str::to_owned),
        state,
        aliases,
    })
}

/// `None` where the member is something else than a string.
fn text<'v>(key: &'v Map<String, Value>, name: &str) -> Option<Option<&'v str>> {
    match key.get(name) {
        Some(Value::String(text)) => Some(Some(text)),
        Some(_) => None,
        None => Some(None),
    }
}

fn alias(name: &Value) -> Option<String> {
    let name = name.as_str()?;
    (may_be_alias(name)).then(|| name.to_owned())
}

/// Whether a key may have this name beside its id.
#[must_use]
pub fn may_be_alias(name: &str) -> bool {
    let paserk = (1..=9).any(|n| name.starts_with(&format!("k{n}.")));
    (1..=255).contains(&name.len()) && !paserk && !holds_key(name)
}

/// Whether a key that must not be in a footer begins anywhere but within a word.
fn holds_key(name: &str) -> bool {
    const KINDS: [&str; 5] = ["local", "public", "secret", "local-pw", "secret-pw"];
    let begins = |(at, _): (usize, &str)| {
        let within = name[..at].ends_with(|before: char| before.is_ascii_alphanumeric());
        let is = |n: u8| {
            KINDS
                .iter()
                .any(|kind| name[at..].starts_with(&format!("k{n}.{kind}.")))
        };
        !within && (1..=9).any(is)
    };
    name.match_indices('k').any(begins)
}

fn is_id(kid: &str) -> bool {
    let digest = (1..=4)
        .flat_map(|n| [format!("k{n}.lid."), format!("k{n}.pid.")])
        .find_map(|header| kid.strip_prefix(&header));
    digest.is_some_and(|digest| digest.len() == 44 && digest.bytes().all(is_letter))
}

const fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_'
}

/// What the id of a key begins with, by the table of the types that may be in a set.
fn id_prefix(paserk: &str) -> Option<String> {
    let types = [
        ("public", "pid"),
        ("secret-wrap.pie", "pid"),
        ("secret-pw", "pid"),
        ("local-wrap.pie", "lid"),
        ("local-pw", "lid"),
    ];
    (1..=4).find_map(|n| {
        types.iter().find_map(|(kind, id)| {
            let data = paserk.strip_prefix(&format!("k{n}.{kind}."))?;
            (!data.is_empty() && !data.contains('.')).then(|| format!("k{n}.{id}."))
        })
    })
}

/// Whether opening it takes a password. What is retired is not opened.
fn is_locked(row: &Row) -> bool {
    let paserk = row.paserk.as_deref().unwrap_or_default();
    row.state != KeyState::Retired && paserk.contains("-pw.")
}

/// One version and purpose, one active key, and nothing that stands for two keys.
fn go_together(rows: &[Row]) -> bool {
    let mut kids: Vec<&str> = Vec::new();
    for row in rows {
        kids.push(&row.kid);
        kids.extend(row.aliases.iter().map(|name| &**name));
    }
    let count = kids.len();
    kids.sort_unstable();
    kids.dedup();
    let active = rows.iter().filter(|row| row.state == KeyState::Active);
    let one_header = rows.iter().all(|row| row.kid[..7] == rows[0].kid[..7]);
    kids.len() == count && active.count() <= 1 && one_header
}

/// The state as a document can say it: in whole seconds of the years 0000 to 9999.
#[must_use]
pub fn written(state: KeyState) -> KeyState {
    match state {
        KeyState::AcceptedUntil(end) => {
            let end = end.clamp(Timestamp::MIN, Timestamp::MAX);
            KeyState::AcceptedUntil(Timestamp::from_unix(end.unix_seconds()))
        }
        other => other,
    }
}
