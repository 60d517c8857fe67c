//! Key sets with secrets in them, which something protects.

#[cfg(feature = "password")]
use paseto::paserk::{Argon2Params, UnwrapLimits};
use paseto::{
    Error, KeySet, KeySetDocument, KeySetErrorKind as Kind, KeySetLimits, KeyState, SigningSet,
    paserk,
    v4::{LocalKey, SecretKey, WrappingKey},
};

use crate::{NOW, later, local, public, secret};

fn wrapping_key(number: u8) -> WrappingKey {
    WrappingKey::from_bytes(&[number; 32]).unwrap()
}

fn local_set() -> KeySet<LocalKey> {
    let mut set = KeySet::with_active(local(1)).unwrap();
    let second = set
        .add(local(2), KeyState::AcceptedUntil(later(60)))
        .unwrap();
    set.add(local(3), KeyState::Retired).unwrap();
    set.name("old", &second).unwrap();
    set
}

fn signing_set() -> SigningSet<SecretKey> {
    let mut set = SigningSet::new(secret(1)).unwrap();
    set.accept(public(2)).unwrap();
    set
}

fn read(text: &str) -> KeySetDocument {
    KeySetDocument::parse(text.as_bytes(), &KeySetLimits::default()).unwrap()
}

#[test]
fn local_keys_are_wrapped() {
    let text = local_set().wrap(&wrapping_key(9)).unwrap().to_json();
    assert_eq!(text.matches("k4.local-wrap.pie.").count(), 2);
    assert!(!text.contains("k4.local."));
    let again = read(&text).unwrap::<LocalKey>(&wrapping_key(9)).unwrap();
    assert_eq!(format!("{again:?}"), format!("{:?}", local_set()));
    assert_eq!(**again.find("old", NOW).unwrap(), local(2));
    assert_eq!(**again.active().unwrap().key().unwrap(), local(1));

    let error = read(&text)
        .unwrap::<LocalKey>(&wrapping_key(8))
        .unwrap_err();
    assert_eq!(error.part(), Some("keys[0].paserk"));
    assert_eq!(error.kind(), &Kind::Key(Error::NotAuthentic));
}

#[test]
fn the_key_that_signs_is_wrapped() {
    let text = signing_set().wrap(&wrapping_key(9)).unwrap().to_json();
    assert_eq!(text.matches("k4.secret-wrap.pie.").count(), 1);
    assert_eq!(text.matches("k4.public.").count(), 1);
    let again = read(&text)
        .unwrap_signing::<SecretKey>(&wrapping_key(9))
        .unwrap();
    assert_eq!(format!("{again:?}"), format!("{:?}", signing_set()));
    assert!(**again.signer() == secret(1));
    assert_eq!(again.id(), &public(1).id());

    let error = read(&text)
        .unwrap_signing::<SecretKey>(&wrapping_key(8))
        .unwrap_err();
    assert_eq!(error.kind(), &Kind::Key(Error::NotAuthentic));
    // It is no set of public keys, until it is made one.
    let error = read(&text)
        .public_keys::<paseto::v4::PublicKey>()
        .unwrap_err();
    assert_eq!(error.part(), Some("keys[0].paserk"));
    let public = again.public().to_json();
    assert!(!public.contains("secret"));
}

/// The next key may wait in the set, wrapped: of it the public half is kept.
#[test]
fn the_next_key_may_be_wrapped_too() {
    let wrap = |key: &SecretKey| paserk::wrap(key, &wrapping_key(9)).unwrap();
    let mut document = KeySetDocument::new();
    let add = |document: &mut KeySetDocument, number, state| {
        let id = public(number).id().to_string();
        document.add(&id, &wrap(&secret(number)), state).unwrap();
    };
    add(&mut document, 2, KeyState::Accepted);
    let none = document
        .unwrap_signing::<SecretKey>(&wrapping_key(9))
        .unwrap_err();
    assert_eq!(none.kind(), &Kind::NoActiveKey);
    add(&mut document, 1, KeyState::Active);
    let set = document
        .unwrap_signing::<SecretKey>(&wrapping_key(9))
        .unwrap();
    assert!(**set.signer() == secret(1));
    assert_eq!(
        **set.public().find(public(2).id().as_str(), NOW).unwrap(),
        public(2)
    );
}

/// The one that signs may not be there as a public key alone.
#[test]
fn a_public_key_does_not_sign() {
    let document = signing_set().public().to_document();
    let error = document
        .unwrap_signing::<SecretKey>(&wrapping_key(9))
        .unwrap_err();
    assert_eq!(error.kind(), &Kind::NoActiveKey);
}

/// The wrap does not say which key is inside; the id beside it does, and is compared.
#[test]
fn keys_that_were_exchanged() {
    let one = paserk::wrap(&local(1), &wrapping_key(9)).unwrap();
    let mut document = KeySetDocument::new();
    let id = local(2).id().to_string();
    document.add(&id, &one, KeyState::Active).unwrap();
    let error = document.unwrap::<LocalKey>(&wrapping_key(9)).unwrap_err();
    assert_eq!(
        (error.part(), error.kind()),
        (Some("keys[0].kid"), &Kind::WrongKid)
    );

    let one = paserk::wrap(&secret(1), &wrapping_key(9)).unwrap();
    let mut document = KeySetDocument::new();
    let id = public(2).id().to_string();
    document.add(&id, &one, KeyState::Active).unwrap();
    let error = document
        .unwrap_signing::<SecretKey>(&wrapping_key(9))
        .unwrap_err();
    assert_eq!(
        (error.part(), error.kind()),
        (Some("keys[0].kid"), &Kind::WrongKid)
    );
}

#[cfg(feature = "password")]
#[test]
fn keys_are_locked_with_a_password() {
    let cheap = Argon2Params::new(8 * 1024, 1, 1);
    let limits = UnwrapLimits::default();
    let text = local_set().lock("pass", cheap).unwrap().to_json();
    assert_eq!(text.matches("k4.local-pw.").count(), 2);
    let again = read(&text).unlock::<LocalKey>("pass", &limits).unwrap();
    assert_eq!(format!("{again:?}"), format!("{:?}", local_set()));
    let error = read(&text)
        .unlock::<LocalKey>("other", &limits)
        .unwrap_err();
    assert_eq!(error.kind(), &Kind::Key(Error::NotAuthentic));
    let error = read(&text)
        .unwrap::<LocalKey>(&wrapping_key(9))
        .unwrap_err();
    assert!(
        matches!(error.kind(), Kind::Key(Error::Key(_))),
        "{error:?}"
    );
    let low = limits.max_memory(4 * 1024);
    let error = read(&text).unlock::<LocalKey>("pass", &low).unwrap_err();
    assert!(
        matches!(error.kind(), Kind::Key(Error::Cost(_))),
        "{error:?}"
    );

    let text = signing_set().lock("pass", cheap).unwrap().to_json();
    assert_eq!(text.matches("k4.secret-pw.").count(), 1);
    let again = read(&text)
        .unlock_signing::<SecretKey>("pass", &limits)
        .unwrap();
    assert!(**again.signer() == secret(1));
    let halves = read(&text)
        .unlock_public::<SecretKey>("pass", &limits)
        .unwrap();
    assert_eq!(format!("{halves:?}"), format!("{:?}", again.public()));
    let error = read(&text)
        .unlock_signing::<SecretKey>("other", &limits)
        .unwrap_err();
    assert_eq!(error.kind(), &Kind::Key(Error::NotAuthentic));

    // Each costs its time, so there is a bound of its own.
    let one = KeySetLimits::default().max_locked(1);
    let locked = local_set().lock("pass", cheap).unwrap().to_json();
    let error = KeySetDocument::parse(locked.as_bytes(), &one).unwrap_err();
    assert_eq!(error.part(), Some("keys[1].paserk"));
    assert!(matches!(error.kind(), Kind::TooManyKeys { .. }));
    // And one on writing, or nobody could read it with the default bounds.
    let mut many = KeySet::new();
    for number in 1..=16 {
        many.add(local(number), KeyState::Accepted).unwrap();
    }
    assert!(
        KeySetDocument::parse(
            many.lock("pass", cheap).unwrap().to_json().as_bytes(),
            &KeySetLimits::default()
        )
        .is_ok()
    );
    many.add(local(17), KeyState::Accepted).unwrap();
    let error = many.lock("pass", cheap).unwrap_err();
    assert!(matches!(error.kind(), Kind::TooManyKeys { .. }));
    // What is retired is not opened, so it does not count; nor is its text shown.
    let mut retired = read(&locked);
    let second = local(2).id().to_string();
    retired.retire(&second).unwrap();
    let text = retired.to_json();
    assert!(KeySetDocument::parse(text.as_bytes(), &one).is_ok());
    let shown = format!("{:?}", retired.iter().next().unwrap());
    assert!(!shown.contains("k4.local-pw."), "{shown}");
}

/// The document of a set whose second key is announced, and then becomes active with its secret.
#[test]
fn an_announced_key_becomes_the_one_that_signs() {
    let mut document = signing_set().wrap(&wrapping_key(9)).unwrap();
    let id = public(2).id();
    let text = paserk::wrap(&secret(2), &wrapping_key(9)).unwrap();
    let grace = core::time::Duration::from_secs(60);
    document.rotate(id.as_str(), &text, grace, NOW).unwrap();
    assert_eq!(document.len(), 2);
    let set = read(&document.to_json())
        .unwrap_signing::<SecretKey>(&wrapping_key(9))
        .unwrap();
    assert_eq!(set.id(), &id);
}

#[test]
fn public_halves_need_no_active_key() {
    let mut document = KeySetDocument::new();
    let text = paserk::wrap(&secret(1), &wrapping_key(9)).unwrap();
    let id = public(1).id();
    document
        .add(id.as_str(), &text, KeyState::Accepted)
        .unwrap();
    let text = public(2).to_paserk();
    document
        .add(public(2).id().as_str(), &text, KeyState::Accepted)
        .unwrap();
    let keys = document
        .unwrap_public::<SecretKey>(&wrapping_key(9))
        .unwrap();
    assert_eq!(**keys.find(id.as_str(), NOW).unwrap(), public(1));
    assert_eq!(keys.to_json().matches("k4.public.").count(), 2);

    let error = document
        .unwrap_public::<SecretKey>(&wrapping_key(8))
        .unwrap_err();
    assert_eq!(error.part(), Some("keys[0].paserk"));
    assert_eq!(error.kind(), &Kind::Key(Error::NotAuthentic));
}
