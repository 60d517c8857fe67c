//! The footer decides, and whatever it says, no key is tried.

use paseto::{
    Error, FooterError, FooterLimits, KeyRing, KeySet, KeyState, KidError, SealingRing, Token,
    Untrusted, json::JsonError, v4::PublicKey,
};

use crate::{NOW, later, local, public, raw, secret, token};

/// A token of the key with this number, and this footer.
fn signed(number: u8, footer: &[u8]) -> String {
    token().footer(footer).sign(&secret(number)).unwrap()
}

fn kid(number: u8) -> Vec<u8> {
    format!("{{\"kid\":\"{}\"}}", public(number).id()).into_bytes()
}

fn ring() -> KeyRing<PublicKey> {
    let mut set = KeySet::with_active(public(1)).unwrap();
    let named = set.add(public(2), KeyState::Accepted).unwrap();
    set.name("2024", &named).unwrap();
    set.add(public(3), KeyState::AcceptedUntil(later(10)))
        .unwrap();
    set.add(public(4), KeyState::Retired).unwrap();
    KeyRing::new(set).with_clock(|| NOW)
}

fn checked(ring: &KeyRing<PublicKey>, text: &str) -> Result<Vec<u8>, Error> {
    let token = Untrusted::parse(text)?.verify(ring, &raw)?;
    Ok(token.into_claims())
}

#[test]
fn each_key_checks_its_own_tokens() {
    let ring = ring();
    for number in 1..=3 {
        assert!(checked(&ring, &signed(number, &kid(number))).is_ok());
    }
    assert!(checked(&ring, &signed(2, br#"{"kid":"2024"}"#)).is_ok());
    assert!(checked(&ring, &signed(2, br#"{"a":[],"\u006bid":"\u0032024"}"#)).is_ok());
    let ended = ring.clone().with_clock(|| later(11));
    let text = signed(3, &kid(3));
    assert_eq!(checked(&ended, &text), Err(KidError::Retired.into()));
    // The system's clock is far from that moment.
    let until = KeyState::AcceptedUntil(paseto::Timestamp::MIN);
    let mut set = KeySet::new();
    set.add(public(3), until).unwrap();
    assert_eq!(
        checked(&KeyRing::new(set), &text),
        Err(KidError::Retired.into())
    );
}

/// The signature holds under a key of the ring, and it is not tried.
#[test]
fn no_key_is_tried() {
    let ring = ring();
    for (text, why) in [
        (signed(1, b""), KidError::Missing),
        (signed(1, b"{}"), KidError::Missing),
        (signed(1, br#"{"KID":"x"}"#), KidError::Missing),
        (signed(1, br#"{"a":{"kid":"2024"}}"#), KidError::Missing),
        (signed(1, &kid(5)), KidError::Unknown),
        (signed(1, br#"{"kid":""}"#), KidError::Unknown),
        (signed(2, br#"{"kid":"2024 "}"#), KidError::Unknown),
        (signed(1, &kid(4)), KidError::Retired),
        (signed(4, &kid(4)), KidError::Retired),
    ] {
        let error = checked(&ring, &text).unwrap_err();
        assert_eq!(error, Error::Kid(why));
        assert_eq!(error.code(), why.code());
    }
    for other in [kid(2), br#"{"kid":"2024"}"#.to_vec()] {
        let error = checked(&ring, &signed(1, &other)).unwrap_err();
        assert_eq!(error, Error::NotAuthentic);
    }
}

/// The id of the secret key is that of no key in the ring.
#[test]
fn other_ids_of_a_key_are_unknown() {
    let sid = format!("{{\"kid\":\"{}\"}}", secret(1).id());
    let error = checked(&ring(), &signed(1, sid.as_bytes())).unwrap_err();
    assert_eq!(error, KidError::Unknown.into());
}

/// What signing refuses to write, an attacker writes.
fn forged(footer: &[u8]) -> String {
    let mut text = signed(1, b"");
    text.push('.');
    paseto_core::base64url::encode_append(footer, &mut text);
    text
}

#[test]
fn footers_that_lie() {
    let ring = ring();
    let megabyte = format!("{{\"kid\":\"{}\"}}", "x".repeat(1 << 20));
    let nested = format!("{{\"kid\":{}{}}}", "[".repeat(500), "]".repeat(500));
    let many = format!(
        "{{{}\"kid\":\"2024\"}}",
        (0..512).map(|n| format!("\"{n}\":0,")).collect::<String>()
    );
    let json = |footer: &[u8]| match checked(&ring, &forged(footer)).unwrap_err() {
        Error::Footer(FooterError::Json(why)) => why,
        other => panic!("{other:?}"),
    };
    assert!(matches!(
        json(megabyte.as_bytes()),
        JsonError::TooLong { .. }
    ));
    assert!(matches!(json(nested.as_bytes()), JsonError::TooDeep { .. }));
    assert!(matches!(
        json(many.as_bytes()),
        JsonError::TooManyKeys { .. }
    ));
    assert!(matches!(
        json(br#"{"kid":"2024","kid":"2024"}"#),
        JsonError::DuplicateKey { .. }
    ));
    assert!(matches!(
        json(br#"{"kid":"2024","\u006bid":"x"}"#),
        JsonError::DuplicateKey { .. }
    ));
    assert!(matches!(json(b"[\"2024\"]"), JsonError::NotAnObject));
    assert!(matches!(json(b"2024"), JsonError::NotAnObject));
    assert!(matches!(json(b"\xff\xfe"), JsonError::NotUtf8));
    assert!(matches!(
        json(br#"{"kid":"2024""#),
        JsonError::Syntax { .. }
    ));

    let refused = |footer: &str| match checked(&ring, &forged(footer.as_bytes())).unwrap_err() {
        Error::Footer(why) => why,
        other => panic!("{other:?}"),
    };
    for value in [
        "1",
        "null",
        "true",
        "{}",
        "[\"2024\"]",
        "{\"kid\":\"2024\"}",
    ] {
        let footer = format!("{{\"kid\":{value}}}");
        assert_eq!(refused(&footer), FooterError::NotAString, "{value}");
    }
    let id = public(1).id().to_string();
    let version = id.replace("k4", "k2");
    assert_eq!(
        refused(&format!("{{\"kid\":\"{version}\"}}")),
        FooterError::OtherVersion
    );
    let key = public(1).to_paserk();
    assert_eq!(refused(&format!("{{\"kid\":\"{key}\"}}")), FooterError::Key);
}

#[test]
fn the_bounds_of_a_footer_are_the_callers() {
    let deep = br#"{"kid":"2024","a":{"b":{"c":1}}}"#;
    let text = signed(2, deep);
    let error = checked(&ring(), &text).unwrap_err();
    assert!(matches!(
        error,
        Error::Footer(FooterError::Json(JsonError::TooDeep { .. }))
    ));
    let ring = ring().with_footer_limits(FooterLimits::new(64, 8, 8));
    assert!(checked(&ring, &text).is_ok());
}

#[test]
fn local_keys_are_found_alike() {
    let mut set = KeySet::with_active(local(1)).unwrap();
    set.add(local(2), KeyState::Accepted).unwrap();
    set.add(local(3), KeyState::Retired).unwrap();
    let ring = KeyRing::new(set.clone());
    let sealing = SealingRing::with_keys(set).unwrap();
    let made = |number: u8, kid: u8| {
        let footer = local(kid).id();
        token().footer(footer).encrypt(&local(number)).unwrap()
    };
    let both = |text: &str| {
        let open = || Untrusted::parse(text).unwrap();
        let (one, two) = (open().decrypt(&ring, &raw), open().decrypt(&sealing, &raw));
        let claims =
            |result: Result<paseto::Verified<_>, Error>| result.map(|token| token.into_claims());
        let (one, two) = (claims(one), claims(two));
        assert_eq!(one, two);
        one
    };
    assert!(both(&made(1, 1)).is_ok());
    assert!(both(&made(2, 2)).is_ok());
    assert_eq!(both(&made(1, 2)), Err(Error::NotAuthentic));
    assert_eq!(both(&made(1, 3)), Err(KidError::Retired.into()));
    assert_eq!(both(&made(1, 4)), Err(KidError::Unknown.into()));
    let bare = token().encrypt(&local(1)).unwrap();
    assert_eq!(both(&bare), Err(KidError::Missing.into()));
}

/// What found the key is what is authenticated.
#[test]
fn the_key_is_told() {
    let ring = ring();
    let text = signed(2, br#"{"kid":"2024"}"#);
    let token = Untrusted::parse(&text).unwrap();
    let key = ring.find(token.untrusted_footer()).unwrap();
    assert_eq!(*key, public(2));
    let bare = Untrusted::parse(&signed(2, b"")).unwrap();
    let error = ring.find(bare.untrusted_footer()).unwrap_err();
    assert_eq!(error, KidError::Missing.into());
}

/// A token is told by the same id, whoever checks it.
#[test]
fn a_ring_tells_the_token_as_its_key_does() {
    let text = signed(1, &kid(1));
    let open = || Untrusted::parse(&text).unwrap();
    let by_ring = open().verify(&ring(), &raw).unwrap().token_id();
    let by_key = open().verify(&public(1), &raw).unwrap().token_id();
    assert_eq!(by_ring, by_key);
}

/// In two steps, with a ring for the key: the footer has to name one.
#[test]
fn a_ring_prepares() {
    use paseto::{Sign as _, v4::SecretKey};
    let ring = ring();
    let missing = token().prepare(&ring).map(drop).unwrap_err();
    assert_eq!(missing, KidError::Missing.into());
    let one = Token::from_bytes(b"{}")
        .footer(public(1).id())
        .prepare(&ring)
        .unwrap();
    let key: &SecretKey = &secret(1);
    let mut signature = [0; 64];
    let footer = kid(1);
    let associated = paseto::Associated::new(&footer, b"");
    key.sign(b"{}", associated, &mut signature).unwrap();
    let text = one.finish(&signature).unwrap();
    assert!(checked(&ring, &text).is_ok());
}
