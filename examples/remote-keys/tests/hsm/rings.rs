//! Rings whose keys are in the HSM.

use std::{sync::Arc, time::Duration};

use cryptoki::object::{Attribute, ObjectClass};
use paseto::{
    Authentic, Error, FooterLimits, KeyRing, KeySet, KeySetErrorKind, KidError, SigningRing,
    SigningSet, Token, Untrusted, Verify,
    paserk::{self, Key},
};
use paseto_v4::PublicKey;
use remote_keys::hsm::{Algorithm, HsmKey};

use crate::softhsm::{self, SoftHsm};

const HOUR: Duration = Duration::from_secs(3600);

fn token() -> Token<'static> {
    Token::from_bytes(b"{}")
}

fn check(text: &str, key: &impl Verify) -> Result<(), Error> {
    let any = |_: &Authentic| Ok::<_, Error>(());
    Untrusted::parse(text)?.verify(key, &any).map(drop)
}

fn kid(text: &str) -> String {
    let token = Untrusted::parse(text).unwrap();
    let kid = token.untrusted_footer().kid(&FooterLimits::default());
    kid.unwrap().unwrap().into_owned()
}

/// The secret half of the key with this label.
fn destroy(softhsm: &SoftHsm, label: &str) {
    let wanted = [
        Attribute::Class(ObjectClass::PRIVATE_KEY),
        Attribute::Label(label.into()),
    ];
    let session = softhsm.session();
    let [secret] = session.find_objects(&wanted).unwrap()[..] else {
        panic!("there is one secret key with the label {label}");
    };
    session.destroy_object(secret).unwrap();
}

/// Two keys in the HSM, one after the other; whoever checks has the key set and no HSM.
fn rotated<P: Algorithm + Key<Text = String> + Clone>(softhsm: &SoftHsm) {
    let hsm = softhsm.open();
    let key = |label| HsmKey::<P>::generate(&hsm, label).unwrap();
    let (first, second) = (key("2026"), key("2027"));
    let ids = [&first, &second].map(|key| paserk::id(key.public_key()).to_string());

    let ring = SigningRing::new(first).unwrap();
    let old = ring.sign(token()).unwrap();
    ring.rotate(second, HOUR).unwrap();
    let new = ring.sign(token()).unwrap();
    assert_eq!([kid(&old), kid(&new)], ids);
    destroy(softhsm, "2026");

    let published = ring.current().public().to_json();
    let verifier = KeyRing::<P>::new(KeySet::from_json(published).unwrap());
    for text in [&old, &new] {
        assert_eq!(check(text, &ring), Ok(()));
        assert_eq!(check(text, &verifier), Ok(()));
    }

    let before = ring.current();
    let id = paserk::id(&**before.public().iter().next().unwrap().key().unwrap());
    ring.update(|keys| keys.retire(&id)).unwrap();
    assert_eq!(check(&old, &ring), Err(Error::Kid(KidError::Retired)));
    assert_eq!(check(&new, &ring), Ok(()));
}

#[test]
fn version_4_rotated() {
    softhsm::test("rings::version_4_rotated", rotated::<PublicKey>);
}

#[test]
fn version_3_rotated() {
    softhsm::test("rings::version_3_rotated", rotated::<paseto_v3::PublicKey>);
}

/// What is published is all that an issuer has to keep: the secrets are in the HSM.
#[test]
fn an_issuer_that_starts_again() {
    softhsm::test("rings::an_issuer_that_starts_again", |softhsm| {
        let hsm = softhsm.open();
        let ring = SigningRing::new(HsmKey::<PublicKey>::generate(&hsm, "2026").unwrap()).unwrap();
        let old = ring.sign(token()).unwrap();
        let next = HsmKey::generate(&hsm, "2027").unwrap();
        ring.rotate(next, HOUR).unwrap();
        let published = ring.current().public().to_json();
        drop((ring, hsm));

        let hsm = softhsm.open();
        let start = |label| {
            let keys = KeySet::<PublicKey>::from_json(&published).unwrap();
            SigningSet::with_public(HsmKey::<PublicKey>::find(&hsm, label).unwrap(), keys)
        };
        let refused = start("2026").unwrap_err();
        assert_eq!(refused.kind(), &KeySetErrorKind::WrongKid);
        let ring = SigningRing::with_keys(start("2027").unwrap());
        assert_eq!(check(&old, &ring), Ok(()));
        assert_eq!(check(&ring.sign(token()).unwrap(), &ring), Ok(()));

        let the_same = HsmKey::find(&hsm, "2027").unwrap();
        let refused = ring.rotate(the_same, HOUR).unwrap_err();
        assert_eq!(refused.kind(), &KeySetErrorKind::AlreadyActive);
    });
}

/// The ring goes on checking tokens. A new one signs, which is begun when nothing is left of the old: a
/// handle of PKCS #11 is a number, and a key that is dropped late would close a session of the new one.
#[test]
fn sessions_that_have_ended() {
    softhsm::test("rings::sessions_that_have_ended", |softhsm| {
        let key = HsmKey::<PublicKey>::generate(&softhsm.open(), "2026").unwrap();
        let ring = SigningRing::new(key).unwrap();
        let text = ring.sign(token()).unwrap();
        softhsm.restart();
        assert_eq!(ring.sign(token()), Err(Error::Unavailable));
        assert_eq!(check(&text, &ring), Ok(()));

        let public = ring.current().public().clone();
        drop(ring);
        let key = HsmKey::<PublicKey>::find(&softhsm.open(), "2026").unwrap();
        let ring = SigningRing::with_keys(SigningSet::with_public(key, public).unwrap());
        assert_eq!(kid(&ring.sign(token()).unwrap()), kid(&text));
    });
}

/// Tasks that sign while the key is changed under them: each token names the key that signed it.
#[test]
fn from_async_code() {
    softhsm::test("rings::from_async_code", |softhsm| {
        let hsm = softhsm.open();
        let key = |label| HsmKey::<PublicKey>::generate(&hsm, label).unwrap();
        let (first, second) = (key("2026"), key("2027"));
        let ring = SigningRing::new(first).unwrap();
        let runtime = tokio::runtime::Builder::new_multi_thread().build().unwrap();
        runtime.block_on(async {
            let started = Arc::new(std::sync::Barrier::new(2));
            let tasks: Vec<_> = (0..2)
                .map(|_| {
                    let (ring, started) = (ring.clone(), Arc::clone(&started));
                    tokio::task::spawn_blocking(move || {
                        started.wait();
                        let sign = || ring.sign(token());
                        (0..32).map(|_| sign()).collect::<Result<Vec<_>, _>>()
                    })
                })
                .collect();
            ring.rotate(second, HOUR).unwrap();
            for task in tasks {
                for text in task.await.unwrap().unwrap() {
                    assert_eq!(check(&text, &ring), Ok(()));
                }
            }
        });
    });
}
