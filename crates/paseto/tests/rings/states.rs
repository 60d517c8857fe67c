//! The life of a key in a set.

use std::time::Duration;

use paseto::{KeySet, KeySetErrorKind as Kind, KeyState, KidError, v4::PublicKey};

use crate::{NOW, later, public, secret};

fn kinds(set: &KeySet<PublicKey>) -> Vec<KeyState> {
    set.iter().map(|key| key.state()).collect()
}

#[test]
fn an_empty_set_knows_nothing() {
    let set = KeySet::<PublicKey>::new();
    assert!(set.is_empty() && set.active().is_none());
    assert_eq!(set.find("k4.pid.x", NOW).unwrap_err(), KidError::Unknown);
}

/// Equality is valid, as with `exp`; a nanosecond later is not.
#[test]
fn a_key_is_found_as_long_as_its_state_says() {
    let mut set = KeySet::with_active(public(1)).unwrap();
    let accepted = set.add(public(2), KeyState::Accepted).unwrap();
    let until = KeyState::AcceptedUntil(later(10));
    let ending = set.add(public(3), until).unwrap();
    let retired = set.add(public(4), KeyState::Retired).unwrap();
    assert_eq!(set.len(), 4);

    let found = |id: &paseto::KeyId<PublicKey>, at| set.find(id.as_str(), at).cloned();
    assert_eq!(*found(&public(1).id(), later(999)).unwrap(), public(1));
    assert_eq!(*found(&accepted, later(999)).unwrap(), public(2));
    assert_eq!(*found(&ending, later(10)).unwrap(), public(3));
    let past = later(10).saturating_add(Duration::from_nanos(1));
    assert_eq!(found(&ending, past), Err(KidError::Retired));
    assert_eq!(found(&retired, NOW), Err(KidError::Retired));
    assert_eq!(found(&public(5).id(), NOW), Err(KidError::Unknown));
    // Nothing is kept of a retired key but its id.
    assert!(
        set.iter()
            .all(|key| key.key().is_some() == (key.state() != KeyState::Retired))
    );
}

#[test]
fn a_rotation_has_three_steps() {
    let hour = Duration::from_secs(3600);
    let mut set = KeySet::with_active(public(1)).unwrap();
    let second = set.rotate(public(2), hour, NOW).unwrap();
    let until = KeyState::AcceptedUntil(later(3600));
    assert_eq!(kinds(&set), [until, KeyState::Active]);
    assert_eq!(set.active().unwrap().id(), second.as_str());

    // Within the grace both former keys are accepted.
    set.rotate(public(3), hour, later(3600)).unwrap();
    let until_later = KeyState::AcceptedUntil(later(7200));
    assert_eq!(kinds(&set), [until, until_later, KeyState::Active]);

    // Behind it the first is retired, and dropped.
    set.rotate(public(4), Duration::ZERO, later(3601)).unwrap();
    let at_once = KeyState::AcceptedUntil(later(3601));
    assert_eq!(
        kinds(&set),
        [KeyState::Retired, until_later, at_once, KeyState::Active]
    );
    assert!(set.iter().next().unwrap().key().is_none());
}

/// Whoever checks tokens learns of a key before it is used.
#[test]
fn an_accepted_key_becomes_active() {
    let mut set = KeySet::with_active(public(1)).unwrap();
    let next = set.add(public(2), KeyState::Accepted).unwrap();
    assert_eq!(set.rotate(public(2), Duration::ZERO, NOW).unwrap(), next);
    assert_eq!(set.len(), 2);
    assert_eq!(set.active().unwrap().id(), next.as_str());
    // And back again, as long as the former one is accepted.
    set.rotate(public(1), Duration::ZERO, NOW).unwrap();
    assert_eq!(set.active().unwrap().key().unwrap().as_ref(), &public(1));
}

/// Its time has passed, whether or not a rotation has retired it by now.
#[test]
fn a_key_whose_time_has_passed_does_not_become_active() {
    let mut set = KeySet::with_active(public(1)).unwrap();
    set.add(public(2), KeyState::AcceptedUntil(NOW)).unwrap();
    let refused = set.rotate(public(2), Duration::ZERO, later(1)).unwrap_err();
    assert_eq!(refused.kind(), &Kind::Retired);
    assert_eq!(set.active().unwrap().id(), public(1).id().as_str());
    // Nor is it accepted for longer.
    let id = public(2).id();
    let refused = set.accept_until(&id, later(9), later(1)).unwrap_err();
    assert_eq!(refused.kind(), &Kind::Retired);
    set.accept_until(&id, later(9), NOW).unwrap();
    assert!(set.rotate(public(2), Duration::ZERO, NOW).is_ok());
}

#[test]
fn a_set_without_an_active_key_gets_one() {
    let mut set = KeySet::new();
    set.add(public(1), KeyState::Accepted).unwrap();
    set.rotate(public(2), Duration::ZERO, NOW).unwrap();
    assert_eq!(kinds(&set), [KeyState::Accepted, KeyState::Active]);
}

/// A grace that reaches beyond all time ends at its end.
#[test]
fn a_grace_without_end() {
    let mut set = KeySet::with_active(public(1)).unwrap();
    set.rotate(public(2), Duration::MAX, NOW).unwrap();
    let id = public(1).id();
    assert!(set.find(id.as_str(), paseto::Timestamp::MAX).is_ok());
}

#[test]
fn what_must_not_happen_to_a_key() {
    let mut set = KeySet::with_active(public(1)).unwrap();
    let active = public(1).id();
    let retired = set.add(public(2), KeyState::Accepted).unwrap();
    set.retire(&retired).unwrap();
    set.retire(&retired).unwrap();
    let unknown = public(3).id();
    let before = format!("{set:?}");

    let day = Duration::from_secs(86_400);
    let results = [
        (
            set.add(public(1), KeyState::Accepted).map(drop),
            Kind::Duplicate,
        ),
        (
            set.add(public(2), KeyState::Accepted).map(drop),
            Kind::Duplicate,
        ),
        (
            set.add(public(3), KeyState::Active).map(drop),
            Kind::AlreadyActive,
        ),
        (
            set.rotate(public(1), day, NOW).map(drop),
            Kind::AlreadyActive,
        ),
        (set.rotate(public(2), day, NOW).map(drop), Kind::Retired),
        (set.retire(&active), Kind::Active),
        (set.retire(&unknown), Kind::UnknownKey),
        (set.remove(&active), Kind::Active),
        (set.remove(&unknown), Kind::UnknownKey),
        (set.accept_until(&active, NOW, NOW), Kind::Active),
        (set.accept_until(&retired, NOW, NOW), Kind::Retired),
        (set.accept_until(&unknown, NOW, NOW), Kind::UnknownKey),
        (set.name("old", &unknown), Kind::UnknownKey),
    ];
    for (result, kind) in results {
        assert_eq!(result.unwrap_err().kind(), &kind);
    }
    assert_eq!(format!("{set:?}"), before);
}

/// The official `k4.pid-1` is the id of a key that verifies forgeries.
#[test]
fn a_key_that_forges_is_not_let_in() {
    let zeros = "k4.public.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    let key = || PublicKey::from_paserk(zeros).unwrap();
    let refused = |kind: &Kind| matches!(kind, Kind::Key(paseto::Error::Key(_)));
    assert!(refused(KeySet::with_active(key()).unwrap_err().kind()));
    let mut set = KeySet::with_active(public(1)).unwrap();
    let rotated = set.rotate(key(), Duration::ZERO, NOW);
    assert!(refused(rotated.unwrap_err().kind()));
    assert_eq!(set.len(), 1);
}

#[test]
fn removing_leaves_the_others_where_they_are() {
    for gone in 1..=4 {
        let mut set = KeySet::new();
        for number in 1..=4 {
            let id = set.add(public(number), KeyState::Accepted).unwrap();
            set.name(&format!("name {number}"), &id).unwrap();
        }
        set.rotate(public(5), Duration::ZERO, NOW).unwrap();
        set.remove(&public(gone).id()).unwrap();
        for number in 1..=5 {
            let named = set.find(&format!("name {number}"), NOW);
            let found = set.find(public(number).id().as_str(), NOW);
            if number == gone {
                assert_eq!(found, Err(KidError::Unknown));
                assert_eq!(named, Err(KidError::Unknown));
            } else {
                assert_eq!(**found.unwrap(), public(number));
                assert_eq!(named.is_ok(), number != 5);
            }
        }
        assert_eq!(set.active().unwrap().id(), public(5).id().as_str());
        // Its place and its name are free again.
        let again = set.add(public(gone), KeyState::Accepted).unwrap();
        set.name(&format!("name {gone}"), &again).unwrap();
    }
}

#[test]
fn names_stand_for_keys() {
    let mut set = KeySet::with_active(public(1)).unwrap();
    let (first, second) = (
        public(1).id(),
        set.add(public(2), KeyState::Accepted).unwrap(),
    );
    let longest = "ü".repeat(127) + "x";
    for name in [
        "2024",
        "k4",
        "k4x.pid.",
        "kid with spaces",
        "\u{1f511}",
        &longest,
    ] {
        set.name(name, &second).unwrap();
        assert_eq!(**set.find(name, NOW).unwrap(), public(2));
        let again = set.name(name, &first).unwrap_err();
        assert_eq!(again.kind(), &Kind::Duplicate);
    }
    assert_eq!(set.iter().nth(1).unwrap().names().len(), 6);
    let too_long = longest + "x";
    // An id follows from its key: no name may look like one.
    let look = public(3).id().to_string();
    let holds_key = format!("x {}", secret(3).to_paserk().expose());
    for name in [
        "",
        "k4.pid.x",
        "k9.",
        &*look,
        &*too_long,
        &*holds_key,
        "-k4.local.x",
        "(k2.secret-pw.A)",
    ] {
        let refused = set.name(name, &first).unwrap_err();
        assert_eq!(refused.kind(), &Kind::Name, "{name}");
    }
}

#[test]
fn states_as_text() {
    assert_eq!(KeyState::Active.to_string(), "active");
    assert_eq!(KeyState::Accepted.to_string(), "accepted");
    assert_eq!(KeyState::Retired.to_string(), "retired");
    let until = KeyState::AcceptedUntil(NOW);
    assert_eq!(until.to_string(), "accepted until 2027-01-15T08:00:00Z");
}
