//! The service of `paseto_migration::service`, from the first release to the last, and back.

use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, encode, errors::ErrorKind};
use paseto_migration::service::{
    AUDIENCE, Acceptor, Format, ISSUER, Issuer, NotIssued, Refused, Session, SignedIn, exchange,
};
use paseto_v4::{ClaimErrorKind, Claims, Error, SecretKey, Timestamp, Token, Untrusted};
use serde_json::json;

use crate::errors::violation;

const JWT_KEY: &str =
    include_str!("../../../../../crates/paseto-keyfile/tests/fixtures/ed25519.pem");
const JWT_PUBLIC_KEY: &str =
    include_str!("../../../../../crates/paseto-keyfile/tests/fixtures/ed25519.pub.pem");

fn jwt_key() -> EncodingKey {
    EncodingKey::from_ed_pem(JWT_KEY.as_bytes()).expect("OpenSSL wrote it")
}

fn in_seconds(seconds: i64) -> Timestamp {
    Timestamp::from_unix(Timestamp::now().unix_seconds() + seconds)
}

/// Both sides, with JWT taken until this time.
fn service(format: Format, jwt_until: Timestamp) -> (Issuer, Acceptor) {
    let key = SecretKey::generate().expect("there is randomness");
    let jwt_public = DecodingKey::from_ed_pem(JWT_PUBLIC_KEY.as_bytes()).expect("OpenSSL wrote it");
    let acceptor = Acceptor::new(key.public_key().clone(), jwt_public, jwt_until);
    (Issuer::new(format, key, jwt_key()), acceptor)
}

/// From 2025 to 2100.
fn alice() -> SignedIn {
    SignedIn {
        subject: "alice".into(),
        since: Timestamp::from_unix(1_735_689_600),
        until: Timestamp::from_unix(4_102_444_800),
        session: Session {
            role: "admin".into(),
            seats: 4,
        },
    }
}

/// A JWT as the old service makes it, from claims that a test chooses.
fn old_jwt(claims: &serde_json::Value) -> String {
    encode(&Header::new(Algorithm::EdDSA), claims, &jwt_key()).expect("it can be written")
}

fn old_claims() -> serde_json::Value {
    let now = Timestamp::now().unix_seconds();
    json!({
        "iss": ISSUER, "aud": AUDIENCE, "sub": "alice", "iat": now - 10, "exp": now + 900,
        "role": "admin", "seats": 4,
    })
}

#[test]
fn both_kinds_are_accepted_and_say_the_same() {
    for format in [Format::Jwt, Format::Paseto] {
        let (issuer, acceptor) = service(format, in_seconds(3600));
        let text = issuer.issue(&alice()).unwrap();
        assert_eq!(text.starts_with("v4.public."), format == Format::Paseto);
        assert_eq!(acceptor.accept(&text).unwrap(), alice(), "{format:?}");
    }
}

#[test]
fn the_old_clients_jwt_is_accepted() {
    let (_, acceptor) = service(Format::Paseto, in_seconds(3600));
    assert_eq!(
        acceptor.accept(&old_jwt(&old_claims())).unwrap().subject,
        "alice"
    );
}

#[test]
fn a_roll_back_issues_jwt_and_the_new_tokens_stay_good() {
    let (mut issuer, acceptor) = service(Format::Paseto, in_seconds(3600));
    let new = issuer.issue(&alice()).unwrap();
    issuer.format = Format::Jwt;
    let old = issuer.issue(&alice()).unwrap();
    assert!(old.starts_with("eyJ"));
    for text in [new, old] {
        assert_eq!(acceptor.accept(&text).unwrap(), alice());
    }
}

#[test]
fn jwt_end_on_a_date_and_paseto_do_not() {
    let (issuer, acceptor) = service(Format::Paseto, in_seconds(0));
    let (text, jwt) = (issuer.issue(&alice()).unwrap(), old_jwt(&old_claims()));
    assert_eq!(acceptor.accept(&text).unwrap(), alice());
    assert!(matches!(acceptor.accept(&jwt), Err(Refused::JwtIsOver)));
    let exchanged = exchange(&jwt, &acceptor, &issuer);
    assert!(matches!(
        exchanged,
        Err(NotIssued::Refused(Refused::JwtIsOver))
    ));
}

#[test]
fn an_exchange_keeps_the_claims_and_does_not_live_longer() {
    let (issuer, acceptor) = service(Format::Jwt, in_seconds(3600));
    let jwt = issuer.issue(&alice()).unwrap();
    let text = exchange(&jwt, &acceptor, &issuer).unwrap();
    assert!(text.starts_with("v4.public."));
    assert_eq!(acceptor.accept(&text).unwrap(), alice());
}

#[test]
fn a_jwt_that_does_not_hold_is_not_exchanged() {
    let (issuer, acceptor) = service(Format::Jwt, in_seconds(3600));
    let now = Timestamp::now().unix_seconds();
    let reason = |claims: &serde_json::Value| match exchange(&old_jwt(claims), &acceptor, &issuer) {
        Err(NotIssued::Refused(Refused::Jwt(why))) => why.into_kind(),
        other => panic!("{other:?}"),
    };
    let mut expired = old_claims();
    expired["exp"] = (now - 120).into();
    assert_eq!(reason(&expired), ErrorKind::ExpiredSignature);
    let mut elsewhere = old_claims();
    elsewhere["aud"] = "another-api".into();
    assert_eq!(reason(&elsewhere), ErrorKind::InvalidAudience);
    let mut foreign = old_claims();
    foreign["iss"] = "https://another.example".into();
    assert_eq!(reason(&foreign), ErrorKind::InvalidIssuer);
    let mut nowhere = old_claims();
    nowhere.as_object_mut().unwrap().remove("aud");
    assert!(
        matches!(reason(&nowhere), ErrorKind::Json(_)),
        "the type has a field for it"
    );
}

/// The one is lenient by a minute unless told otherwise, the other not at all: both are told.
#[test]
fn a_jwt_that_expired_within_the_leeway_is_exchanged_for_a_token_within_the_leeway() {
    let (issuer, acceptor) = service(Format::Jwt, in_seconds(3600));
    let mut claims = old_claims();
    claims["exp"] = (Timestamp::now().unix_seconds() - 20).into();
    let text = exchange(&old_jwt(&claims), &acceptor, &issuer).unwrap();
    acceptor.accept(&text).unwrap();
}

#[test]
fn neither_kind_passes_for_the_other() {
    let (issuer, acceptor) = service(Format::Paseto, in_seconds(3600));
    let (text, jwt) = (issuer.issue(&alice()).unwrap(), old_jwt(&old_claims()));
    let body = text.strip_prefix("v4.public.").unwrap();
    for forged in [
        format!("v4.public.{jwt}"),
        format!("v4.public.{}", jwt.replace('.', "")),
        format!("v4.local.{body}"),
        format!("eyJhbGciOiJub25lIn0.{body}"),
        text.replacen("v4.", "v3.", 1),
        text.to_uppercase(),
        String::new(),
    ] {
        acceptor.accept(&forged).expect_err(&forged);
    }
    // A PASETO is no JWT to the old service, which is still running during a roll-out.
    let old = jsonwebtoken::decode_header(&text).unwrap_err();
    assert!(
        matches!(old.kind(), ErrorKind::Base64(_) | ErrorKind::InvalidToken),
        "{old}"
    );
    assert_eq!(Untrusted::parse(&jwt).unwrap_err(), Error::UnknownHeader);
}

/// A JWT whose header says that it needs no signature, and one that is signed with the public key as
/// if that were a secret.
#[test]
fn the_old_attacks_fail() {
    let (_, acceptor) = service(Format::Jwt, in_seconds(3600));
    let jwt = old_jwt(&old_claims());
    let claims = jwt.split('.').nth(1).unwrap();
    let none = format!("eyJhbGciOiJub25lIn0.{claims}.");
    assert!(matches!(acceptor.accept(&none), Err(Refused::Jwt(_))));
    let confused = EncodingKey::from_secret(JWT_PUBLIC_KEY.as_bytes());
    let confused = encode(&Header::new(Algorithm::HS256), &old_claims(), &confused).unwrap();
    match acceptor.accept(&confused) {
        Err(Refused::Jwt(why)) => assert_eq!(*why.kind(), ErrorKind::InvalidAlgorithm),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_paseto_is_checked_as_strictly() {
    let key = SecretKey::generate().unwrap();
    let jwt_public = DecodingKey::from_ed_pem(JWT_PUBLIC_KEY.as_bytes()).unwrap();
    let acceptor = Acceptor::new(key.public_key().clone(), jwt_public, in_seconds(3600));
    let good = Claims::new(alice().session)
        .issuer(ISSUER)
        .audience(AUDIENCE)
        .subject("alice");
    let refused = |claims: &Claims<Session>| {
        let text = Token::new(claims).unwrap().sign(&key).unwrap();
        match acceptor.accept(&text) {
            Err(Refused::Paseto(why)) => Err::<(), _>(why),
            other => panic!("{other:?}"),
        }
    };
    let late = good.clone().expires_at(in_seconds(-120));
    assert_eq!(violation(refused(&late), "exp"), ClaimErrorKind::Expired);
    let timeless = good.clone().no_expiry();
    assert_eq!(
        violation(refused(&timeless), "exp"),
        ClaimErrorKind::Missing
    );
    let elsewhere = good.clone().audience("another-api");
    assert_eq!(
        violation(refused(&elsewhere), "aud"),
        ClaimErrorKind::Unexpected
    );
    let foreign = good.clone().issuer("https://another.example");
    assert_eq!(
        violation(refused(&foreign), "iss"),
        ClaimErrorKind::Unexpected
    );
    let early = good.no_issued_at();
    assert_eq!(violation(refused(&early), "iat"), ClaimErrorKind::Missing);
}

/// What is neither kind of this service is decoded by neither library.
#[test]
fn another_version_and_a_text_that_is_too_long() {
    let (_, acceptor) = service(Format::Paseto, in_seconds(3600));
    let says = |text: &str| match acceptor.accept(text) {
        Err(refused @ Refused::NotTaken(_)) => refused.to_string(),
        other => panic!("{other:?}"),
    };
    for text in ["v2.public.AAAA", "v4.local.AAAA", "v1.public."] {
        assert!(says(text).starts_with("no such token is taken here: "));
    }
    let long = |text: &str| format!("{text}{}", "A".repeat(8192));
    for text in [long("eyJ"), long("v4.public.")] {
        assert!(says(&text).contains("8192"), "{}", says(&text));
    }
    // The gate leaves these to the other library.
    for text in ["", "eyJ", "v4", "v5.public.AAAA", "V4.public.AAAA"] {
        assert!(
            matches!(acceptor.accept(text), Err(Refused::Jwt(_))),
            "{text}"
        );
    }
}

#[test]
fn every_error_says_which_kind_it_was() {
    let (issuer, acceptor) = service(Format::Paseto, in_seconds(3600));
    let text = issuer.issue(&alice()).unwrap();
    let (_, another) = service(Format::Paseto, in_seconds(3600));
    let says = |text: &str| another.accept(text).unwrap_err().to_string();
    assert_eq!(
        says(&text),
        "the PASETO does not hold: not authentic: wrong key, altered or forged"
    );
    assert!(says("eyJ").starts_with("the JWT does not hold: "));
    let exchanged = exchange("eyJ", &acceptor, &issuer).unwrap_err().to_string();
    assert!(exchanged.starts_with("there is nothing to exchange: the JWT does not hold: "));
    let over = service(Format::Jwt, in_seconds(0))
        .1
        .accept("eyJ")
        .unwrap_err();
    assert_eq!(over.to_string(), "JWT are no longer taken here");
}

#[test]
fn no_secret_is_printed() {
    let (issuer, acceptor) = service(Format::Paseto, in_seconds(3600));
    let shown = format!("{issuer:?} {acceptor:?}");
    assert!(
        shown.contains("Paseto") && !shown.contains("secret."),
        "{shown}"
    );
}
