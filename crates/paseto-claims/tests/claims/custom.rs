//! Custom claims: what can be one, what cannot, and what is read back.

use std::collections::{BTreeMap, HashMap};

use paseto_claims::{Claims, ClaimsUnchecked, Rules};
use paseto_core::{Check, Error, json::JsonError};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::{Map, Value, json};

use crate::toy::{NOW, check, payload, read};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Session {
    role: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    level: Option<u8>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct New(Session);

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Flat {
    id: u64,
    #[serde(flatten)]
    session: Plain,
    #[serde(flatten)]
    rest: BTreeMap<String, Value>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Plain {
    role: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type")]
enum Tagged {
    User { name: String },
    Robot { model: u32 },
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
enum Untagged {
    Session(Session),
    Other { other: bool },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
enum Kind {
    First,
    Second,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
struct Id(String);

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
struct Unit;

fn session() -> Session {
    Session {
        role: "admin".into(),
        level: Some(3),
    }
}

/// What is written is accepted by the rules, and read back it makes the same token.
fn round_trip<T>(custom: T)
where
    T: Serialize + DeserializeOwned + PartialEq + Clone + core::fmt::Debug,
{
    let claims = Claims::at(NOW, custom.clone())
        .issuer("i")
        .token_identifier("\u{e9}");
    let text = payload(&claims).unwrap();
    let again: Claims<T> =
        check(&text, &Rules::at(NOW)).unwrap_or_else(|why| panic!("{text}: {why}"));
    assert_eq!(again.custom(), &custom, "{text}");
    assert_eq!(again, claims);
    let object: Value = read(&text).unwrap();
    let remade: Value = read(&payload(&again).unwrap()).unwrap();
    assert_eq!(object, remade);
    let unchecked: Claims<T> = read(&text).unwrap();
    assert_eq!(unchecked, claims);
}

#[test]
fn structs() {
    round_trip(session());
    round_trip(New(session()));
    round_trip(Some(session()));
    round_trip(Box::new(session()));
    round_trip(Flat {
        id: 7,
        session: Plain { role: "r".into() },
        rest: BTreeMap::from([("x".into(), json!([1, {"exp": 2}]))]),
    });
    round_trip(Tagged::User { name: "n".into() });
    round_trip(Tagged::Robot { model: 5 });
    round_trip(Untagged::Session(session()));
    round_trip(Untagged::Other { other: true });
}

#[test]
fn nothing() {
    round_trip(());
    round_trip(Unit);
    round_trip(BTreeMap::<String, Value>::new());
    // Custom claims of nothing skip whatever there is.
    let claims: Claims = read(r#"{"iss":"i","role":"admin"}"#).unwrap();
    assert_eq!(claims.iss(), Some("i"));
    let claims: Claims<Option<Session>> = read(r#"{"iss":"i","role":"admin"}"#).unwrap();
    assert_eq!(
        claims.custom().as_ref().map(|custom| &*custom.role),
        Some("admin")
    );
}

#[test]
fn maps() {
    round_trip(BTreeMap::from([
        ("a".to_owned(), 1),
        ("\u{e9}\"\\".to_owned(), 2),
    ]));
    round_trip(HashMap::from([(
        "a".to_owned(),
        json!({"exp": [1], "x": null}),
    )]));
    round_trip(Map::from_iter([
        ("EXP".to_owned(), json!(1)),
        ("exp ".to_owned(), json!(2)),
    ]));
    round_trip(json!({"a": 1, "b": {"iss": 1, "nbf": null}}));
}

/// Found by fuzzing: without care, a parser is off by the last bit.
#[test]
fn numbers_come_out_as_they_went_in() {
    round_trip(json!({"a": 6.666_666_669_666_667e59}));
    round_trip(BTreeMap::from([
        ("a".to_owned(), f64::MAX),
        ("b".to_owned(), f64::MIN_POSITIVE),
        ("c".to_owned(), 5e-324),
        ("d".to_owned(), 0.1 + 0.2),
    ]));
    round_trip(BTreeMap::from([("a".to_owned(), u64::MAX)]));
    round_trip(BTreeMap::from([("a".to_owned(), i64::MIN)]));
}

proptest::proptest! {
    #[test]
    fn every_number_comes_out_as_it_went_in(number in proptest::num::f64::NORMAL | proptest::num::f64::SUBNORMAL) {
        round_trip(BTreeMap::from([("a".to_owned(), number)]));
    }
}

/// JSON has only strings for names; `serde_json` writes and reads numbers, enums and new types as
/// such.
#[test]
fn maps_with_other_names() {
    round_trip(BTreeMap::from([
        (1_u32, "a".to_owned()),
        (2, "b".to_owned()),
    ]));
    round_trip(BTreeMap::from([(-1_i64, true)]));
    round_trip(BTreeMap::from([(Id("x".into()), 1), (Id("y".into()), 2)]));
    round_trip(BTreeMap::from([(Kind::First, 1), (Kind::Second, 2)]));
    round_trip(BTreeMap::from([('c', 1)]));
    round_trip(BTreeMap::from([(true, 1), (false, 2)]));
}

/// The depth that the guard lets through can be read, and written.
#[test]
fn as_deep_as_the_guard_allows() {
    let nested = |levels: usize| (1..levels).fold(json!({}), |inner, _| json!({"a": inner}));
    for levels in [1, 64, 126, 127, 128] {
        round_trip(nested(levels));
        let text = nested(levels).to_string();
        assert_eq!(read::<Value>(&text).unwrap(), nested(levels));
    }
    let refused = payload(&Claims::at(NOW, nested(129)));
    assert!(matches!(
        refused,
        Err(Error::Payload(JsonError::TooDeep { .. }))
    ));
}

#[test]
fn what_is_not_an_object_is_no_custom_claim() {
    fn refused<T: Serialize>(custom: T) {
        for claims in [
            Claims::at(NOW, &custom),
            Claims::at(NOW, &custom)
                .no_expiry()
                .no_not_before()
                .no_issued_at(),
        ] {
            let result = payload(&claims);
            assert!(
                matches!(result, Err(Error::Payload(JsonError::Type(_)))),
                "{result:?}"
            );
        }
    }
    refused(vec![1, 2]);
    refused(Vec::<u8>::new());
    refused("text");
    refused("{");
    refused("{}");
    refused("");
    refused(1);
    refused(1.5);
    refused(true);
    refused((1, 2));
    refused(Kind::First);
    refused(json!("null"));
    refused([json!({})]);
    // Names that JSON has no spelling for.
    refused(HashMap::from([(vec![1], 1)]));
}

/// `04-Claims.md`: whether the builder has set the claim or not.
#[test]
fn registered_names_are_not_custom() {
    for name in ["iss", "sub", "aud", "exp", "nbf", "iat", "jti"] {
        let refused = Err(Error::Payload(JsonError::Registered(name)));
        let custom = || BTreeMap::from([("a", json!(1)), (name, json!("x")), ("z", json!(2))]);
        let bare = Claims::at(NOW, custom())
            .no_expiry()
            .no_not_before()
            .no_issued_at();
        assert_eq!(payload(&bare), refused, "{name}");
        let alone = Claims::at(NOW, BTreeMap::from([(name, 1)]));
        let alone = alone.no_expiry().no_not_before().no_issued_at();
        assert_eq!(payload(&alone), refused, "{name}");
        assert!(payload(&alone.issuer("i")).is_err(), "{name}");
        let full = Claims::at(NOW, custom())
            .issuer("i")
            .subject("s")
            .audience("a")
            .token_identifier("j");
        // Standing twice, it is refused as that.
        assert!(matches!(
            payload(&full),
            Err(Error::Payload(
                JsonError::DuplicateKey { .. } | JsonError::Registered(_)
            ))
        ));
    }
    // Case counts, and so does depth.
    round_trip(json!({"Exp": 1, "ISS": 2, "inner": {"exp": 1}}));
}

#[test]
fn names_that_stand_twice_are_refused() {
    struct Twice;
    impl Serialize for Twice {
        fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            use serde::ser::SerializeMap;
            let mut map = serializer.serialize_map(None)?;
            map.serialize_entry("a", &1)?;
            map.serialize_entry("a", &2)?;
            map.end()
        }
    }
    let refused = |result| matches!(result, Err(Error::Payload(JsonError::DuplicateKey { .. })));
    assert!(refused(payload(&Claims::at(NOW, Twice))));
    assert!(refused(payload(&Claims::at(
        NOW,
        BTreeMap::from([("x", Twice)])
    ))));
    let flat = Flat {
        id: 1,
        session: Plain { role: "r".into() },
        rest: BTreeMap::from([("role".into(), json!("other"))]),
    };
    assert!(refused(payload(&Claims::at(NOW, flat))));
}

#[test]
fn what_cannot_be_written() {
    struct Broken;
    impl Serialize for Broken {
        fn serialize<S: serde::Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
            Err(serde::ser::Error::custom("broken"))
        }
    }
    let refused = payload(&Claims::at(NOW, Broken));
    assert!(matches!(refused, Err(Error::Payload(JsonError::Type(why))) if why.contains("broken")));
}

/// A bare type sees the whole object, registered claims included.
#[test]
fn bare_types() {
    #[derive(Debug, PartialEq, Deserialize)]
    struct Whole {
        iss: String,
        exp: String,
        role: String,
    }
    let text = payload(&Claims::at(NOW, session()).issuer("i")).unwrap();
    let whole: Whole = check(&text, &Rules::at(NOW)).unwrap();
    assert_eq!(
        (&*whole.iss, &*whole.exp, &*whole.role),
        ("i", "2022-01-01T01:00:00Z", "admin")
    );
    let value: Value = check(&text, &Rules::at(NOW)).unwrap();
    assert_eq!(value, serde_json::from_str::<Value>(&text).unwrap());
    let map: BTreeMap<String, Value> = check(&text, &Rules::at(NOW)).unwrap();
    assert_eq!(map.len(), 6);
    let () = check(&text, &Rules::at(NOW)).unwrap();
    // Unknown fields include the registered ones.
    let refused: Result<Session, Error> = check(&text, &Rules::at(NOW));
    assert!(matches!(refused, Err(Error::Payload(JsonError::Type(_)))));
}

#[test]
fn custom_claims_that_do_not_fit() {
    for text in [
        r#"{"role":1}"#,
        r#"{}"#,
        r#"{"role":null}"#,
        r#"{"role":"a","level":300}"#,
        r#"{"role":"a","other":1}"#,
    ] {
        let refused: Result<Claims<Session>, Error> = read(text);
        assert!(
            matches!(refused, Err(Error::Payload(JsonError::Type(_)))),
            "{text}"
        );
    }
}

/// The error says what was wanted.
#[test]
fn what_is_no_object_is_not_read() {
    fn refused<T: DeserializeOwned>(wanted: &str)
    where
        ClaimsUnchecked: Check<T>,
    {
        let why = match read::<T>("{}").err() {
            Some(Error::Payload(JsonError::Type(why))) => why,
            other => panic!("{other:?}"),
        };
        assert!(why.contains(wanted), "{why}");
    }
    refused::<Vec<u8>>("expected a sequence");
    refused::<String>("expected a string");
    for text in ["{}", r#"{"iss":"i"}"#] {
        let Err(Error::Payload(JsonError::Type(why))) = read::<Claims<Vec<u8>>>(text) else {
            panic!("{text}");
        };
        assert!(why.contains("expected a sequence"), "{why}");
    }
}

/// A struct finds its claims wherever they stand, among few and among many.
#[test]
fn structs_among_other_claims() {
    for others in (0..20).chain([100, 1000]) {
        let others: String = (0..others).map(|n| format!("\"{n}\":{n},")).collect();
        let text = format!(r#"{{{others}"exp":"2022-01-01T00:00:00Z","role":"admin"}}"#);
        let bare: Plain = check(&text, &Rules::at(NOW)).unwrap();
        let claims: Claims<Plain> = check(&text, &Rules::at(NOW)).unwrap();
        assert_eq!((&*bare.role, &*claims.custom().role), ("admin", "admin"));
    }
}

/// Registered claims may be anywhere, and be written with escapes.
#[test]
fn registered_claims_between_the_others() {
    let text = r#"{"a":1,"\u0069ss":"i","b":{"iss":[2]},"sub":"s","aud":"a","exp":"2022-01-01T00:00:00Z","nbf":"2022-01-01T00:00:00Z","iat":"2022-01-01T00:00:00Z","jt\u0069":"j","\u0063":3}"#;
    let claims: Claims<Map<String, Value>> = check(text, &Rules::at(NOW)).unwrap();
    assert_eq!(
        Value::from(claims.custom().clone()),
        json!({"a": 1, "b": {"iss": [2]}, "c": 3})
    );
    assert_eq!((claims.iss(), claims.jti()), (Some("i"), Some("j")));
    let only: Claims<Map<String, Value>> = read(r#"{"iss":"i","sub":"s"}"#).unwrap();
    assert!(only.custom().is_empty());
    let last: Claims<Map<String, Value>> = read(r#"{"z":1,"iss":"i"}"#).unwrap();
    assert_eq!(last.custom().len(), 1);
    let _ = ClaimsUnchecked::new();
}
