//! Rings of prepared keys, and many tokens at once.

use paseto::{
    Error, KeyRing, KeySet, KeyState, KidError, Token, Untrusted,
    v4::{PreparedPublicKey, PublicKey},
};

use crate::{local, public, raw, secret};

/// Signed with the first key and naming the second.
fn text(number: u8, kid: u8) -> String {
    let token = Token::from_bytes(&[number]).footer(public(kid).id());
    token.sign(&secret(number)).unwrap()
}

fn ring() -> KeyRing<PublicKey> {
    let mut keys = KeySet::with_active(public(1)).unwrap();
    keys.add(public(2), KeyState::Accepted).unwrap();
    keys.add(public(3), KeyState::Retired).unwrap();
    KeyRing::new(keys)
}

#[test]
fn each_token_has_the_verdict_that_it_has_alone() {
    let plain = ring();
    let prepared: KeyRing<PreparedPublicKey> =
        KeyRing::new(KeySet::from_json(plain.current().to_json()).unwrap());
    let mut texts = vec![Token::from_bytes(b"none").sign(&secret(1)).unwrap()];
    texts.push(Token::from_bytes(b"other").encrypt(&local(1)).unwrap());
    for (number, kid) in [
        (1, 1),
        (1, 1),
        (2, 2),
        (2, 1),
        (1, 2),
        (3, 3),
        (4, 4),
        (2, 2),
        (1, 1),
    ] {
        texts.push(text(number, kid));
    }
    let parsed = || texts.iter().map(|text| Untrusted::parse(text).unwrap());
    let payload = |token: Result<paseto::Verified<_>, Error>| token.map(|t| t.payload().to_vec());
    let alone: Vec<_> = parsed()
        .map(|token| payload(token.verify(&plain, &raw)))
        .collect();
    let good = alone.iter().filter(|outcome| outcome.is_ok()).count();
    assert_eq!(good, 5);
    assert_eq!(alone[0], Err(Error::Kid(KidError::Missing)));
    let many = Untrusted::verify_many(parsed(), &plain, &raw);
    assert_eq!(many.into_iter().map(payload).collect::<Vec<_>>(), alone);
    let many = Untrusted::verify_many(parsed(), &prepared, &raw);
    assert_eq!(many.into_iter().map(payload).collect::<Vec<_>>(), alone);
}
