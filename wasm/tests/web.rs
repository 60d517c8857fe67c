//! What the platform gives: randomness and a clock.

#![allow(clippy::unwrap_used, reason = "a test")]

use core::time::Duration;

use paseto_v4::{
    Claims, Error, LocalKey, Rules, SealingSecretKey, SecretKey, Timestamp, Token, Untrusted,
    Verified, WrappingKey, paserk,
};
use paseto_wasm::{now, verified_subject};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
fn keys_are_random() {
    assert!(LocalKey::generate().unwrap() != LocalKey::generate().unwrap());
    assert!(SecretKey::generate().unwrap() != SecretKey::generate().unwrap());
}

#[wasm_bindgen_test]
fn the_clock_is_the_platforms() {
    assert!(now() > Timestamp::from_unix(1_750_000_000));
}

#[wasm_bindgen_test]
fn local_tokens_come_back() {
    let key = LocalKey::generate().unwrap();
    let token = || {
        let claims = Claims::at(now(), ()).subject("alice");
        Token::new(&claims).unwrap().encrypt(&key).unwrap()
    };
    let text = token();
    // The nonce is random.
    assert_ne!(text, token());

    let open = |key: &LocalKey| -> Result<Verified<Claims>, Error> {
        Untrusted::parse(&text)?.decrypt(key, &Rules::at(now()))
    };
    assert_eq!(open(&key).unwrap().claims().sub(), Some("alice"));
    let other = LocalKey::generate().unwrap();
    assert_eq!(open(&other).unwrap_err(), Error::NotAuthentic);
}

#[wasm_bindgen_test]
fn public_tokens_are_verified_as_a_page_does() {
    let secret = SecretKey::generate().unwrap();
    let public = secret.public_key().to_paserk();
    let sign = |claims: &Claims| Token::new(claims).unwrap().sign(&secret).unwrap();

    let text = sign(&Claims::at(now(), ()).subject("alice"));
    let subject = verified_subject(&text, &public).ok().flatten();
    assert_eq!(subject.as_deref(), Some("alice"));

    let an_hour_ago = now().saturating_sub(Duration::from_secs(3600));
    let old = sign(&Claims::at(an_hour_ago, ()).expires_in(Duration::from_secs(60)));
    assert!(refusal(&old, &public).contains("`exp` must be"));
    let other = SecretKey::generate().unwrap().public_key().to_paserk();
    assert_eq!(refusal(&text, &other), Error::NotAuthentic.to_string());
}

/// What the page is told.
fn refusal(token: &str, public_key: &str) -> String {
    let error = verified_subject(token, public_key).unwrap_err();
    JsValue::from(error)
        .unchecked_into::<js_sys::Error>()
        .message()
        .into()
}

#[wasm_bindgen_test]
fn wrapped_and_sealed_keys_come_back() {
    let key = LocalKey::generate().unwrap();
    let wrapping = WrappingKey::generate().unwrap();
    let text = paserk::wrap(&key, &wrapping).unwrap();
    assert!(paserk::unwrap::<LocalKey>(&text, &wrapping).unwrap() == key);

    let recipient = SealingSecretKey::generate().unwrap();
    let text = paserk::seal(&key, recipient.public_key()).unwrap();
    assert!(paserk::unseal::<LocalKey>(&text, &recipient).unwrap() == key);
}
