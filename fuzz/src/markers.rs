//! What an error must not repeat of the document that it is about.

use serde_json::Value;

use crate::json::{Opinion, opinion};

/// The names and the texts of a JSON object, of a PASERK text its last part. Only what has the look
/// of a key counts, because errors have words of their own.
#[must_use]
pub fn of(bytes: &[u8]) -> Vec<String> {
    let Opinion::Object(members) = opinion(bytes) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for (name, value) in &members {
        found.push(&**name);
        texts(value, &mut found);
    }
    let last = found.iter().filter_map(|text| text.rsplit('.').next());
    last.filter(|text| like_a_key(text))
        .map(str::to_owned)
        .collect()
}

fn texts<'v>(value: &'v Value, found: &mut Vec<&'v str>) {
    match value {
        Value::String(text) => found.push(text),
        Value::Array(list) => list.iter().for_each(|value| texts(value, found)),
        Value::Object(members) => {
            for (name, value) in members {
                found.push(name);
                texts(value, found);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn like_a_key(text: &str) -> bool {
    let letters = text
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
    let mixed = text.bytes().any(|byte| byte.is_ascii_uppercase())
        && text.bytes().any(|byte| byte.is_ascii_digit());
    text.len() > 8 && letters && mixed
}
