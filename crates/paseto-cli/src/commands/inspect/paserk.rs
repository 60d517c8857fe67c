//! What a PASERK text says of itself.

use paseto::paserk::{Argon2Params, Cost as _, Pbkdf2Params};
use paseto_encoding::{PaserkText, base64url};
use serde::Serialize;
use zeroize::Zeroizing;

use super::malformed;
use crate::{
    cost::Price,
    failure::Failure,
    keys::Key,
    paserk_kind::{Class, Kind},
};

/// A PASERK text, without its secret.
#[derive(Serialize)]
pub(super) struct Report {
    #[serde(rename = "type")]
    kind: String,
    version: String,
    #[serde(skip)]
    class: Class,
    /// Of the text.
    bytes: usize,
    /// Of the key in the clear, wrapped or sealed.
    #[serde(skip_serializing_if = "Option::is_none")]
    key_bytes: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    #[serde(flatten)]
    cost: Cost,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) warnings: Vec<String>,
}

/// What it costs to try one password.
#[derive(Default, Serialize)]
struct Cost {
    #[serde(skip_serializing_if = "Option::is_none")]
    memory_bytes: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    time: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    parallelism: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    iterations: Option<u32>,
}

pub(super) fn inspect(text: &str, on_command_line: bool) -> Result<Report, Failure> {
    let parts = PaserkText::split(text).map_err(malformed)?;
    let kind = Kind::from_header(parts.header)
        .ok_or_else(|| Failure::refused("unknown-header", "this is no known type of PASERK"))?;
    let bytes = decode(parts.data)?;
    let key_bytes = key_bytes(kind, bytes.len())?;
    let key = key(kind, text)?;
    let price = price(kind, &bytes);
    let mut warnings = warnings(kind, key.as_ref(), on_command_line);
    warnings.extend(price.into_iter().flat_map(of_price));
    let id = match kind.class {
        Class::Id => Some(text.to_owned()),
        _ => key.as_ref().map(Key::id),
    };
    Ok(Report {
        kind: format!("k{}.{}", kind.version.number(), kind.name),
        version: kind.version.to_string(),
        class: kind.class,
        bytes: text.len(),
        key_bytes: (kind.class != Class::Id).then_some(key_bytes),
        id,
        cost: price.map(Cost::from).unwrap_or_default(),
        warnings,
    })
}

/// What is to be said of the cost of a key that is locked with a password.
pub(in crate::commands) fn price_warnings(text: &str) -> Vec<String> {
    let parts = PaserkText::split(text).ok();
    let kind = parts
        .as_ref()
        .and_then(|parts| Kind::from_header(parts.header));
    let bytes = parts.and_then(|parts| decode(parts.data).ok());
    let price = kind
        .zip(bytes)
        .and_then(|(kind, bytes)| price(kind, &bytes));
    price.into_iter().flat_map(of_price).collect()
}

fn of_price(price: Price) -> impl Iterator<Item = String> {
    let refusal = price.refusal();
    let refusal = refusal.map(|why| format!("would be refused by default: {why}"));
    refusal
        .into_iter()
        .chain(price.too_low().map(str::to_owned))
}

impl Report {
    pub(super) fn lines(&self) -> Vec<(&'static str, String)> {
        let mut lines = vec![
            ("type", format!("{}: {}", self.kind, self.class.words())),
            ("size", format!("{} bytes of text", self.bytes)),
        ];
        if let Some(bytes) = self.key_bytes {
            lines.push(("key", format!("{bytes} bytes")));
        }
        if let Some(id) = &self.id {
            lines.push(("id", id.clone()));
        }
        let Cost {
            memory_bytes,
            time,
            parallelism,
            iterations,
        } = &self.cost;
        let mut cost = |label, value: Option<String>| {
            lines.extend(value.map(|value| (label, format!("{value}, UNVERIFIED"))));
        };
        cost("memory", memory_bytes.map(|bytes| format!("{bytes} bytes")));
        cost("time", time.map(|time| time.to_string()));
        cost("parallelism", parallelism.map(|lanes| lanes.to_string()));
        cost("iterations", iterations.map(|rounds| rounds.to_string()));
        lines
    }
}

/// Whether this is a secret or not, it is treated as one.
fn decode(data: &str) -> Result<Zeroizing<Vec<u8>>, Failure> {
    let refused = || Failure::checking(&paseto::Error::Base64);
    let length = base64url::decoded_len(data.len()).ok_or_else(refused)?;
    let mut bytes = Zeroizing::new(vec![0; length]);
    base64url::decode_secret(data.as_bytes(), &mut bytes).map_err(|_| refused())?;
    Ok(bytes)
}

/// The length of the key or id in `total` bytes.
fn key_bytes(kind: Kind, total: usize) -> Result<usize, Failure> {
    let expected = kind.key_len();
    match total.checked_sub(kind.overhead()) {
        Some(found) if found > 0 && expected.is_none_or(|length| length == found) => Ok(found),
        _ => {
            let length = expected.map_or_else(String::new, |length| {
                format!(" instead of {}", length.saturating_add(kind.overhead()))
            });
            Err(Failure::refused(
                "key",
                format!("it has {total} bytes{length}"),
            ))
        }
    }
}

/// The key, if it is one in the clear.
fn key(kind: Kind, text: &str) -> Result<Option<Key>, Failure> {
    if kind.class != Class::Plain {
        return Ok(None);
    }
    Key::from_paserk(text)
        .map(Some)
        .map_err(|why| Failure::opening(&why))
}

/// What stands in the bytes of a key that is locked with a password.
///
/// Specification: PASERK, `operations/PBKW.md`.
fn price(kind: Kind, bytes: &[u8]) -> Option<Price> {
    if kind.class != Class::Password {
        return None;
    }
    if kind.version.is_nist() {
        let params = bytes.get(32..).and_then(Pbkdf2Params::read);
        params.map(Price::Pbkdf2)
    } else {
        let params = bytes.get(16..).and_then(Argon2Params::read);
        params.map(Price::Argon2)
    }
}

impl From<Price> for Cost {
    fn from(price: Price) -> Self {
        match price {
            Price::Pbkdf2(params) => Self {
                iterations: Some(params.iterations()),
                ..Self::default()
            },
            Price::Argon2(params) => Self {
                memory_bytes: Some(params.memory()),
                time: Some(params.time()),
                parallelism: Some(params.parallelism()),
                iterations: None,
            },
        }
    }
}

fn warnings(kind: Kind, key: Option<&Key>, on_command_line: bool) -> Vec<String> {
    let mut warnings = Vec::new();
    if kind.is_secret() && on_command_line {
        warnings.push(super::SEEN.to_owned());
    }
    if let Some(Key::Public(key)) = key {
        // Reading a public key leaves open whether anything can be verified with it.
        warnings.extend(key.validate().err().map(|why| why.to_string()));
    }
    warnings
}
