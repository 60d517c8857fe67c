//! What goes wrong is an error that says so.

use std::path::Path;

use cryptoki::object::{Attribute, ObjectClass};
use paseto_v4::{Error, PublicKey, Token};
use remote_keys::hsm::{Hsm, HsmError, HsmKey, Pin};

use crate::softhsm::{self, LABEL, PIN, SoftHsm};

fn key(softhsm: &SoftHsm, label: &str) -> HsmKey<PublicKey> {
    HsmKey::generate(&softhsm.open(), label).unwrap()
}

#[test]
fn a_wrong_pin() {
    softhsm::test("failures::a_wrong_pin", |softhsm| {
        // Of a good length, too short, and none at all.
        for wrong in ["some other PIN", "1", ""] {
            let error = softhsm.try_open(LABEL, wrong).unwrap_err();
            assert_eq!(error, HsmError::WrongPin, "{wrong:?}");
        }
        assert!(softhsm.try_open(LABEL, PIN).is_ok());
    });
}

#[test]
fn a_token_that_is_not_there() {
    softhsm::test("failures::a_token_that_is_not_there", |softhsm| {
        let error = softhsm.try_open("nobody's", PIN).unwrap_err();
        assert_eq!(error.to_string(), "no token has the label `nobody's`");
    });
}

/// The process is logged in already, and PKCS #11 does not look at the PIN again.
#[test]
fn a_second_login() {
    softhsm::test("failures::a_second_login", |softhsm| {
        let _hsm = softhsm.open();
        let error = softhsm.try_open(LABEL, "some other PIN").unwrap_err();
        let expected = "the HSM failed: C_Login answered UserAlreadyLoggedIn";
        assert_eq!(error.to_string(), expected);
    });
}

/// The library starts anew and knows nothing of them.
#[test]
fn sessions_that_have_ended() {
    softhsm::test("failures::sessions_that_have_ended", |softhsm| {
        let key = key(softhsm, "ended");
        softhsm.restart();
        unavailable(&key, "C_SignInit answered SessionHandleInvalid");
        drop(key);
        let found = HsmKey::<PublicKey>::find(&softhsm.open(), "ended").unwrap();
        assert!(Token::from_bytes(b"{}").sign(&found).is_ok());
    });
}

/// Handles are numbers: that of the old session is the new one's, which ends with it.
#[test]
fn a_key_that_is_dropped_late() {
    softhsm::test("failures::a_key_that_is_dropped_late", |softhsm| {
        let late = key(softhsm, "late");
        softhsm.restart();
        let found = HsmKey::<PublicKey>::find(&softhsm.open(), "late").unwrap();
        assert!(Token::from_bytes(b"{}").sign(&found).is_ok());
        drop(late);
        let refused = Token::from_bytes(b"{}").sign(&found);
        assert_eq!(refused, Err(Error::Unavailable));
    });
}

#[test]
fn a_library_that_has_shut_down() {
    softhsm::test("failures::a_library_that_has_shut_down", |softhsm| {
        let key = key(softhsm, "shut down");
        softhsm.pkcs11.clone().finalize().unwrap();
        unavailable(&key, "C_SignInit answered CryptokiNotInitialized");
    });
}

#[test]
fn a_key_that_was_destroyed() {
    softhsm::test("failures::a_key_that_was_destroyed", |softhsm| {
        let key = key(softhsm, "destroyed");
        let secret = [Attribute::Class(ObjectClass::PRIVATE_KEY)];
        let session = softhsm.session();
        let secret = session.find_objects(&secret).unwrap()[0];
        session.destroy_object(secret).unwrap();
        unavailable(&key, "C_SignInit answered");
    });
}

/// `Sign` can only say that there is no signature; `sign_bytes` says why.
fn unavailable(key: &HsmKey<PublicKey>, why: &str) {
    let refused = Token::from_bytes(b"{}").sign(key);
    assert_eq!(refused, Err(Error::Unavailable));
    let error = key.sign_bytes(b"bytes").unwrap_err().to_string();
    assert!(error.contains(why), "{error}");
}

/// The label says that the halves belong together, and they do not. Either way this is noticed before
/// there is a token.
#[test]
fn halves_of_two_pairs() {
    softhsm::test("failures::halves_of_two_pairs", |softhsm| {
        let hsm = softhsm.open();
        let _mine = HsmKey::<PublicKey>::generate(&hsm, "mine").unwrap();
        let other = HsmKey::<PublicKey>::generate(&hsm, "other").unwrap();
        let session = softhsm.session();
        let public = |label: &str| {
            let wanted = [
                Attribute::Class(ObjectClass::PUBLIC_KEY),
                Attribute::Label(label.into()),
            ];
            session.find_objects(&wanted).unwrap()[0]
        };
        session.destroy_object(public("mine")).unwrap();
        let mine = [Attribute::Label("mine".into())];
        session.update_attributes(public("other"), &mine).unwrap();

        let mixed = HsmKey::<PublicKey>::find(&hsm, "mine").unwrap();
        assert_eq!(mixed.public_key(), other.public_key());
        let token = || Token::from_bytes(b"{}");
        assert_eq!(token().sign(&mixed), Err(Error::Unavailable));
        let prepared = token().prepare(mixed.public_key()).unwrap();
        let signature = mixed.sign_bytes(prepared.as_bytes()).unwrap();
        assert_eq!(prepared.finish(&signature), Err(Error::NotAuthentic));
    });
}

#[test]
fn no_library() {
    let (folder, pin) = (tempfile::tempdir().unwrap(), Pin::new(PIN.to_owned()));
    let nothing = folder.path().join("no.so");
    let text = folder.path().join("text.so");
    std::fs::write(&text, "no library").unwrap();
    for path in [nothing.as_path(), &text, Path::new("")] {
        let error = Hsm::open(path, LABEL, &pin).unwrap_err();
        assert!(matches!(error, HsmError::Module { .. }), "{error}");
    }
}

#[test]
fn a_pin_is_not_shown() {
    let shown = format!("{:?}", Pin::new("12345678".to_owned()));
    assert!(!shown.contains("1234"), "{shown}");
}
