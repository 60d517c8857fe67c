//! What is different in version 1.

use paseto_v1::{Claims, Error, Rules, Token, Untrusted, Verified, Version};

use crate::{accept, local};

/// In making and in reading: never ignored.
#[test]
fn implicit_assertions_are_refused() {
    let refused = Error::NoImplicitAssertion(Version::V1);
    let token = || Token::from_bytes(b"{}").footer("f");
    let key = local();
    assert_eq!(token().implicit("i").encrypt(&key), Err(refused.clone()));
    let text = token().implicit("").encrypt(&key).unwrap();
    let untrusted = Untrusted::parse(&text).unwrap().implicit("i");
    let outcome = untrusted.decrypt(&key, &accept);
    assert_eq!(outcome.map(drop), Err(refused));
}

#[cfg(all(feature = "legacy-rsa", feature = "pem"))]
#[test]
fn implicit_assertions_are_refused_in_signatures() {
    let refused = Error::NoImplicitAssertion(Version::V1);
    let token = || Token::from_bytes(b"{}").footer("f");
    let key = crate::suite::secret();
    assert_eq!(token().implicit("i").sign(&key), Err(refused.clone()));
    let prepared = token().implicit("i").prepare(key.public_key());
    assert_eq!(prepared.map(drop), Err(refused.clone()));
    let text = token().implicit("").sign(&key).unwrap();
    let untrusted = Untrusted::parse(&text).unwrap().implicit("i");
    let outcome = untrusted.verify(key.public_key(), &accept);
    assert_eq!(outcome.map(drop), Err(refused));
}

/// The payload is a JSON object; the raw layer leaves that to the caller.
#[test]
fn an_empty_payload_is_no_claims() {
    let key = local();
    let text = Token::from_bytes(b"").encrypt(&key).unwrap();
    let raw = Untrusted::parse(&text).unwrap().decrypt(&key, &accept);
    assert_eq!(raw.unwrap().payload(), b"");
    let outcome: Result<Verified<Claims>, _> = Untrusted::parse(&text)
        .unwrap()
        .decrypt(&key, &Rules::now());
    assert_eq!(outcome.unwrap_err().code(), "payload");
}

/// The nonce is a hash of the message: the same random bytes give each message its own.
#[test]
fn a_generator_that_repeats_itself_gives_no_two_messages_away() {
    let key = local();
    let make = |payload: &[u8]| {
        let token = Token::from_bytes(payload);
        token.encrypt_with_nonce(&key, &[0; 32]).unwrap()
    };
    let nonce = |text: &str| Untrusted::parse(text).unwrap().untrusted_body()[..32].to_vec();
    assert_eq!(make(b"a"), make(b"a"));
    assert_ne!(nonce(&make(b"a")), nonce(&make(b"b")));
    assert_ne!(nonce(&make(b"a")), [0; 32]);
}
