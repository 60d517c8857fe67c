//! What is different in version 2.

use paseto_v2::{Claims, Error, LocalKey, Rules, SecretKey, Token, Untrusted, Verified, Version};

use crate::accept;

/// In making and in reading, with either purpose: never ignored.
#[test]
fn implicit_assertions_are_refused() {
    let (local, secret) = (
        LocalKey::generate().unwrap(),
        SecretKey::generate().unwrap(),
    );
    let refused = Error::NoImplicitAssertion(Version::V2);
    let token = || Token::from_bytes(b"{}").footer("f");
    assert_eq!(token().implicit("i").encrypt(&local), Err(refused.clone()));
    assert_eq!(token().implicit("i").sign(&secret), Err(refused.clone()));
    let prepared = token().implicit("i").prepare(secret.public_key());
    assert_eq!(prepared.map(drop), Err(refused.clone()));

    let text = token().implicit("").encrypt(&local).unwrap();
    let read = |text: &str| Untrusted::parse(text).unwrap().implicit("i");
    let outcome = read(&text).decrypt(&local, &accept);
    assert_eq!(outcome.map(drop), Err(refused.clone()));
    let text = token().implicit("").sign(&secret).unwrap();
    let outcome = read(&text).verify(secret.public_key(), &accept);
    assert_eq!(outcome.map(drop), Err(refused));
}

/// The payload is a JSON object; the raw layer leaves that to the caller.
#[test]
fn an_empty_payload_is_no_claims() {
    let key = LocalKey::generate().unwrap();
    let text = Token::from_bytes(b"").encrypt(&key).unwrap();
    let raw = Untrusted::parse(&text).unwrap().decrypt(&key, &accept);
    assert_eq!(raw.unwrap().payload(), b"");
    let outcome: Result<Verified<Claims>, _> = Untrusted::parse(&text)
        .unwrap()
        .decrypt(&key, &Rules::now());
    assert_eq!(outcome.unwrap_err().code(), "payload");
}

/// Around the length up to which the cipher's associated data stands on the stack.
#[test]
fn footers_of_every_length() {
    let key = LocalKey::generate().unwrap();
    for length in (0..70).chain(900..1100).chain([5000, 100_000]) {
        let footer = "f".repeat(length);
        let text = Token::from_bytes(b"{}")
            .footer(footer.as_str())
            .encrypt(&key)
            .unwrap();
        let token = Untrusted::parse(&text).unwrap().decrypt(&key, &accept);
        assert_eq!(token.unwrap().footer().as_bytes(), footer.as_bytes());
        if length > 0 {
            let other = text.replacen(".Z", ".Y", 1);
            assert_ne!(other, text);
            let outcome = Untrusted::parse(&other).map(|token| token.decrypt(&key, &accept));
            let refused = matches!(outcome, Err(Error::Base64) | Ok(Err(Error::NotAuthentic)));
            assert!(refused, "{length}");
        }
    }
}
