//! Tokens of several kinds at one place.

use std::sync::Arc;

use paseto::{
    Claims, Error, Header, KeyRing, KeySet, KidError, Router, Rules, SealingRing, SigningRing,
    Token, Untrusted, v2,
};
use serde::{Deserialize, Serialize};

use crate::{NOW, local, public, raw, secret, token};

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Session {
    role: String,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Ticket {
    quota: u64,
}

#[derive(Debug, PartialEq)]
enum Caller {
    User(Session),
    Service(Ticket),
}

fn session() -> Token<'static> {
    let role = "admin".to_owned();
    Token::new(&Claims::at(NOW, Session { role }).audience("api")).unwrap()
}

fn rules() -> Rules {
    Rules::at(NOW).audience("api")
}

fn v2_secret() -> v2::SecretKey {
    v2::SecretKey::from_seed(&[7; 32]).unwrap()
}

#[test]
fn one_type_for_old_and_new() {
    let ring = SigningRing::new(secret(1)).unwrap();
    let router: Router<Session> = Router::new()
        .verify(ring.clone(), rules())
        .verify(v2_secret().public_key().clone(), rules());
    for text in [
        ring.sign(session()).unwrap(),
        session().sign(&v2_secret()).unwrap(),
    ] {
        assert_eq!(router.accept(&text).unwrap().claims().role, "admin");
    }
    let local = session().encrypt(&local(1)).unwrap();
    let error = router.accept(&local).map(drop).unwrap_err();
    assert_eq!(error, Error::HeaderNotAllowed(Header::V4_LOCAL));
    assert_eq!(
        format!("{router:?}"),
        "[Header { version: V4, purpose: Public }, Header { version: V2, purpose: Public }]"
    );
}

#[test]
fn an_enum_for_tokens_that_differ() {
    let sealing = SealingRing::new(local(1)).unwrap();
    let router = Router::new()
        .verify_as(public(1), rules(), Caller::User)
        .decrypt_as(sealing.clone(), Rules::at(NOW), Caller::Service);
    let user = router.accept(&session().sign(&secret(1)).unwrap()).unwrap();
    assert_eq!(user.header(), Header::V4_PUBLIC);
    let role = "admin".to_owned();
    assert_eq!(user.into_claims(), Caller::User(Session { role }));
    let ticket = Token::new(&Claims::at(NOW, Ticket { quota: 7 })).unwrap();
    let service = router.accept(&sealing.encrypt(ticket).unwrap()).unwrap();
    assert_eq!(service.into_claims(), Caller::Service(Ticket { quota: 7 }));
}

/// Each route has its own key and its own rules: what is wrong for one is not tried with another.
#[test]
fn refusals_are_those_of_the_route() {
    let router: Router<Session> = Router::new()
        .verify(
            KeyRing::new(KeySet::with_active(public(1)).unwrap()),
            rules(),
        )
        .decrypt(local(1), rules());
    let refused = |text: &str| router.accept(text).map(drop).unwrap_err();
    assert_eq!(
        refused(&session().sign(&secret(1)).unwrap()),
        KidError::Missing.into()
    );
    assert_eq!(
        refused(&session().encrypt(&local(2)).unwrap()),
        Error::NotAuthentic
    );
    let no_audience = token().encrypt(&local(1)).unwrap();
    assert_eq!(refused(&no_audience).code(), "claims");
    assert_eq!(refused("v4.public.AAAA").code(), "too-short");
    assert_eq!(refused("nothing"), Error::UnknownHeader);
    let small = router.max_length(20);
    let text = "v4.local.AAAAAAAAAAAAAAAAAAAAAAA";
    assert_eq!(
        small.accept(text).map(drop).unwrap_err(),
        Error::too_long(text.len(), 20)
    );
}

#[test]
fn an_empty_router_takes_nothing() {
    for header in Header::ALL {
        let text = format!("{header}AAAA");
        for router in [Router::<Session>::new(), Router::default()] {
            let error = router.accept(&text).map(drop).unwrap_err();
            assert_eq!(error, Error::HeaderNotAllowed(header));
        }
    }
}

#[test]
fn the_last_one_for_a_header_counts() {
    let router = Router::new().verify(public(1), raw).verify(public(2), raw);
    let refused = token().sign(&secret(1)).unwrap();
    assert_eq!(
        router.accept(&refused).map(drop).unwrap_err(),
        Error::NotAuthentic
    );
    assert!(router.accept(&token().sign(&secret(2)).unwrap()).is_ok());
}

#[test]
fn implicit_assertions() {
    let router = Router::new()
        .verify(public(1), raw)
        .verify(v2_secret().public_key().clone(), raw);
    let bound = token().implicit(b"tenant").sign(&secret(1)).unwrap();
    assert!(router.accept_implicit(&bound, b"tenant").is_ok());
    assert_eq!(
        router.accept(&bound).map(drop).unwrap_err(),
        Error::NotAuthentic
    );
    let old = token().sign(&v2_secret()).unwrap();
    assert!(router.accept(&old).is_ok());
    let error = router
        .accept_implicit(&old, b"tenant")
        .map(drop)
        .unwrap_err();
    assert_eq!(error, Error::NoImplicitAssertion(paseto::Version::V2));
}

/// A router is for many threads, and follows its rings.
#[test]
fn a_router_follows_its_rings() {
    let ring = SigningRing::new(secret(1)).unwrap();
    let router = Arc::new(Router::new().verify(ring.clone(), raw));
    ring.rotate(secret(2), std::time::Duration::from_secs(60))
        .unwrap();
    let text = ring.sign(token()).unwrap();
    assert!(
        Untrusted::parse(&text)
            .unwrap()
            .verify(&public(2), &raw)
            .is_ok()
    );
    let accepted = std::thread::spawn(move || router.accept(&text).is_ok());
    assert!(accepted.join().unwrap());
}
