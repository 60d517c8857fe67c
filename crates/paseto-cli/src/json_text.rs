//! The layout of JSON text, changed without touching a value: no number is rounded, no order lost.

use paseto::json::{JsonError, Limits, Member, scan};
use serde_json::value::RawValue;

use crate::failure::Failure;

/// The bounds of a payload, the same as those that `verify` holds it to by default.
pub(crate) const PAYLOAD: Limits = Limits::new(1024 * 1024, Limits::MAX_DEPTH, 65_536);
/// The bounds of a footer, the same as those of the library.
pub(crate) const FOOTER: Limits = Limits::new(8 * 1024, 2, 512);

/// The members of a JSON object that the guard accepts: name, and value as it is written.
pub(crate) fn members(
    bytes: &[u8],
    limits: &Limits,
) -> Result<Vec<(String, Box<RawValue>)>, JsonError> {
    let mut members = Vec::new();
    scan(bytes, limits, |Member { name, value, .. }| {
        members.push((name.to_cow().into_owned(), value.as_raw().to_owned()));
    })?;
    let raw = |(name, value): (String, String)| match RawValue::from_string(value) {
        Ok(value) => Ok((name, value)),
        Err(why) => Err(JsonError::Type(why.to_string())),
    };
    members.into_iter().map(raw).collect()
}

/// The bytes as the text of one JSON object, if the guard accepts them.
pub(crate) fn object<'b>(bytes: &'b [u8], limits: &Limits) -> Result<&'b str, JsonError> {
    scan(bytes, limits, |_| ())
}

/// JSON text that the guard has accepted, as a value for a report: on one line.
pub(crate) fn embed(text: &str) -> Result<Box<RawValue>, Failure> {
    RawValue::from_string(compact(text)).map_err(|why| Failure::refused("payload", why.to_string()))
}

/// The JSON without white space.
pub(crate) fn compact(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    each(text, |c, _| {
        out.push(c);
    });
    out
}

/// The JSON with a line for each value, indented by two spaces a level.
pub(crate) fn pretty(text: &str) -> String {
    let mut out = String::with_capacity(text.len().saturating_mul(2));
    let mut depth = 0_usize;
    let mut last = None;
    each(text, |c, in_string| {
        let line = |out: &mut String, depth| {
            out.push('\n');
            out.push_str(&"  ".repeat(depth));
        };
        match c {
            _ if in_string => out.push(c),
            '}' | ']' => {
                depth = depth.saturating_sub(1);
                if !matches!(last, Some('{' | '[')) {
                    line(&mut out, depth);
                }
                out.push(c);
            }
            _ => {
                if matches!(last, Some('{' | '[')) {
                    line(&mut out, depth);
                }
                out.push(c);
                match c {
                    '{' | '[' => depth = depth.saturating_add(1),
                    ',' => line(&mut out, depth),
                    ':' => out.push(' '),
                    _ => (),
                }
            }
        }
        last = (!in_string).then_some(c);
    });
    out
}

/// Calls `take` with each character that is not white space between values, and with whether it
/// stands inside a string. The opening quote stands outside.
fn each(text: &str, mut take: impl FnMut(char, bool)) {
    let (mut in_string, mut escaped) = (false, false);
    for c in text.chars() {
        if !in_string && matches!(c, ' ' | '\t' | '\n' | '\r') {
            continue;
        }
        take(c, in_string);
        if escaped {
            escaped = false;
        } else {
            match c {
                '"' => in_string = !in_string,
                '\\' => escaped = in_string,
                _ => (),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{compact, pretty};

    const TEXT: &str = r#" { "a" : [ 1.10 , {} , [ ] , "x, {\"y\": \\" ], "z":{"b":1e400} } "#;

    #[test]
    fn compact_keeps_values_as_they_are_written() {
        assert_eq!(
            compact(TEXT),
            r#"{"a":[1.10,{},[],"x, {\"y\": \\"],"z":{"b":1e400}}"#
        );
    }

    #[test]
    fn pretty_is_the_same_values_on_lines() {
        let lines = [
            "{",
            "  \"a\": [",
            "    1.10,",
            "    {},",
            "    [],",
            "    \"x, {\\\"y\\\": \\\\\"",
            "  ],",
            "  \"z\": {",
            "    \"b\": 1e400",
            "  }",
            "}",
        ];
        assert_eq!(pretty(TEXT), lines.join("\n"));
        assert_eq!(compact(&pretty(TEXT)), compact(TEXT));
    }
}
