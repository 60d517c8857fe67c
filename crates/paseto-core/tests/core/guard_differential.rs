//! The JSON guard against `serde_json`: both directions, on text that is made, broken and random.
//!
//! What the guard accepts and `serde_json` refuses, on purpose: numbers that no `f64` holds
//! (`1e999`), and the 128th level of nesting. What `serde_json` accepts and the guard refuses, on
//! purpose: names that stand twice, and anything that is not an object.

use core::fmt;

use paseto_core::json::{JsonError, scan};
use proptest::prelude::*;
use serde_json::{Map, Value};

use crate::guard_grammar::LIMITS;

/// Members as `serde_json` sees them; `Err` where a name of the outermost object stands twice.
fn in_order(text: &str) -> Option<Vec<(String, Value)>> {
    let value: Value = serde_json::from_str(text).ok()?;
    let Value::Object(map) = value else {
        return None;
    };
    // `Map` sorts, so the order is taken from where the names are in the guard's report.
    Some(map.into_iter().collect())
}

fn compare(bytes: &[u8]) -> Result<(), TestCaseError> {
    let mut members = Vec::new();
    let scanned = scan(bytes, &LIMITS, |member| members.push(member));
    let text = core::str::from_utf8(bytes);
    let parsed = text.ok().and_then(in_order);
    match scanned {
        Ok(scanned) => {
            prop_assert_eq!(Ok(scanned), text);
            let Some(mut parsed) = parsed else {
                let why = serde_json::from_slice::<Value>(bytes)
                    .unwrap_err()
                    .to_string();
                prop_assert!(
                    why.starts_with("number out of range"),
                    "{} in {:?}",
                    why,
                    text
                );
                return Ok(());
            };
            prop_assert_eq!(members.len(), parsed.len());
            let mut last = scanned.as_ptr();
            for member in members {
                let name = member.name.to_cow();
                let at = parsed.iter().position(|(other, _)| *other == name);
                let (_, value) = parsed.swap_remove(at.expect("a name that is not there"));
                let raw = member.value.as_raw();
                prop_assert_eq!(serde_json::from_str::<Value>(raw).unwrap(), value.clone());
                prop_assert_eq!(raw.trim(), raw);
                prop_assert_eq!(member.value.is_null(), value.is_null());
                prop_assert_eq!(member.value.kind(), kind(&value));
                let string = member.value.as_str().map(|text| text.to_cow());
                prop_assert_eq!(string.as_deref(), value.as_str());
                prop_assert!(raw.as_ptr() > last, "out of order");
                last = raw.as_ptr();
            }
        }
        Err(JsonError::DuplicateKey { .. }) => {
            prop_assert!(parsed.is_none_or(|_| has_duplicates(bytes)));
        }
        Err(_) => prop_assert!(parsed.is_none(), "refused: {:?}", text),
    }
    Ok(())
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}

/// In the plainest way: a value that says no where a name is inserted twice.
fn has_duplicates(bytes: &[u8]) -> bool {
    use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

    struct Unique;
    impl<'de> Deserialize<'de> for Unique {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            deserializer.deserialize_any(Self)
        }
    }
    impl<'de> Visitor<'de> for Unique {
        type Value = Self;
        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("JSON")
        }
        fn visit_unit<E>(self) -> Result<Self, E> {
            Ok(self)
        }
        fn visit_bool<E>(self, _: bool) -> Result<Self, E> {
            Ok(self)
        }
        fn visit_u64<E>(self, _: u64) -> Result<Self, E> {
            Ok(self)
        }
        fn visit_i64<E>(self, _: i64) -> Result<Self, E> {
            Ok(self)
        }
        fn visit_f64<E>(self, _: f64) -> Result<Self, E> {
            Ok(self)
        }
        fn visit_str<E>(self, _: &str) -> Result<Self, E> {
            Ok(self)
        }
        fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self, A::Error> {
            while items.next_element::<Self>()?.is_some() {}
            Ok(self)
        }
        fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Self, A::Error> {
            let mut names = std::collections::BTreeSet::new();
            while let Some((name, Self)) = members.next_entry::<String, Self>()? {
                if !names.insert(name) {
                    return Err(A::Error::custom("twice"));
                }
            }
            Ok(self)
        }
    }
    let sound = serde_json::from_slice::<IgnoredAny>(bytes).is_ok();
    sound && serde_json::from_slice::<Unique>(bytes).is_err()
}

fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,6}".prop_map(Value::from),
    ];
    leaf.prop_recursive(6, 64, 12, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            object(inner).prop_map(Value::Object),
        ]
    })
}

fn object(
    inner: impl Strategy<Value = Value> + 'static,
) -> impl Strategy<Value = Map<String, Value>> {
    // Some objects have enough members for each way in which names are kept.
    let size = prop_oneof![8 => 0..8_usize, 1 => 8..40_usize];
    let inner = inner.boxed();
    size.prop_flat_map(move |size| {
        let name = "[a-zé\u{1}\"\\\\]{0,3}";
        proptest::collection::vec((name, inner.clone()), size)
            .prop_map(|members| members.into_iter().collect())
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn sound_objects(map in object(json()), pretty: bool) {
        let value = Value::Object(map);
        let text = if pretty { serde_json::to_string_pretty(&value) } else { serde_json::to_string(&value) };
        let text = text.unwrap();
        prop_assert!(scan(text.as_bytes(), &LIMITS, |_| ()).is_ok());
        compare(text.as_bytes())?;
    }

    /// One or two edits away from JSON: a byte that is changed, dropped, repeated or put in.
    #[test]
    fn broken_objects(
        map in object(json()),
        edits in proptest::collection::vec((any::<proptest::sample::Index>(), 0..4_u8, edit_byte()), 1..3),
    ) {
        let mut bytes = serde_json::to_vec(&Value::Object(map)).unwrap();
        for (at, how, byte) in edits {
            let at = at.index(bytes.len().max(1));
            match how {
                _ if bytes.is_empty() => bytes.push(byte),
                0 => bytes[at] = byte,
                1 => drop(bytes.remove(at)),
                2 => bytes.insert(at, bytes[at]),
                _ => bytes.insert(at, byte),
            }
        }
        compare(&bytes)?;
    }

    /// Pieces of JSON in any order: deep in the grammar's corners.
    #[test]
    fn random_pieces(pieces in proptest::collection::vec(piece(), 0..14)) {
        compare(format!("{{{}", pieces.concat()).as_bytes())?;
        compare(format!("{{\"a\":{}}}", pieces.concat()).as_bytes())?;
        compare(pieces.concat().as_bytes())?;
    }

    #[test]
    fn random_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..64)) {
        compare(&bytes)?;
    }
}

fn edit_byte() -> impl Strategy<Value = u8> {
    prop_oneof![
        proptest::sample::select(b"{}[]\",:\\u0123456789.-+eE \t\r\ntfnals/\x00\x0b\xef".to_vec()),
        any::<u8>(),
    ]
}

fn piece() -> impl Strategy<Value = &'static str> {
    proptest::sample::select(vec![
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "\"a\"",
        "\"\\u0061\"",
        "\"b\"",
        "\\",
        "\\u",
        "\\ud83d",
        "\\ude00",
        "0",
        "1",
        "-",
        "+",
        ".",
        "e",
        "E",
        "true",
        "false",
        "null",
        " ",
        "\n",
        "\t",
        "1e400",
        "\"a\":1",
        "\"b\":[]",
        "\u{e9}",
        "\u{feff}",
        "\"\"",
        "{}",
        "[]",
    ])
}
