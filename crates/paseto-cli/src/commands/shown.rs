//! Bytes that somebody else wrote, as they are reported.

use paseto::json::Limits;
use serde::Serialize;
use serde_json::value::RawValue;

use crate::{
    json_text,
    printable::{self, one_line},
};

/// Bytes as what they most probably are.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum Shown {
    /// There are none.
    Nothing,
    /// A JSON object that the guard accepts.
    Json(Box<RawValue>),
    /// Other text.
    Text(String),
    /// Other bytes, in hexadecimal.
    Hex(String),
}

impl Shown {
    /// Looks at bytes. JSON is read only within `limits`.
    pub(super) fn new(bytes: &[u8], limits: &Limits) -> Self {
        if bytes.is_empty() {
            return Self::Nothing;
        }
        let json = json_text::object(bytes, limits)
            .ok()
            .and_then(|text| json_text::embed(text).ok());
        match (json, core::str::from_utf8(bytes)) {
            (Some(json), _) => Self::Json(json),
            (None, Ok(text)) => Self::Text(text.to_owned()),
            (None, Err(_)) => Self::Hex(hex::encode(bytes)),
        }
    }

    /// The value for a report, under its own name and under that for hexadecimal digits.
    pub(super) fn split(self) -> (Option<Self>, Option<Self>) {
        match self {
            Self::Hex(_) => (None, Some(self)),
            _ => (Some(self), None),
        }
    }

    /// For people, safe to print: JSON on lines, anything else on one.
    pub(super) fn for_people(&self) -> String {
        match self {
            Self::Nothing => "none".to_owned(),
            Self::Json(json) => {
                let lines = printable::json(&json_text::pretty(json.get()));
                format!("JSON\n{lines}").replace('\n', "\n  ")
            }
            Self::Text(text) => format!("text {}", one_line(&format!("{text:?}"))),
            Self::Hex(digits) => format!("hex {digits}"),
        }
    }
}
