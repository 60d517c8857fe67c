//! Naming the key in a footer that may have other members already.

use alloc::{format, string::String};
use core::fmt::Write as _;

use super::{ANY, Footer, FooterError};
use crate::json::{JsonError, scan};

impl Footer<'_> {
    /// The footer with this `kid`: the only member where there was no footer, else the first one
    /// of the JSON object that it is.
    pub(crate) fn with_kid(self, kid: &str) -> Result<Self, FooterError> {
        if self.as_bytes().is_empty() {
            return Ok(alone(kid));
        }
        let mut same = None;
        let text = scan(self.as_bytes(), &ANY, |member| {
            if member.name.is("kid") {
                same = Some(member.value.as_str().is_some_and(|found| found.is(kid)));
            }
        })
        .map_err(FooterError::Json)?;
        match same {
            Some(true) => Ok(self),
            Some(false) => Err(FooterError::OtherKid),
            None => before(text, kid),
        }
    }
}

fn alone(kid: &str) -> Footer<'static> {
    if kid.bytes().all(stands_for_itself) {
        Footer::concat(&["{\"kid\":\"", kid, "\"}"])
    } else {
        format!("{{\"kid\":\"{}\"}}", escaped(kid)).into()
    }
}

/// `text` is a JSON object without a `kid`.
fn before(text: &str, kid: &str) -> Result<Footer<'static>, FooterError> {
    let members = text.trim_start().strip_prefix('{');
    let members = members.ok_or(FooterError::Json(JsonError::NotAnObject))?;
    let comma = if members.trim_start().starts_with('}') {
        ""
    } else {
        ","
    };
    Ok(format!("{{\"kid\":\"{}\"{comma}{members}", escaped(kid)).into())
}

/// Specification: RFC 8259, section 7.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '"' | '\\' => escaped.extend(['\\', c]),
            // Writing to a `String` does not fail.
            '\0'..='\x1f' => _ = write!(escaped, "\\u{:04x}", u32::from(c)),
            _ => escaped.push(c),
        }
    }
    escaped
}

/// Whether the byte may stand in a JSON string as it is.
const fn stands_for_itself(byte: u8) -> bool {
    byte >= 0x20 && byte != b'"' && byte != b'\\'
}
