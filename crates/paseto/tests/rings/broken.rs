//! A key set that is broken in any part is refused whole, and the part is named.

use paseto::{
    Error, KeyRing, KeySet, KeySetDocument, KeySetErrorKind as Kind, KeySetLimits, json::JsonError,
    v4::PublicKey,
};
use serde_json::{Value, json};

use crate::{local, public, secret};

fn key(number: u8) -> Value {
    let key = public(number);
    json!({"kid": key.id().to_string(), "paserk": key.to_paserk(), "state": "accepted"})
}

/// Part and kind of the error of a set of two keys, the second of which was changed.
fn refused(change: impl FnOnce(&mut Value)) -> (String, Kind) {
    let mut second = key(2);
    change(&mut second);
    of_text(&json!({"keys": [key(1), second]}).to_string())
}

fn of_text(text: &str) -> (String, Kind) {
    // A ring that tries to load it goes on as it was.
    let ring = KeyRing::new(KeySet::with_active(public(9)).unwrap());
    let before = format!("{ring:?}");
    let error = ring
        .update(|keys| {
            *keys = KeySet::new();
            *keys = KeySet::<PublicKey>::from_json(text)?;
            Ok(())
        })
        .unwrap_err();
    assert_eq!(format!("{ring:?}"), before);
    assert_eq!(error.code(), error.kind().code());
    let part = error.part().unwrap_or_default().to_owned();
    assert!(error.to_string().contains(&part));
    (part, error.kind().clone())
}

fn set(name: &'static str, value: impl Into<Value>) -> impl FnOnce(&mut Value) {
    let value = value.into();
    move |key| key[name] = value
}

fn without(name: &'static str) -> impl FnOnce(&mut Value) {
    move |key| drop(key.as_object_mut().unwrap().remove(name))
}

fn at(part: &str, kind: Kind) -> (String, Kind) {
    (format!("keys[1]{part}"), kind)
}

#[test]
fn nothing_is_wrong_with_the_set_itself() {
    let text = json!({"keys": [key(1), key(2)]}).to_string();
    assert_eq!(KeySet::<PublicKey>::from_json(text).unwrap().len(), 2);
}

#[test]
fn members() {
    for name in ["kid", "paserk", "state"] {
        assert_eq!(
            refused(without(name)),
            at(&format!(".{name}"), Kind::Missing)
        );
        for value in [json!(null), json!(1), json!({}), json!([]), json!(true)] {
            let part = format!(".{name}");
            assert_eq!(refused(set(name, value)), at(&part, Kind::WrongType));
        }
    }
    assert_eq!(
        refused(set("not_after", 1)),
        at(".not_after", Kind::WrongType)
    );
    assert_eq!(
        refused(set("not_after", json!(null))),
        at(".not_after", Kind::WrongType)
    );
    assert_eq!(refused(set("use", "sig")), at("", Kind::UnknownMember));
    assert_eq!(refused(set("Kid", "x")), at("", Kind::UnknownMember));
    assert_eq!(
        refused(|key| *key = json!("k4.public.AAAA")),
        at("", Kind::WrongType)
    );
    assert_eq!(refused(|key| *key = json!(null)), at("", Kind::WrongType));
}

#[test]
fn states_and_times() {
    for state in ["", "Active", "revoked", "active "] {
        assert_eq!(
            refused(set("state", state)),
            at(".state", Kind::UnknownState)
        );
    }
    for time in [
        "",
        "2027-01-15",
        "2027-01-15 08:00:00Z",
        "2027-02-30T00:00:00Z",
        "1800000000",
    ] {
        assert_eq!(
            refused(set("not_after", time)),
            at(".not_after", Kind::NotAfter),
            "{time}"
        );
    }
    for state in ["active", "retired"] {
        let both = |key: &mut Value| {
            key["state"] = json!(state);
            key["not_after"] = json!("2027-01-15T08:00:00Z");
        };
        assert_eq!(refused(both), at(".not_after", Kind::NotAfter));
    }
    let mut first = key(1);
    first["state"] = json!("active");
    let mut second = key(2);
    second["state"] = json!("active");
    let text = json!({"keys": [first, second]}).to_string();
    assert_eq!(of_text(&text), at(".state", Kind::AlreadyActive));
}

#[test]
fn ids_and_keys() {
    let other = public(3).id().to_string();
    assert_eq!(refused(set("kid", other)), at(".kid", Kind::WrongKid));
    let of_secret = secret(2).id().to_string();
    assert_eq!(refused(set("kid", of_secret)), at(".kid", Kind::NotAllowed));
    assert_eq!(refused(set("kid", "2024")), at(".kid", Kind::NotAllowed));
    assert_eq!(
        refused(set("kid", local(1).id().to_string())),
        at(".kid", Kind::WrongKid)
    );
    assert_eq!(
        refused(|second| *second = key(1)),
        at(".kid", Kind::Duplicate)
    );

    let secret_text = secret(2).to_paserk().expose().to_owned();
    assert_eq!(
        refused(set("paserk", secret_text)),
        at(".paserk", Kind::PlainSecret)
    );
    let local_text = local(2).to_paserk().expose().to_owned();
    assert_eq!(
        refused(set("paserk", local_text)),
        at(".paserk", Kind::PlainSecret)
    );
    for text in [
        "",
        "k4.public",
        "k4.seal.AAAA",
        "k4.public.AAAA.AAAA",
        "v4.public.AAAA",
    ] {
        assert_eq!(
            refused(set("paserk", text)),
            at(".paserk", Kind::NotAllowed),
            "{text}"
        );
    }
    // As PASERK it is sound, as a key it is not.
    for text in ["k4.public.AAAA", "k4.public.AA=="] {
        let (part, kind) = refused(set("paserk", text));
        assert_eq!(part, "keys[1].paserk");
        assert!(matches!(kind, Kind::Key(_)), "{kind:?}");
    }
    let forges = |key: &mut Value| {
        key["kid"] = json!("k4.pid.S_XQmeEwHbbvRmiyfXfHYpLGjXGzjTRSDoT1YtTakWFE");
        key["paserk"] = json!("k4.public.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
    };
    let (part, kind) = refused(forges);
    assert_eq!(part, "keys[1].paserk");
    assert!(matches!(kind, Kind::Key(Error::Key(_))), "{kind:?}");
}

/// The id of a retired key is all that there is of it, so it has to be one.
#[test]
fn ids_of_retired_keys() {
    let retired = |kid: &str| {
        let text = json!({"keys": [{"kid": kid, "state": "retired"}]});
        of_text(&text.to_string())
    };
    let not_an_id = ("keys[0].kid".to_owned(), Kind::NotAllowed);
    let id = public(1).id().to_string();
    let letters = &id["k4.pid.".len()..];
    for kid in [
        "k4.pid.AAAA".to_owned(),
        format!("{id}A"),
        format!("{id}="),
        id.replace("k4", "k5"),
        id.replace("pid", "sid"),
        id.replace("pid.", "pid:"),
        id.to_uppercase(),
        id.replace(letters, &"=".repeat(44)),
        id.replace(letters, &"é".repeat(22)),
    ] {
        assert_eq!(retired(&kid), not_an_id, "{kid}");
    }
    let of_local = retired(local(1).id().as_str());
    assert_eq!(of_local, ("keys[0].kid".to_owned(), Kind::WrongKid));
}

/// As many as a key may have, and each is found.
#[test]
fn many_names() {
    let keys = (1..=200).map(|number| {
        let mut key = key(number);
        let names = (0..16).map(|name| format!("n{number}-{name}"));
        key["aliases"] = names.collect();
        key
    });
    let text = json!({"keys": keys.collect::<Value>()}).to_string();
    let set = KeySet::<PublicKey>::from_json(text).unwrap();
    for (name, number) in [("n1-0", 1), ("n100-7", 100), ("n200-15", 200)] {
        assert_eq!(**set.find(name, crate::NOW).unwrap(), public(number));
    }
    assert!(set.find("n200-16", crate::NOW).is_err());

    let mut second = key(2);
    second["aliases"] = (0..200_000).map(|number| format!("n{number}")).collect();
    let text = json!({"keys": [key(1), second]}).to_string();
    let (part, kind) = of_text(&text);
    assert_eq!(part, "keys[1].aliases[16]");
    assert!(matches!(kind, Kind::TooManyNames { limit: 16, .. }));
}

#[test]
fn keys_of_other_versions() {
    let other = |value: &mut Value| {
        for name in ["kid", "paserk"] {
            let text = key(2)[name].as_str().unwrap().replace("k4", "k2");
            value[name] = json!(text);
        }
    };
    assert_eq!(refused(other), at(".kid", Kind::OtherHeader));
    // A whole set of them is for another ring.
    let mut value = json!({"state": "accepted"});
    other(&mut value);
    let (part, kind) = of_text(&json!({"keys": [value]}).to_string());
    assert_eq!(part, "keys[0].paserk");
    assert!(matches!(kind, Kind::Key(Error::Key(_))), "{kind:?}");
}

#[test]
fn names() {
    for value in [json!("old"), json!(1), json!({}), json!([1]), json!([null])] {
        assert_eq!(
            refused(set("aliases", value)),
            at(".aliases", Kind::WrongType)
        );
    }
    let second = |name: &str| refused(set("aliases", json!(["old", name])));
    assert_eq!(second("old"), at(".aliases[1]", Kind::Duplicate));
    for name in ["", "k4.pid.x", &*"x".repeat(256)] {
        assert_eq!(second(name), at(".aliases[1]", Kind::Name));
    }
    let taken = public(1).id().to_string();
    assert_eq!(second(&taken), at(".aliases[1]", Kind::Name));
}

#[test]
fn what_is_no_set_at_all() {
    let whole = |kind| (String::new(), kind);
    let json = |why| whole(Kind::Json(why));
    for text in ["", " ", "[]", "null", "keys", "\u{feff}{}"] {
        assert_eq!(of_text(text), json(JsonError::NotAnObject), "{text:?}");
    }
    assert_eq!(of_text("{}"), ("keys".into(), Kind::Missing));
    assert_eq!(of_text(r#"{"keys":[]}"#), ("keys".into(), Kind::NoKeys));
    for value in ["{}", "null", "\"x\"", "1"] {
        let text = format!("{{\"keys\":{value}}}");
        assert_eq!(of_text(&text), ("keys".into(), Kind::WrongType));
    }
    for text in [r#"{"keys":[],"issuer":"x"}"#, r#"{"Keys":[]}"#] {
        assert_eq!(of_text(text), whole(Kind::UnknownMember));
    }
    let is_json = |text: &str, wanted: fn(&JsonError) -> bool| match of_text(text) {
        (part, Kind::Json(why)) => assert!(part.is_empty() && wanted(&why), "{text}: {why:?}"),
        other => panic!("{text}: {other:?}"),
    };
    let duplicate = |why: &JsonError| matches!(why, JsonError::DuplicateKey { .. });
    is_json(r#"{"keys":[],"keys":[]}"#, duplicate);
    is_json(r#"{"keys":[{"kid":"a","\u006bid":"b"}]}"#, duplicate);
    is_json(r#"{"keys":["#, |why| {
        matches!(why, JsonError::Syntax { .. })
    });
    is_json("{\"keys\":[]}x", |why| {
        matches!(why, JsonError::Syntax { .. })
    });
    is_json(r#"{"keys":[{"aliases":[[]]}]}"#, |why| {
        matches!(why, JsonError::TooDeep { .. })
    });
    let error = KeySet::<PublicKey>::from_json(b"{\"keys\":[\"\xff\"]}").unwrap_err();
    assert_eq!(error.kind(), &Kind::Json(JsonError::NotUtf8));
}

/// No text of the document is in an error.
#[test]
fn errors_repeat_nothing() {
    let marker = "k4.secret.c2VjcmV0";
    for text in [
        format!(r#"{{"{marker}":1,"keys":[]}}"#),
        format!(r#"{{"keys":"{marker}"}}"#),
        format!(r#"{{"keys":["{marker}"]}}"#),
        format!(r#"{{"keys":[{{"{marker}":1}}]}}"#),
        format!(r#"{{"keys":[{{"kid":"{marker}","state":"retired"}}]}}"#),
        format!(r#"{{"keys":[{{"kid":"x","state":"{marker}"}}]}}"#),
        format!(r#"{{"keys":[{{"kid":"x","paserk":"{marker}","state":"accepted"}}]}}"#),
        format!(r#"{{"keys":[{{"kid":"x","state":"accepted","not_after":"{marker}"}}]}}"#),
        format!("{marker}{{"),
    ] {
        let error = KeySet::<PublicKey>::from_json(&text).unwrap_err();
        let shown = format!("{error} {error:?}");
        assert!(!shown.contains("c2VjcmV0"), "{shown}");
    }
}

#[test]
fn bounds_come_first() {
    let text = json!({"keys": [key(1), key(2)]}).to_string();
    let parse = |text: &str, limits: KeySetLimits| {
        KeySetDocument::parse(text.as_bytes(), &limits).map(|document| document.len())
    };
    let all = KeySetLimits::default();
    let exact = all.max_length(text.len()).max_keys(2);
    assert_eq!(parse(&text, exact), Ok(2));
    let error = parse(&text, exact.max_length(text.len() - 1)).unwrap_err();
    assert!(matches!(error.kind(), Kind::TooLong { .. }));
    let error = parse(&text, exact.max_keys(1)).unwrap_err();
    assert!(matches!(error.kind(), Kind::TooManyKeys { .. }));
    // Not even what is no key is counted beyond the bound.
    let many = format!("{{\"keys\":[{}]}}", vec!["0"; 10_001].join(","));
    let error = parse(&many, all).unwrap_err();
    assert!(matches!(error.kind(), Kind::TooManyKeys { .. }));
    // Nor what would take much memory before it is seen to be no key.
    let one = format!("{{\"keys\":[[{}]]}}", vec!["0"; 50].join(","));
    let error = parse(&one, all.max_keys(2)).unwrap_err();
    assert!(matches!(error.kind(), Kind::TooManyKeys { .. }));
    let error = parse(&one, all).unwrap_err();
    assert_eq!(error.kind(), &Kind::WrongType);
    // As large as a set of so many keys can be.
    let names: [Vec<_>; 2] = ["a", "b, [{\\\", ["].map(|name| {
        let names = 0..16;
        names.map(|number| format!("{name}{number}")).collect()
    });
    let mut largest = [key(1), key(2)];
    for (key, names) in largest.iter_mut().zip(&names) {
        key["aliases"] = json!(names);
        key["not_after"] = json!("2030-01-01T00:00:00Z");
    }
    let text = json!({"keys": largest}).to_string();
    assert_eq!(parse(&text, all.max_keys(2)), Ok(2));
    let long = " ".repeat(4 * 1024 * 1024) + &text;
    let error = parse(&long, all).unwrap_err();
    assert!(matches!(error.kind(), Kind::TooLong { .. }));
}

#[test]
fn every_kind_has_a_code_and_a_text() {
    let kinds = [
        Kind::NoKeys,
        Kind::UnknownMember,
        Kind::Missing,
        Kind::WrongType,
        Kind::PlainSecret,
        Kind::NotAllowed,
        Kind::OtherHeader,
        Kind::WrongKid,
        Kind::UnknownState,
        Kind::NotAfter,
        Kind::Name,
        Kind::Duplicate,
        Kind::AlreadyActive,
        Kind::NoActiveKey,
        Kind::Active,
        Kind::Retired,
        Kind::UnknownKey,
        Kind::Json(JsonError::NotUtf8),
    ];
    let codes: std::collections::BTreeSet<_> = kinds.iter().map(Kind::code).collect();
    let texts: std::collections::BTreeSet<_> = kinds.iter().map(Kind::to_string).collect();
    assert_eq!((codes.len(), texts.len()), (kinds.len(), kinds.len()));
    assert_eq!(Kind::Key(Error::NotAuthentic).code(), "not-authentic");
}
