//! The payload before any claim is looked at: one JSON object within bounds.

use paseto_claims::{Claims, ClaimsUnchecked, PayloadLimits, Rules};
use paseto_core::{Error, json::JsonError};
use proptest::prelude::*;
use serde_json::{Map, Value};

use crate::toy::{NOW, check};

fn refused(payload: &[u8]) -> JsonError {
    let rules = Rules::at(NOW).allow_no_expiry();
    let errors = [
        check::<Value>(payload, &rules).err(),
        check::<Claims>(payload, &rules).err(),
        check::<Claims<Map<String, Value>>>(payload, &ClaimsUnchecked::new()).err(),
        check::<()>(payload, &ClaimsUnchecked::new()).err(),
    ];
    let mut errors = errors.map(|error| match error {
        Some(Error::Payload(why)) => why,
        other => panic!("{:?}: {other:?}", String::from_utf8_lossy(payload)),
    });
    errors.sort_by_key(ToString::to_string);
    let [first, .., last] = errors;
    assert_eq!(first, last);
    first
}

/// `01-Payload-Processing.md`.
#[test]
fn one_object() {
    for payload in [
        "",
        " ",
        "[]",
        "1",
        "null",
        "\"x\"",
        "\u{feff}{}",
        "NaN",
        "x",
    ] {
        assert_eq!(
            refused(payload.as_bytes()),
            JsonError::NotAnObject,
            "{payload:?}"
        );
    }
    for payload in [
        "{",
        "{}{}",
        "{} x",
        "{\"a\":NaN}",
        "{\"a\":\"\\ud800\"}",
        "{\"a\":1,}",
        "{'a':1}",
        "{}\0",
    ] {
        assert!(
            matches!(refused(payload.as_bytes()), JsonError::Syntax { .. }),
            "{payload:?}"
        );
    }
    assert_eq!(refused(b"{\"a\":\"\xff\"}"), JsonError::NotUtf8);
}

/// `01-Payload-Processing.md`: at every depth, after unescaping.
#[test]
fn unique_names() {
    for payload in [
        r#"{"exp":"2039-01-01T00:00:00Z","exp":"2039-01-01T00:00:00Z"}"#,
        r#"{"exp":"2039-01-01T00:00:00Z","e\u0078p":"2040-01-01T00:00:00Z"}"#,
        r#"{"a":{"b":[{"c":1,"c":1}]}}"#,
    ] {
        assert!(
            matches!(refused(payload.as_bytes()), JsonError::DuplicateKey { .. }),
            "{payload}"
        );
    }
}

#[test]
fn default_bounds() {
    let long = |length: usize| format!("{{\"a\":\"{}\"}}", "x".repeat(length - 8));
    let rules = Rules::at(NOW).allow_no_expiry();
    assert!(check::<Value>(long(1 << 20), &rules).is_ok());
    assert!(matches!(
        refused(long((1 << 20) + 1).as_bytes()),
        JsonError::TooLong { .. }
    ));
    let deep = |depth: usize| {
        format!(
            "{{\"a\":{}{}}}",
            "[".repeat(depth - 1),
            "]".repeat(depth - 1)
        )
    };
    assert!(check::<Value>(deep(128), &rules).is_ok());
    assert!(matches!(
        refused(deep(129).as_bytes()),
        JsonError::TooDeep { .. }
    ));
    assert!(matches!(
        refused(deep(200_000).as_bytes()),
        JsonError::TooDeep { .. }
    ));
    let many = |count: usize| {
        let members: Vec<_> = (0..count).map(|n| format!("\"{n}\":0")).collect();
        format!("{{{}}}", members.join(","))
    };
    assert!(check::<Value>(many(65_536), &rules).is_ok());
    assert!(matches!(
        refused(many(65_537).as_bytes()),
        JsonError::TooManyKeys { .. }
    ));
}

#[test]
fn bounds_of_the_callers_own() {
    let payload = r#"{"a":[{"b":1}]}"#;
    let read = |limits| {
        let checked =
            check::<Value>(payload, &Rules::at(NOW).allow_no_expiry().limits(limits)).is_ok();
        let mut unchecked = ClaimsUnchecked::new();
        unchecked.limits = limits;
        assert_eq!(check::<Value>(payload, &unchecked).is_ok(), checked);
        checked
    };
    assert!(read(PayloadLimits::new(15, 3, 2)));
    assert!(!read(PayloadLimits::new(14, 3, 2)));
    assert!(!read(PayloadLimits::new(15, 2, 2)));
    assert!(!read(PayloadLimits::new(15, 3, 1)));
    assert!(read(PayloadLimits::new(usize::MAX, usize::MAX, usize::MAX)));
    // The last call wins.
    let rules = Rules::at(NOW).allow_no_expiry();
    let rules = rules
        .limits(PayloadLimits::new(1, 1, 1))
        .limits(PayloadLimits::default());
    assert!(check::<Value>(payload, &rules).is_ok());
}

/// A number that no `f64` holds is an error where it would have to be read, and never a panic.
#[test]
fn numbers_out_of_range() {
    let payload = r#"{"exp":"2039-01-01T00:00:00Z","a":1e999}"#;
    let value = check::<Value>(payload, &Rules::at(NOW));
    assert!(matches!(value, Err(Error::Payload(JsonError::Type(_)))));
    assert!(check::<Claims>(payload, &Rules::at(NOW)).is_ok());
}

proptest! {
    #[test]
    fn no_payload_panics(bytes: Vec<u8>, text in ".{0,60}", near in "\\{(\"(exp|iat|a)\":(\"[^\"]{0,9}\"|[0-9]{1,3}|null),?){0,4}\\}") {
        let rules = Rules::valid_at(NOW).issuer("i").require("a");
        for payload in [&bytes, text.as_bytes(), near.as_bytes()] {
            let _ = check::<Claims<Map<String, Value>>>(payload, &rules);
            let _ = check::<Value>(payload, &ClaimsUnchecked::new());
        }
    }
}
