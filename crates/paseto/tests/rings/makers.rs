//! Rings that make tokens find keys, and check, as a ring that only checks does.

use paseto::{
    Associated, Error, FooterLimits, KeyRing, KeySet, KeyState, KidError, SealingRing, Sign as _,
    SigningRing, Token, Untrusted,
};

use crate::{NOW, later, local, public, raw, secret, token};

#[test]
fn the_key_is_told() {
    let signing = SigningRing::new(secret(1)).unwrap();
    let text = signing.sign(token()).unwrap();
    let read = Untrusted::parse(&text).unwrap();
    assert_eq!(*signing.find(read.untrusted_footer()).unwrap(), public(1));

    let sealing = SealingRing::new(local(1)).unwrap();
    let text = sealing.encrypt(token()).unwrap();
    let read = Untrusted::parse(&text).unwrap();
    assert_eq!(*sealing.find(read.untrusted_footer()).unwrap(), local(1));

    let other = token().footer(local(2).id()).encrypt(&local(2)).unwrap();
    let read = Untrusted::parse(&other).unwrap();
    let error = sealing.find(read.untrusted_footer()).unwrap_err();
    assert_eq!(error, KidError::Unknown.into());
    let error = signing.find(read.untrusted_footer()).unwrap_err();
    assert_eq!(error, KidError::Unknown.into());
}

/// A list of used tokens is shared by whoever checks with a ring and whoever checks with a key.
#[test]
fn a_token_has_the_id_that_its_key_gives_it() {
    let signing = SigningRing::new(secret(1)).unwrap();
    let text = signing.sign(token()).unwrap();
    let open = || Untrusted::parse(&text).unwrap();
    let by_ring = open().verify(&signing, &raw).unwrap().token_id();
    assert_eq!(by_ring, open().verify(&public(1), &raw).unwrap().token_id());

    let sealing = SealingRing::new(local(1)).unwrap();
    let text = sealing.encrypt(token()).unwrap();
    let open = || Untrusted::parse(&text).unwrap();
    let by_ring = open().decrypt(&sealing, &raw).unwrap().token_id();
    assert_eq!(by_ring, open().decrypt(&local(1), &raw).unwrap().token_id());
    let checking = KeyRing::new(KeySet::with_active(local(1)).unwrap());
    assert_eq!(by_ring, open().decrypt(&checking, &raw).unwrap().token_id());
}

/// In two steps: what is to be signed is what the key of the footer's `kid` verifies.
#[test]
fn a_signing_ring_prepares() {
    let ring = SigningRing::new(secret(1)).unwrap();
    let missing = token().prepare(&ring).map(drop).unwrap_err();
    assert_eq!(missing, KidError::Missing.into());

    let footer = format!("{{\"kid\":\"{}\"}}", public(1).id());
    let made = |secret_key: u8| {
        let prepared = Token::from_bytes(b"{}").footer(&*footer).prepare(&ring);
        let associated = Associated::new(footer.as_bytes(), b"");
        let mut signature = [0; 64];
        secret(secret_key)
            .sign(b"{}", associated, &mut signature)
            .unwrap();
        prepared.unwrap().finish(&signature)
    };
    let text = made(1).unwrap();
    assert!(
        Untrusted::parse(&text)
            .unwrap()
            .verify(&public(1), &raw)
            .is_ok()
    );
    assert_eq!(made(2).unwrap_err(), Error::NotAuthentic);
}

#[test]
fn a_sealing_ring_has_a_clock_and_bounds() {
    let mut set = KeySet::with_active(local(1)).unwrap();
    set.add(local(2), KeyState::AcceptedUntil(later(10)))
        .unwrap();
    let ring = |set: &KeySet<_>| SealingRing::with_keys(set.clone()).unwrap();
    let text = token().footer(local(2).id()).encrypt(&local(2)).unwrap();
    let open = |ring: &SealingRing<_>| Untrusted::parse(&text).unwrap().decrypt(ring, &raw);
    assert!(open(&ring(&set).with_clock(|| NOW)).is_ok());
    let late = ring(&set).with_clock(|| later(11));
    assert_eq!(open(&late).unwrap_err(), KidError::Retired.into());

    let footer = r#"{"a":{"b":{"c":1}}}"#;
    let strict = ring(&set).encrypt(token().footer(footer)).unwrap_err();
    assert!(matches!(strict, Error::Footer(_)), "{strict:?}");
    let lenient = ring(&set).with_footer_limits(FooterLimits::new(256, 8, 8));
    let text = lenient.encrypt(token().footer(footer)).unwrap();
    assert!(
        Untrusted::parse(&text)
            .unwrap()
            .decrypt(&lenient, &raw)
            .is_ok()
    );
}
