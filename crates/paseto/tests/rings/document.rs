//! Key sets as JSON: what is written, and that it is read again.

use std::time::Duration;

use paseto::{
    KeySet, KeySetDocument, KeySetErrorKind as Kind, KeySetLimits, KeyState, KidError,
    v4::PublicKey,
};
use serde_json::{Value, json};

use crate::{NOW, later, public};

fn set() -> KeySet<PublicKey> {
    let mut set = KeySet::with_active(public(1)).unwrap();
    set.add(public(2), KeyState::Accepted).unwrap();
    let third = set
        .add(public(3), KeyState::AcceptedUntil(later(60)))
        .unwrap();
    set.add(public(4), KeyState::Retired).unwrap();
    set.name("2024", &third).unwrap();
    set.name("\"quoted\"", &third).unwrap();
    set
}

/// The format of `docs/KEYSET.md`, member for member, by another parser.
#[test]
fn the_format() {
    let text = set().to_json();
    let value: Value = serde_json::from_str(&text).unwrap();
    let kid = |number| public(number).id().to_string();
    let paserk = |number| public(number).to_paserk();
    let expected = json!({"keys": [
        {"kid": kid(1), "paserk": paserk(1), "state": "active"},
        {"kid": kid(2), "paserk": paserk(2), "state": "accepted"},
        {"kid": kid(3), "paserk": paserk(3), "state": "accepted",
         "not_after": "2027-01-15T08:01:00Z", "aliases": ["2024", "\"quoted\""]},
        {"kid": kid(4), "state": "retired"},
    ]});
    assert_eq!(value, expected);
    assert!(text.ends_with("\n}\n"));
    assert_eq!(text, set().to_document().to_string());
}

#[test]
fn what_is_written_is_read() {
    let text = set().to_json();
    let again = KeySet::<PublicKey>::from_json(&text).unwrap();
    assert_eq!(format!("{again:?}"), format!("{:?}", set()));
    assert_eq!(again.to_json(), text);
    assert_eq!(**again.find("2024", NOW).unwrap(), public(3));
    assert_eq!(
        again.find(public(4).id().as_str(), NOW),
        Err(KidError::Retired)
    );

    let document = KeySetDocument::parse(text.as_bytes(), &KeySetLimits::default()).unwrap();
    assert_eq!(document.to_json(), text);
    let states: Vec<_> = document.iter().map(|key| key.state()).collect();
    let expected: Vec<_> = set().iter().map(|key| key.state()).collect();
    assert_eq!(states, expected);
    assert_eq!(document.active().unwrap().id(), public(1).id().as_str());
    let third = document.iter().nth(2).unwrap();
    assert_eq!(third.names().collect::<Vec<_>>(), ["2024", "\"quoted\""]);
    assert_eq!(third.paserk(), Some(&*public(3).to_paserk()));
    assert_eq!((document.len(), document.is_empty()), (4, false));
}

/// What `docs/KEYSET.md` shows is a key set, and is written as it stands there.
#[test]
fn the_example_of_the_specification() {
    let document = include_str!("../../../../docs/KEYSET.md");
    let (_, block) = document.split_once("```json\n").unwrap();
    let (example, _) = block.split_once("```").unwrap();
    let set = KeySet::<PublicKey>::from_json(example).unwrap();
    assert_eq!(set.to_json(), example);
    let states: Vec<_> = set.iter().map(|key| key.state().to_string()).collect();
    let until = "accepted until 2027-01-15T08:00:00Z";
    assert_eq!(states, ["active", until, "retired"]);
}

/// White space, order, escapes and offsets are JSON's and RFC 3339's business.
#[test]
fn other_spellings_are_read() {
    let kid = public(1).id().to_string().replace('k', "\\u006b");
    let paserk = public(1).to_paserk();
    let text = format!(
        " {{\"keys\" :[\n{{\"not_after\":\"2027-01-15T09:00:00+01:00\",\"state\":\"accepted\",\
         \"paserk\":\"{paserk}\",\"aliases\":[],\"kid\":\"{kid}\"}}]}}\t"
    );
    let set = KeySet::<PublicKey>::from_json(text).unwrap();
    assert_eq!(
        set.iter().next().unwrap().state(),
        KeyState::AcceptedUntil(NOW)
    );
}

/// A retired key may be there with its text, which is not looked at.
#[test]
fn a_retired_key_is_not_opened() {
    let kid = public(1).id();
    let text = format!(
        "{{\"keys\":[{{\"kid\":\"{kid}\",\"paserk\":\"k4.public.AA\",\"state\":\"retired\"}}]}}"
    );
    let set = KeySet::<PublicKey>::from_json(text).unwrap();
    assert_eq!(set.find(kid.as_str(), NOW), Err(KidError::Retired));
}

/// What needs no key works on the text: as the set does, but for what is kept of retired keys.
#[test]
fn documents_change_as_sets_do() {
    let grace = Duration::from_secs(60);
    let mut document = set().to_document();
    let mut keys = set();
    let id = |number| public(number).id();
    let text = |number| public(number).to_paserk();

    document
        .add(id(5).as_str(), &text(5), KeyState::Accepted)
        .unwrap();
    keys.add(public(5), KeyState::Accepted).unwrap();
    document.name("five", id(5).as_str()).unwrap();
    keys.name("five", &id(5)).unwrap();
    document
        .rotate(id(5).as_str(), &text(5), grace, later(61))
        .unwrap();
    keys.rotate(public(5), grace, later(61)).unwrap();
    document.retire(id(2).as_str()).unwrap();
    keys.retire(&id(2)).unwrap();
    document
        .accept_until(id(1).as_str(), later(62), NOW)
        .unwrap();
    keys.accept_until(&id(1), later(62), NOW).unwrap();
    document.remove(id(4).as_str()).unwrap();
    keys.remove(&id(4)).unwrap();
    document
        .rotate(id(6).as_str(), &text(6), grace, later(62))
        .unwrap();
    keys.rotate(public(6), grace, later(62)).unwrap();

    assert_eq!(format!("{document:?}"), format!("{keys:?}"));
    let opened = document.public_keys::<PublicKey>().unwrap();
    assert_eq!(opened.to_json(), keys.to_json());
    let second = document.iter().find(|key| key.id() == id(2).as_str());
    assert_eq!(second.unwrap().paserk(), Some(&*text(2)));
}

#[test]
fn what_must_not_happen_to_a_document() {
    let mut document = set().to_document();
    let before = document.to_json();
    let id = |number| public(number).id().to_string();
    let text = |number| public(number).to_paserk();
    let lid = paseto::v4::LocalKey::generate().unwrap().id().to_string();
    let v2 = (id(5).replace("k4", "k2"), text(5).replace("k4", "k2"));
    let day = Duration::from_secs(86_400);
    let accepted = KeyState::Accepted;
    let results = [
        (document.add(&id(1), &text(1), accepted), Kind::Duplicate),
        (
            document.add(&id(5), &text(5), KeyState::Active),
            Kind::AlreadyActive,
        ),
        (document.add(&lid, &text(5), accepted), Kind::WrongKid),
        (document.add("2025", &text(5), accepted), Kind::NotAllowed),
        (
            document.add("k4.sid.AAAA", &text(5), accepted),
            Kind::NotAllowed,
        ),
        (document.add(&v2.0, &v2.1, accepted), Kind::OtherHeader),
        (document.rotate(&v2.0, &v2.1, day, NOW), Kind::OtherHeader),
        (
            document.rotate(&id(1), &text(1), day, NOW),
            Kind::AlreadyActive,
        ),
        (document.rotate(&id(4), &text(4), day, NOW), Kind::Retired),
        (document.retire(&id(1)), Kind::Active),
        (document.retire("2024"), Kind::UnknownKey),
        (document.remove(&id(1)), Kind::Active),
        (document.remove(&id(5)), Kind::UnknownKey),
        (document.accept_until(&id(4), NOW, NOW), Kind::Retired),
        (document.name("2024", &id(1)), Kind::Duplicate),
        (document.name("k4.pid.x", &id(1)), Kind::Name),
    ];
    for (result, kind) in results {
        let error = result.unwrap_err();
        assert_eq!((error.kind(), error.part()), (&kind, None));
    }
    assert_eq!(document.to_json(), before);
}

/// On writing as on reading: nothing plain, and nothing that is no key of a set.
#[test]
fn no_plain_secret_is_written() {
    let secret = crate::secret(5);
    let id = public(5).id().to_string();
    let mut document = KeySetDocument::new();
    for text in [
        secret.to_paserk().expose(),
        crate::local(1).to_paserk().expose(),
    ] {
        let error = document.add(&id, text, KeyState::Accepted).unwrap_err();
        assert_eq!(error.kind(), &Kind::PlainSecret);
        let shown = format!("{error} {error:?}");
        assert!(!shown.contains(text.rsplit('.').next().unwrap()));
    }
    for text in [
        "k4.seal.AAAA",
        "k4.pid.AAAA",
        "k5.public.AAAA",
        "k4.public",
        "",
        "k4.local-wrap.x.A",
    ] {
        let error = document.add(&id, text, KeyState::Accepted).unwrap_err();
        assert_eq!(error.kind(), &Kind::NotAllowed, "{text}");
    }
    assert!(document.is_empty());
}
