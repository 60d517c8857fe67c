//! What must not be shown of a key.

use base64ct::{Base64Unpadded, Decoder};
use serde_json::Value;

use crate::json::{Opinion, opinion};

/// Shorter pieces may be the words of a report.
const PIECE: usize = 16;

/// Pieces of the secrets that stand in the bytes: of a PASERK text that is no id and no public key, of
/// the lines of a PEM block that is not public, of the members of a JWK that are private, of the keys of
/// a key set.
#[must_use]
pub fn of(bytes: &[u8]) -> Vec<String> {
    let Ok(text) = core::str::from_utf8(bytes) else {
        return Vec::new();
    };
    let mut secrets = Vec::new();
    if text.lines().any(|line| line.starts_with("-----BEGIN ")) {
        if !text.contains("PUBLIC KEY") {
            text.lines()
                .for_each(|line| pieces(line.trim(), &mut secrets));
        }
    } else if let Opinion::Object(members) = opinion(bytes) {
        members
            .iter()
            .for_each(|(name, value)| member(name, value, &mut secrets));
    } else {
        paserk(text.trim_end_matches(['\r', '\n']), &mut secrets);
    }
    // What stands elsewhere as well, such as in the name of a key, may be shown for that.
    secrets.retain(|secret| text.matches(&**secret).count() <= 1);
    secrets
}

/// In plain and in hexadecimal digits.
fn pieces(letters: &str, secrets: &mut Vec<String>) {
    if letters.len() < PIECE || !is_base64(letters) {
        return;
    }
    for at in (0..=letters.len() - PIECE).step_by(PIECE) {
        if let Some(piece) = letters.get(at..at + PIECE) {
            secrets.push(piece.to_owned());
        }
    }
    let standard = letters.replace('-', "+").replace('_', "/");
    let mut bytes = vec![0; PIECE / 2];
    let decoder = Decoder::<Base64Unpadded>::new(standard.trim_end_matches('=').as_bytes());
    if decoder.is_ok_and(|mut decoder| decoder.decode(&mut bytes).is_ok()) {
        secrets.push(bytes.iter().map(|byte| format!("{byte:02x}")).collect());
    }
}

fn is_base64(text: &str) -> bool {
    text.bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || b"+/-_=".contains(&byte))
}

fn paserk(text: &str, secrets: &mut Vec<String>) {
    let mut parts = text.splitn(3, '.');
    let (Some(version), Some(kind), Some(data)) = (parts.next(), parts.next(), parts.next()) else {
        return;
    };
    let is_version = matches!(version.as_bytes(), [b'k', b'1'..=b'4']);
    let shown = ["lid", "sid", "pid", "public"];
    if is_version && !shown.contains(&kind) {
        pieces(data.rsplit('.').next().unwrap_or_default(), secrets);
    }
}

/// Names that RFC 7518 and RFC 8037 have for what is private, and the keys of a set.
fn member(name: &str, value: &Value, secrets: &mut Vec<String>) {
    match (name, value) {
        ("d" | "k" | "p" | "q" | "dp" | "dq" | "qi", Value::String(text)) => {
            pieces(text, secrets);
        }
        ("paserk", Value::String(text)) => paserk(text, secrets),
        ("keys", Value::Array(keys)) => {
            for key in keys.iter().filter_map(Value::as_object) {
                key.iter()
                    .for_each(|(name, value)| member(name, value, secrets));
            }
        }
        _ => {}
    }
}
