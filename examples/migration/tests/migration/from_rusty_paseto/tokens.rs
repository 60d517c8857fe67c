//! Tokens of `rusty_paseto` are read by ours, and ours by it: with footer, with implicit assertion,
//! with claims.

use std::time::Duration;

use paseto::{Claims, Error, Rules, Token, Untrusted, Verified};
use rusty_paseto::prelude::*;
use serde::{Deserialize, Serialize};

use super::KEY;
use crate::errors::code;

const FOOTERS: [&str; 3] = ["", "a plain footer", r#"{"kid":"2024-05","region":"eu"}"#];
const IMPLICIT: &str = "tenant 7";

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Session {
    role: String,
    seats: u32,
}

fn session() -> Session {
    Session {
        role: "admin".into(),
        seats: 4,
    }
}

/// The old builder with everything that a token has; its defaults stand for the three times.
fn builder<V, P>(footer: &'static str) -> PasetoBuilder<'static, V, P> {
    let mut builder = PasetoBuilder::default()
        .issuer("https://id.example")
        .subject("alice")
        .audience("api")
        .token_identifier("7hC4kQz9")
        .claim("role", "admin")
        .and_then(|builder| builder.claim("seats", 4))
        .expect("no registered claim has that name");
    if !footer.is_empty() {
        builder.set_footer(Footer::from(footer));
    }
    builder
}

fn parser<'a, V, P>(footer: &'a str) -> PasetoParser<'a, V, P> {
    let mut parser = PasetoParser::default()
        .expect_issuer("https://id.example")
        .expect_subject("alice")
        .expect_audience("api");
    parser.set_footer(Footer::from(footer));
    parser
}

fn claims() -> Claims<Session> {
    Claims::new(session())
        .issuer("https://id.example")
        .subject("alice")
        .audience("api")
        .token_identifier("7hC4kQz9")
        .expires_in(Duration::from_secs(900))
}

fn rules() -> Rules {
    Rules::now()
        .issuer("https://id.example")
        .subject("alice")
        .audience("api")
        .require("nbf")
        .require("iat")
}

/// What the new side finds in a token of the old one.
fn check_ours(token: &Verified<Claims<Session>>, footer: &str) {
    assert_eq!(*token.claims().custom(), session());
    assert_eq!(token.claims().jti(), Some("7hC4kQz9"));
    assert_eq!(token.footer().as_bytes(), footer.as_bytes());
}

/// What the old side finds in a token of the new one.
fn check_theirs(claims: &serde_json::Value) {
    assert_eq!(claims["role"], "admin");
    assert_eq!(claims["seats"], 4);
    assert_eq!(claims["jti"], "7hC4kQz9");
    assert!(claims["exp"].is_string());
}

/// One version and purpose in both directions: the keys of both sides, to make and to read with.
/// `implicit` is there where the version has one.
macro_rules! goes_across {
    (
        $V:ident $P:ident,
        theirs: $make:expr, $read:expr,
        ours: $seal:ident $our_make:expr, $open:ident $our_read:expr
        $(, implicit: $implicit:expr)?
    ) => {
        for footer in FOOTERS {
            let mut theirs = builder::<$V, $P>(footer);
            $(theirs.set_implicit_assertion(ImplicitAssertion::from($implicit));)?
            let text = theirs.build($make).unwrap();
            let token = Untrusted::parse(&text).unwrap() $(.implicit($implicit))?;
            let token = token.require_footer(footer).unwrap();
            check_ours(&token.$open($our_read, &rules()).unwrap(), footer);
            let other = Untrusted::parse(&text).unwrap().require_footer("another");
            assert_eq!(other.unwrap_err(), Error::FooterMismatch);
            $({
                let token = Untrusted::parse(&text).unwrap().implicit([$implicit, "0"].concat());
                let result = token.$open::<_, Session>($our_read, &rules());
                assert_eq!(code(result), "not-authentic");
            })?

            let ours = Token::new(&claims()).unwrap().footer(footer);
            let text = ours $(.implicit($implicit))? .$seal($our_make).unwrap();
            let mut theirs = parser::<$V, $P>(footer);
            $(theirs.set_implicit_assertion(ImplicitAssertion::from($implicit));)?
            check_theirs(&theirs.parse(&text, $read).unwrap());
        }
    };
}

macro_rules! local {
    ($test:ident: $V:ident $module:ident $(, implicit: $implicit:expr)?) => {
        #[test]
        fn $test() {
            let theirs = PasetoSymmetricKey::<$V, Local>::from(Key::from(KEY));
            let ours = paseto::$module::LocalKey::from_bytes(&KEY).unwrap();
            goes_across! {
                $V Local, theirs: &theirs, &theirs, ours: encrypt &ours, decrypt &ours
                $(, implicit: $implicit)?
            }
        }
    };
}

local!(v1_local: V1 v1);
local!(v2_local: V2 v2);
local!(v3_local: V3 v3, implicit: IMPLICIT);
local!(v4_local: V4 v4, implicit: IMPLICIT);

/// RSA: PKCS#8, and PKCS#1 for the public key, which is SPKI without its first 24 bytes.
#[cfg(feature = "rusty-v1")]
#[test]
#[expect(
    deprecated,
    reason = "it warns of version 1 where it signs and verifies"
)]
fn v1_public() {
    let ours = paseto::v1::SecretKey::generate().unwrap();
    let (secret, public) = (ours.to_der(), ours.public_key().to_der());
    let secret = PasetoAsymmetricPrivateKey::<V1, Public>::from(secret.expose());
    let public = PasetoAsymmetricPublicKey::<V1, Public>::from(&public[24..]);
    // The forms of the keys that the old library takes are read by ours as they are.
    assert_eq!(
        paseto::v1::SecretKey::from_der(secret.as_ref()).unwrap(),
        ours
    );
    let read = paseto::v1::PublicKey::from_der(public.as_ref()).unwrap();
    assert_eq!(read, *ours.public_key());
    goes_across!(V1 Public, theirs: &secret, &public, ours: sign &ours, verify &read);
}

#[cfg(any(feature = "rusty-v2", feature = "rusty-v4"))]
macro_rules! ed25519 {
    ($test:ident: $V:ident $module:ident $(, implicit: $implicit:expr)?) => {
        #[test]
        fn $test() {
            let ours = paseto::$module::SecretKey::generate().unwrap();
            let secret = Key::<64>::from(ours.expose_bytes().expose());
            let public = Key::<32>::from(ours.public_key().as_bytes());
            let secret = PasetoAsymmetricPrivateKey::<$V, Public>::from(&secret);
            let public = PasetoAsymmetricPublicKey::<$V, Public>::from(&public);
            let read = paseto::$module::PublicKey::from_bytes(public.as_ref()).unwrap();
            goes_across! {
                $V Public, theirs: &secret, &public, ours: sign &ours, verify &read
                $(, implicit: $implicit)?
            }
        }
    };
}

#[cfg(feature = "rusty-v2")]
ed25519!(v2_public: V2 v2);
#[cfg(feature = "rusty-v4")]
ed25519!(v4_public: V4 v4, implicit: IMPLICIT);

#[cfg(feature = "rusty-v3")]
#[test]
fn v3_public() {
    let ours = paseto::v3::SecretKey::generate().unwrap();
    let secret = Key::<48>::from(ours.expose_bytes());
    let public = Key::<49>::from(ours.public_key().as_bytes());
    let secret = PasetoAsymmetricPrivateKey::<V3, Public>::from(&secret);
    let public = PasetoAsymmetricPublicKey::<V3, Public>::try_from(&public).unwrap();
    let read = paseto::v3::PublicKey::from_bytes(public.as_ref()).unwrap();
    goes_across! {
        V3 Public, theirs: &secret, &public, ours: sign &ours, verify &read, implicit: IMPLICIT
    }
}
