//! Rings that make tokens.

use std::time::Duration;

use paseto::{
    Claims, Error, FooterError, KeyRing, KeySet, KeySetErrorKind as Kind, KeyState, KidError,
    Rules, SealingRing, SigningRing, SigningSet, Token, Untrusted, Verified, v4::PublicKey,
};

use crate::{NOW, footer, later, local, public, raw, secret, token};

#[test]
fn the_footer_names_the_public_key() {
    let ring = SigningRing::new(secret(1)).unwrap();
    let text = ring.sign(token()).unwrap();
    assert_eq!(footer(&text), format!("{{\"kid\":\"{}\"}}", public(1).id()));
    let rules = Rules::at(NOW);
    let token: Verified<()> = Untrusted::parse(&text)
        .unwrap()
        .verify(&public(1), &rules)
        .unwrap();
    drop(token);

    let ring = SealingRing::new(local(1)).unwrap();
    let text = ring
        .encrypt(Token::new(&Claims::at(NOW, ())).unwrap())
        .unwrap();
    assert_eq!(footer(&text), format!("{{\"kid\":\"{}\"}}", local(1).id()));
    let token: Verified<()> = Untrusted::parse(&text)
        .unwrap()
        .decrypt(&local(1), &rules)
        .unwrap();
    drop(token);
}

#[test]
fn the_footer_of_the_user_is_kept() {
    let id = public(1).id();
    let ring = SigningRing::new(secret(1)).unwrap();
    let made = |footer: &'static str| ring.sign(token().footer(footer));
    let text = made(r#"{"tenant":"a","n":[1]}"#).unwrap();
    assert_eq!(
        footer(&text),
        format!("{{\"kid\":\"{id}\",\"tenant\":\"a\",\"n\":[1]}}")
    );
    assert!(Untrusted::parse(&text).unwrap().verify(&ring, &raw).is_ok());

    let refused = |footer| match made(footer).unwrap_err() {
        Error::Footer(why) => why,
        other => panic!("{other:?}"),
    };
    assert_eq!(refused(r#"{"kid":"mine"}"#), FooterError::OtherKid);
    assert!(matches!(refused("plain text"), FooterError::Json(_)));

    let ring = SealingRing::new(local(1)).unwrap();
    let text = ring.encrypt(token().footer(r#"{"tenant":"a"}"#)).unwrap();
    assert_eq!(
        footer(&text),
        format!("{{\"kid\":\"{}\",\"tenant\":\"a\"}}", local(1).id())
    );
    let other = ring
        .encrypt(token().footer(r#"{"kid":"mine"}"#))
        .unwrap_err();
    assert_eq!(other, Error::Footer(FooterError::OtherKid));
}

/// A token that the ring would not read is not made.
#[test]
fn a_footer_beyond_the_bounds_is_not_written() {
    let long = format!("{{\"a\":\"{}\"}}", "x".repeat(8 * 1024));
    for footer in [r#"{"a":{"b":{"c":1}}}"#, &long] {
        let signing = SigningRing::new(secret(1)).unwrap();
        let error = signing.sign(token().footer(footer)).unwrap_err();
        assert!(matches!(error, Error::Footer(FooterError::Json(_))));
        let sealing = SealingRing::new(local(1)).unwrap();
        let error = sealing.encrypt(token().footer(footer)).unwrap_err();
        assert!(matches!(error, Error::Footer(FooterError::Json(_))));
    }
    let wider = paseto::FooterLimits::new(64 * 1024, 8, 8);
    let ring = SigningRing::new(secret(1))
        .unwrap()
        .with_footer_limits(wider);
    let text = ring.sign(token().footer(&*long)).unwrap();
    assert!(Untrusted::parse(&text).unwrap().verify(&ring, &raw).is_ok());
}

/// Tokens of before are accepted for the grace, and then refused by name.
#[test]
fn rotation_without_an_outage() {
    let ring = SigningRing::new(secret(1)).unwrap().with_clock(|| NOW);
    let old = ring.sign(token()).unwrap();
    let id = ring.rotate(secret(2), Duration::from_secs(60)).unwrap();
    assert_eq!(ring.current().id(), &id);
    let new = ring.sign(token()).unwrap();
    let check = |ring: &SigningRing<_>, text: &str| {
        Untrusted::parse(text).unwrap().verify(ring, &raw).map(drop)
    };
    assert_eq!((check(&ring, &old), check(&ring, &new)), (Ok(()), Ok(())));
    let late = ring.clone().with_clock(|| later(61));
    assert_eq!(check(&late, &old), Err(KidError::Retired.into()));
    assert_eq!(check(&late, &new), Ok(()));

    let ring = SealingRing::new(local(1)).unwrap().with_clock(|| NOW);
    let old = ring.encrypt(token()).unwrap();
    ring.rotate(local(2), Duration::from_secs(60)).unwrap();
    let new = ring.encrypt(token()).unwrap();
    let check = |ring: &SealingRing<_>, text: &str| {
        Untrusted::parse(text)
            .unwrap()
            .decrypt(ring, &raw)
            .map(drop)
    };
    assert_eq!((check(&ring, &old), check(&ring, &new)), (Ok(()), Ok(())));
    let late = ring.clone().with_clock(|| later(61));
    assert_eq!(check(&late, &old), Err(KidError::Retired.into()));
    assert_eq!(check(&late, &new), Ok(()));
}

/// Handles share their keys; a change is seen by all.
#[test]
fn clones_are_one_ring() {
    let ring = SigningRing::new(secret(1)).unwrap();
    let other = ring.clone();
    other.rotate(secret(2), Duration::ZERO).unwrap();
    assert_eq!(ring.current().id(), &public(2).id());
    ring.replace(SigningSet::new(secret(3)).unwrap());
    assert_eq!(other.current().id(), &public(3).id());
}

#[test]
fn the_next_key_is_published_first() {
    let ring = SigningRing::new(secret(1)).unwrap();
    let next = ring.update(|keys| keys.accept(public(2))).unwrap();
    let published = ring.current().public().to_json();
    let verifier = KeyRing::new(KeySet::<PublicKey>::from_json(&published).unwrap());

    // From here on the verifiers need not reload before the first token of the new key comes.
    assert_eq!(
        ring.rotate(secret(2), Duration::from_secs(60)).unwrap(),
        next
    );
    let text = ring.sign(token()).unwrap();
    assert!(
        Untrusted::parse(&text)
            .unwrap()
            .verify(&verifier, &raw)
            .is_ok()
    );
}

/// A change that fails half-way is no change.
#[test]
fn a_change_is_whole() {
    let ring = SigningRing::new(secret(1)).unwrap();
    let before = format!("{ring:?}");
    let failed = ring.update(|keys| {
        keys.accept(public(2))?;
        keys.rotate(secret(3), Duration::ZERO, NOW)?;
        keys.accept(public(2))
    });
    assert_eq!(failed.unwrap_err().kind(), &Kind::Duplicate);
    assert_eq!(format!("{ring:?}"), before);
    assert_eq!(ring.current().id(), &public(1).id());
}

#[test]
fn whoever_makes_tokens_has_an_active_key() {
    let mut keys = KeySet::new();
    keys.add(local(1), KeyState::Accepted).unwrap();
    let error = SealingRing::with_keys(keys.clone()).unwrap_err();
    assert_eq!(error.kind(), &Kind::NoActiveKey);

    let ring = SealingRing::new(local(2)).unwrap();
    assert_eq!(
        ring.replace(keys.clone()).unwrap_err().kind(),
        &Kind::NoActiveKey
    );
    let emptied = ring.update(|inside| {
        *inside = keys;
        Ok(())
    });
    assert_eq!(emptied.unwrap_err().kind(), &Kind::NoActiveKey);
    assert!(ring.encrypt(token()).is_ok());

    let none = SigningSet::with_public(secret(1), KeySet::new()).unwrap_err();
    assert_eq!(none.kind(), &Kind::NoActiveKey);
    let of_another = KeySet::with_active(public(2)).unwrap();
    let wrong = SigningSet::with_public(secret(1), of_another).unwrap_err();
    assert_eq!(wrong.kind(), &Kind::WrongKid);
}

/// All that a set of public keys can do, the signing one can.
#[test]
fn the_public_keys_of_a_signing_set() {
    let mut keys = SigningSet::new(secret(1)).unwrap();
    let second = keys.accept(public(2)).unwrap();
    let third = keys.accept(public(3)).unwrap();
    keys.name("second", &second).unwrap();
    keys.accept_until(&second, later(5), NOW).unwrap();
    keys.retire(&third).unwrap();
    let states: Vec<_> = keys.public().iter().map(|key| key.state()).collect();
    let until = KeyState::AcceptedUntil(later(5));
    assert_eq!(states, [KeyState::Active, until, KeyState::Retired]);
    assert!(keys.public().find("second", NOW).is_ok());
    keys.remove(&third).unwrap();
    assert_eq!(keys.public().len(), 2);
    for refused in [keys.remove(&public(1).id()), keys.retire(&public(1).id())] {
        assert_eq!(refused.unwrap_err().kind(), &Kind::Active);
    }
}

/// Nothing of a secret is shown.
#[test]
fn rings_show_ids_and_states() {
    let signing = format!("{:?}", SigningRing::new(secret(1)).unwrap());
    let sealing = format!("{:?}", SealingRing::new(local(1)).unwrap());
    let id = public(1).id().to_string();
    assert_eq!(
        signing,
        format!("SigningRing(SigningSet({{\"{id}\": Active}}))")
    );
    let id = local(1).id().to_string();
    assert_eq!(
        sealing,
        format!("SealingRing(KeyRing({{\"{id}\": Active}}))")
    );
}
