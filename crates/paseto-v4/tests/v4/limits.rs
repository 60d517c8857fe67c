//! The limits of claims and footers, which are the same in all versions. What depends on the
//! version is among the properties.

use paseto_conformance::class;
use paseto_v4::{
    Claims, ClaimsUnchecked, FooterLimits, PayloadLimits, PublicKey, Rules, SecretKey, Timestamp,
    Token, Untrusted,
};
use serde::de::IgnoredAny;

fn key() -> SecretKey {
    SecretKey::from_seed(&[5; 32]).unwrap()
}

/// The class that the payload ends in.
fn read(payload: &str, rules: &Rules) -> String {
    let text = Token::from_bytes(payload.as_bytes()).sign(&key()).unwrap();
    let untrusted = Untrusted::parse(&text).unwrap();
    match untrusted.verify::<PublicKey, IgnoredAny>(key().public_key(), rules) {
        Ok(_) => "ok".to_owned(),
        Err(error) => class(&error),
    }
}

fn rules() -> Rules {
    Rules::at(Timestamp::from_unix(0)).allow_no_expiry()
}

/// Before anything else is looked at: this is no token at all.
#[test]
fn length_comes_first() {
    assert_eq!(
        class(&Untrusted::parse_within("no token", 7).unwrap_err()),
        "too-long"
    );
    assert_eq!(
        class(&Untrusted::parse_within("no token", 8).unwrap_err()),
        "format.parts"
    );
}

#[test]
fn payloads_are_bounded() {
    let long = |length: usize| format!("{{\"a\":\"{}\"}}", "x".repeat(length - 8));
    assert_eq!(read(&long(1024 * 1024), &rules()), "ok");
    assert_eq!(read(&long(1024 * 1024 + 1), &rules()), "payload.too-long");
    let names = |count: usize| {
        let members: Vec<_> = (0..count).map(|n| format!("\"{n}\":1")).collect();
        format!("{{{}}}", members.join(","))
    };
    assert_eq!(read(&names(65_536), &rules()), "ok");
    assert_eq!(read(&names(65_537), &rules()), "payload.too-many-keys");

    let small = || rules().limits(PayloadLimits::new(20, 2, 2));
    assert_eq!(read(&long(20), &small()), "ok");
    assert_eq!(read(&long(21), &small()), "payload.too-long");
    assert_eq!(read(&names(2), &small()), "ok");
    assert_eq!(read(&names(3), &small()), "payload.too-many-keys");
    assert_eq!(read("{\"a\":[1]}", &small()), "ok");
    assert_eq!(read("{\"a\":[[1]]}", &small()), "payload.too-deep");
}

/// More depth than the parser behind the guard can bear is not to be had.
#[test]
fn depth_has_a_ceiling() {
    let nested = |levels: usize| {
        let (open, close) = ("[".repeat(levels - 1), "]".repeat(levels - 1));
        format!("{{\"a\":{open}{close}}}")
    };
    let deepest = rules().limits(PayloadLimits::new(usize::MAX, usize::MAX, usize::MAX));
    assert_eq!(read(&nested(129), &deepest), "payload.too-deep");
    assert_eq!(read(&nested(100_000), &deepest), "payload.too-deep");
    // A type that takes everything is really parsed.
    let text = Token::from_bytes(nested(128).as_bytes())
        .sign(&key())
        .unwrap();
    let untrusted = Untrusted::parse(&text).unwrap();
    let token = untrusted
        .verify::<_, serde_json::Value>(key().public_key(), &ClaimsUnchecked::new())
        .unwrap();
    assert!(token.claims()["a"].is_array());
}

#[test]
fn footers_are_bounded_by_the_caller() {
    let secret = key();
    let text = Token::from_bytes(b"{}")
        .footer("{\"kid\":\"x\",\"a\":[1]}")
        .sign(&secret)
        .unwrap();
    let untrusted = Untrusted::parse(&text).unwrap();
    let footer = untrusted.untrusted_footer();
    let refused = |limits| class(&footer.json(&limits).unwrap_err());
    assert_eq!(
        footer.kid(&FooterLimits::default()).unwrap().as_deref(),
        Some("x")
    );
    assert_eq!(
        footer.kid(&FooterLimits::new(19, 2, 2)).unwrap().as_deref(),
        Some("x")
    );
    assert_eq!(refused(FooterLimits::new(18, 2, 2)), "footer.too-long");
    assert_eq!(refused(FooterLimits::new(19, 1, 2)), "footer.too-deep");
    assert_eq!(refused(FooterLimits::new(19, 2, 1)), "footer.too-many-keys");
}

/// What this library makes, it reads: claims, with everything that it adds by itself.
#[test]
fn claims_come_back() {
    let secret = key();
    let claims = Claims::new(())
        .issuer("i")
        .subject("s")
        .audience("a")
        .token_identifier("j");
    let text = Token::new(&claims)
        .unwrap()
        .footer(secret.public_key().id())
        .sign(&secret)
        .unwrap();
    let rules = Rules::valid_at(Timestamp::now())
        .issuer("i")
        .subject("s")
        .audience("a")
        .token_identifier("j");
    let untrusted = Untrusted::parse(&text).unwrap();
    let kid = untrusted
        .untrusted_footer()
        .kid(&FooterLimits::default())
        .unwrap()
        .unwrap();
    assert_eq!(kid, secret.public_key().id().as_str());
    let token = untrusted
        .verify::<_, Claims>(secret.public_key(), &rules)
        .unwrap();
    assert_eq!(token.claims().iss(), Some("i"));
}
