//! Names that stand twice, wherever the guard keeps its books.

use paseto_core::json::{JsonError, JsonStr, scan};
use proptest::prelude::*;

use crate::guard_grammar::LIMITS;

/// Whether the guard finds a duplicate; the text must be fine otherwise.
fn duplicate(text: &str) -> bool {
    match scan(text.as_bytes(), &LIMITS, |_| ()) {
        Ok(_) => false,
        Err(JsonError::DuplicateKey { .. }) => true,
        Err(why) => panic!("{why}: {text}"),
    }
}

fn object(names: &[String]) -> String {
    let members: Vec<_> = names.iter().map(|name| format!("\"{name}\":0")).collect();
    format!("{{{}}}", members.join(","))
}

#[test]
fn names_that_are_the_same_however_they_are_written() {
    for (a, b) in [
        ("a", "a"),
        ("", ""),
        ("exp", r"\u0065xp"),
        ("exp", r"ex\u0070"),
        ("é", r"\u00e9"),
        (r"\u00E9", r"\u00e9"),
        (r"\n", r"\u000a"),
        (r"\/", "/"),
        (r"\/", r"\u002f"),
        (r"\b\f\r\t", r"\u0008\u000C\u000d\u0009"),
        ("😀", r"\ud83d\ude00"),
        (r"\\", r"\u005c"),
        (r#"\""#, r"\u0022"),
        (r"\u0000", r"\u0000"),
        ("\u{ffff}", r"\uffff"),
    ] {
        assert!(duplicate(&format!("{{\"{a}\":0,\"{b}\":0}}")), "{a} {b}");
        assert!(
            duplicate(&format!("{{\"{b}\":0,\"x\":0,\"{a}\":0}}")),
            "{b} {a}"
        );
    }
}

#[test]
fn names_of_any_length() {
    for length in [1, 2, 63, 64, 1000, 100_000] {
        let name = "x".repeat(length);
        assert!(duplicate(&format!("{{\"{name}\":0,\"{name}\":0}}")));
        assert!(!duplicate(&format!("{{\"{name}\":0,\"{name}x\":0}}")));
    }
}

#[test]
fn names_that_are_not() {
    for (a, b) in [
        ("a", "A"),
        ("a", ""),
        ("a", "a "),
        ("a", "aa"),
        (r"\\n", r"\n"),
        ("é", "e\u{301}"),
        (r"\\u0061", "a"),
        ("😀", r"\ud83d\ude01"),
        (r"\u0000", ""),
        (r"a\u0000", "a"),
        ("\u{ffff}", "\u{10000}"),
        (r"\uffff", r"\ud800\udc00"),
        ("ss", "ß"),
    ] {
        assert!(!duplicate(&format!("{{\"{a}\":0,\"{b}\":0}}")), "{a} {b}");
    }
    assert!(!duplicate(
        r#"{"a":"b","b":"a","c":{"a":1,"b":[{"a":1},{"a":1}]}}"#
    ));
}

/// Few names are compared one by one, more are sorted, and more than 24 entries move to the heap:
/// each pair of places is tried around each of these borders.
#[test]
fn every_pair_of_places() {
    for count in [2, 7, 8, 9, 10, 22, 23, 24, 25, 26, 49] {
        let names: Vec<_> = (0..count).map(|n| format!("k{}", n * 31 % 53)).collect();
        assert!(!duplicate(&object(&names)), "{count}");
        for first in 0..count {
            for second in first + 1..count {
                let mut names = names.clone();
                names[second] = names[first].replace('k', r"\u006b");
                assert!(duplicate(&object(&names)), "{count}: {first} {second}");
            }
        }
    }
}

#[test]
fn a_duplicate_at_every_depth() {
    for depth in 0..126 {
        let (open, close) = ("{\"a\":[".repeat(depth / 2), "]}".repeat(depth / 2));
        let inner = r#"{"a":1,"b":2,"a":3}"#;
        assert!(
            duplicate(&format!("{{\"x\":{open}{inner}{close}}}")),
            "{depth}"
        );
        let inner = r#"{"a":1,"b":2,"c":3}"#;
        assert!(
            !duplicate(&format!("{{\"x\":{open}{inner}{close}}}")),
            "{depth}"
        );
    }
}

/// A name before and after an inner object, which is itself of every size around the borders.
#[test]
fn books_survive_inner_objects() {
    for before in [0, 1, 6, 7, 8, 9, 21, 22, 23, 24, 25, 30] {
        for inside in [0, 1, 8, 9, 21, 22, 23, 24, 25, 60] {
            let outer: String = (0..before).map(|n| format!("\"o{n}\":0,")).collect();
            let inner: Vec<_> = (0..inside).map(|n| format!("o{n}")).collect();
            let inner = object(&inner);
            let text = |last: &str| {
                format!("{{{outer}\"i\":{inner},\"j\":[{inner},{{\"k\":{inner}}}],\"{last}\":0}}")
            };
            assert!(!duplicate(&text("z")), "{before} {inside}");
            assert!(duplicate(&text("i")), "{before} {inside}");
            assert!(duplicate(&text("j")), "{before} {inside}");
            for n in 0..before {
                assert!(duplicate(&text(&format!("o{n}"))), "{before} {inside} {n}");
            }
        }
    }
}

/// The text with every character written in one of the ways that JSON has for it.
fn escaped(text: &str, ways: &[u8]) -> String {
    let mut out = String::new();
    for (n, c) in text.chars().enumerate() {
        let way = ways.get(n % ways.len().max(1)).copied().unwrap_or(0);
        match c {
            '"' | '\\' if way % 2 == 0 => out.extend(['\\', c]),
            '\n' if way % 2 == 0 => out.push_str("\\n"),
            '/' if way % 3 == 0 => out.push_str("\\/"),
            c if way % 2 == 0 && c >= ' ' => out.push(c),
            c => {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    let hex = format!("\\u{unit:04x}");
                    out.push_str(&if way % 4 == 1 {
                        hex.to_uppercase().replace('U', "u")
                    } else {
                        hex
                    });
                }
            }
        }
    }
    out
}

fn with_string<R>(json: &str, f: impl FnOnce(JsonStr<'_>, JsonStr<'_>) -> R) -> R {
    let mut found = None;
    scan(json.as_bytes(), &LIMITS, |member| {
        found = Some((member.name, member.value.as_str().unwrap()));
    })
    .unwrap();
    let (name, value) = found.unwrap();
    f(name, value)
}

proptest! {
    #[test]
    fn strings_are_unescaped_as_serde_json_does(text in ".{0,12}", ways in proptest::collection::vec(any::<u8>(), 0..8), other in ".{0,3}") {
        let raw = escaped(&text, &ways);
        let json = format!("{{\"{raw}\":\"{raw}\"}}");
        let parsed: String = serde_json::from_str(&format!("\"{raw}\"")).unwrap();
        prop_assert_eq!(&parsed, &text);
        with_string(&json, |name, value| {
            for string in [name, value] {
                assert_eq!(string.to_cow(), text);
                assert!(string.is(&text));
                assert_eq!(string.is(&other), text == other);
                assert!(!string.is(&format!("{text}x")));
                let mut less = text.clone();
                if less.pop().is_some() {
                    assert!(!string.is(&less));
                }
            }
        });
    }

    #[test]
    fn one_name_twice_among_many(
        names in proptest::collection::btree_set("[a-c\u{e9}😀\n\"]{0,4}", 1..60),
        pick in any::<proptest::sample::Index>(),
        ways in proptest::collection::vec(any::<u8>(), 1..4),
        place in any::<proptest::sample::Index>(),
    ) {
        let names: Vec<_> = names.into_iter().collect();
        let mut written: Vec<_> = names.iter().map(|name| escaped(name, &[1])).collect();
        prop_assert!(!duplicate(&object(&written)));
        let again = escaped(&names[pick.index(names.len())], &ways);
        written.insert(place.index(names.len() + 1), again);
        prop_assert!(duplicate(&object(&written)));
    }
}

#[test]
fn what_is_borrowed_and_what_is_copied() {
    use std::borrow::Cow;
    with_string(r#"{"name":"v\u0061lue"}"#, |name, value| {
        assert!(matches!(name.to_cow(), Cow::Borrowed("name")));
        assert!(matches!(value.to_cow(), Cow::Owned(text) if text == "value"));
    });
}
