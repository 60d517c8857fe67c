//! Reading a key set.

use core::fmt;

use paseto_claims::Timestamp;
use paseto_core::json::{JsonError, Limits, scan};
use serde_json::{Map, Value};

use super::{
    KeySetDocument, KeySetError, KeySetErrorKind as Refused, KeySetLimits, KeyState, kind,
    limits::NAMES,
};

/// The set, its list, a key, and the list of its names.
const DEPTH: usize = 4;
/// As many members as a key can have.
const MEMBERS: usize = 5;

impl KeySetDocument {
    /// Reads a key set. It is broken in any part, or read whole.
    ///
    /// # Errors
    /// A [`KeySetError`], which names the part.
    pub fn parse(bytes: &[u8], limits: &KeySetLimits) -> Result<Self, KeySetError> {
        let names = limits.keys.saturating_mul(MEMBERS).saturating_add(1);
        let guard = Limits::new(limits.length, DEPTH, names);
        let text = scan(bytes, &guard, |_| ()).map_err(|why| refusal(why, limits))?;
        // The set, its list, each key, its members and its names.
        let most = limits.keys.saturating_mul(1 + MEMBERS + NAMES);
        if values(text) > most.saturating_add(2) {
            return Err(Refused::TooManyKeys { limit: limits.keys }.into());
        }
        let value: Value = serde_json::from_str(text)
            .map_err(|_| Refused::Json(JsonError::Type("it cannot be read".to_owned())))?;
        let Some(set) = value.as_object() else {
            return Err(Refused::Json(JsonError::NotAnObject).into());
        };
        if set.keys().any(|name| name != "keys") {
            // A secret in the wrong place may be a name too, so it is not repeated.
            return Err(KeySetError::at("", Refused::UnknownMember));
        }
        let keys = set.get("keys");
        let keys = keys.ok_or_else(|| KeySetError::at("keys", Refused::Missing))?;
        read_keys(keys, limits)
    }
}

/// How many values there are at most in a JSON text: each but the first has a comma before it, or is
/// the first of a list or an object.
fn values(json: &str) -> usize {
    let (mut values, mut in_string, mut is_escaped) = (1_usize, false, false);
    for byte in json.bytes() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b'"' => in_string = !in_string,
            b',' | b'[' | b'{' if !in_string => values = values.saturating_add(1),
            _ => {}
        }
    }
    values
}

fn refusal(why: JsonError, limits: &KeySetLimits) -> KeySetError {
    let kind = match why {
        JsonError::TooLong { limit, .. } => Refused::TooLong { limit },
        JsonError::TooManyKeys { .. } => Refused::TooManyKeys { limit: limits.keys },
        other => Refused::Json(other),
    };
    kind.into()
}

fn read_keys(keys: &Value, limits: &KeySetLimits) -> Result<KeySetDocument, KeySetError> {
    let at = |why| KeySetError::at("keys", why);
    let keys = keys.as_array().ok_or_else(|| at(Refused::WrongType))?;
    if keys.is_empty() {
        return Err(at(Refused::NoKeys));
    }
    if keys.len() > limits.keys {
        return Err(at(Refused::TooManyKeys { limit: limits.keys }));
    }
    let mut document = KeySetDocument::new();
    let mut locked_left = limits.locked;
    for (number, key) in keys.iter().enumerate() {
        let part = format!("keys[{number}]");
        let key = key.as_object();
        let key = key.ok_or_else(|| KeySetError::at(&*part, Refused::WrongType))?;
        let member = Member { key, part: &part };
        // What is retired is not opened, and costs nothing.
        let is_opened = member.text("state")? != Some(KeyState::Retired.name());
        let is_locked = member.text("paserk")?.is_some_and(kind::is_locked);
        if is_opened && is_locked {
            let limit = limits.locked;
            let too_many = || member.refuse("paserk", Refused::TooManyKeys { limit });
            locked_left = locked_left.checked_sub(1).ok_or_else(too_many)?;
        }
        read_key(&mut document, &member)?;
    }
    Ok(document)
}

fn read_key(document: &mut KeySetDocument, member: &Member<'_>) -> Result<(), KeySetError> {
    const KNOWN: [&str; MEMBERS] = ["kid", "paserk", "state", "not_after", "aliases"];
    if member.key.keys().any(|name| !KNOWN.contains(&&**name)) {
        return Err(KeySetError::at(member.part, Refused::UnknownMember));
    }
    let kid = member.text("kid")?;
    let kid = kid.ok_or_else(|| member.refuse("kid", Refused::Missing))?;
    let state = read_state(member)?;
    let paserk = member.text("paserk")?;
    if paserk.is_none() && state != KeyState::Retired {
        return Err(member.refuse("paserk", Refused::Missing));
    }
    let id = document
        .check(kid, paserk)
        .map_err(|(name, why)| member.refuse(name, why))?;
    document
        .entries
        .add(id, state, paserk.map(str::to_owned))
        .map_err(|why| match why {
            Refused::AlreadyActive => member.refuse("state", why),
            _ => member.refuse("kid", why),
        })?;
    read_names(document, member, kid)
}

fn read_state(member: &Member<'_>) -> Result<KeyState, KeySetError> {
    let state = member.text("state")?;
    let end = match member.text("not_after")? {
        None => None,
        Some(text) => Some(
            text.parse::<Timestamp>()
                .map_err(|_| member.refuse("not_after", Refused::NotAfter))?,
        ),
    };
    match (state, end) {
        (Some("active"), None) => Ok(KeyState::Active),
        (Some("accepted"), None) => Ok(KeyState::Accepted),
        (Some("accepted"), Some(end)) => Ok(KeyState::AcceptedUntil(end)),
        (Some("retired"), None) => Ok(KeyState::Retired),
        (Some("active" | "retired"), Some(_)) => Err(member.refuse("not_after", Refused::NotAfter)),
        (Some(_), _) => Err(member.refuse("state", Refused::UnknownState)),
        (None, _) => Err(member.refuse("state", Refused::Missing)),
    }
}

fn read_names(
    document: &mut KeySetDocument,
    member: &Member<'_>,
    kid: &str,
) -> Result<(), KeySetError> {
    let Some(names) = member.key.get("aliases") else {
        return Ok(());
    };
    let wrong = || member.refuse("aliases", Refused::WrongType);
    for (number, name) in names.as_array().ok_or_else(wrong)?.iter().enumerate() {
        let name = name.as_str().ok_or_else(wrong)?;
        document
            .entries
            .name(name, kid)
            .map_err(|why| member.refuse(format_args!("aliases[{number}]"), why))?;
    }
    Ok(())
}

/// A key of the document, and where it stands.
struct Member<'v> {
    key: &'v Map<String, Value>,
    part: &'v str,
}

impl<'v> Member<'v> {
    fn refuse(&self, name: impl fmt::Display, why: Refused) -> KeySetError {
        KeySetError::at(format!("{}.{name}", self.part), why)
    }

    /// The string in a member, where there is one. `null` is none.
    fn text(&self, name: &str) -> Result<Option<&'v str>, KeySetError> {
        let value = self.key.get(name);
        value
            .map(|value| value.as_str())
            .map(|text| text.ok_or_else(|| self.refuse(name, Refused::WrongType)))
            .transpose()
    }
}
