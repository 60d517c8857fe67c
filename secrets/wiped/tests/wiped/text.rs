//! Keys as PASERK text, their ids, copies, and whether two are the same. Of the text nothing is on the
//! stack either.

use paserk::{Key, KeyText};
use paseto_core::{Error, SecretText};
use paseto_wiped::observe;

use super::{nothing, nothing_on_the_heap, samples};

fn text<K: Key<Text = SecretText> + PartialEq>(bytes: &[u8], duplicate: fn(&K) -> K) {
    let text = paserk::text(&K::from_key_bytes(bytes).unwrap());
    let text = text.as_text();
    let (made, left) = observe(|| {
        let key: K = paserk::parse(text)?;
        let written = paserk::text(&key);
        let id = paserk::id(&key).to_string();
        let copy = duplicate(&key);
        drop((written, id, copy == key));
        // What is no key is read as far as that.
        let bad: Result<K, Error> = paserk::parse(&text[..text.len() - 4]);
        drop(bad);
        let long: Result<K, Error> = K::from_key_bytes(&bytes[1..]);
        drop(long);
        Ok::<_, Error>(())
    });
    made.unwrap();
    nothing_on_the_heap(&left, &samples::secrets(bytes));
    nothing(&left, &samples::text::<K>(bytes, text));
}

#[test]
fn local_keys() {
    text(&samples::SYMMETRIC, paseto_v1::LocalKey::duplicate);
    text(&samples::SYMMETRIC, paseto_v2::LocalKey::duplicate);
    text(&samples::SYMMETRIC, paseto_v3::LocalKey::duplicate);
    text(&samples::SYMMETRIC, paseto_v4::LocalKey::duplicate);
}

#[test]
fn wrapping_keys() {
    text(&samples::SYMMETRIC, paseto_v1::WrappingKey::duplicate);
    text(&samples::SYMMETRIC, paseto_v2::WrappingKey::duplicate);
    text(&samples::SYMMETRIC, paseto_v3::WrappingKey::duplicate);
    text(&samples::SYMMETRIC, paseto_v4::WrappingKey::duplicate);
}

#[test]
fn secret_keys() {
    text(samples::RSA_2048, paseto_v1::SecretKey::duplicate);
    text(&samples::ED25519, paseto_v2::SecretKey::duplicate);
    text(&samples::P_384, paseto_v3::SecretKey::duplicate);
    text(&samples::ED25519, paseto_v4::SecretKey::duplicate);
}

#[test]
fn sealing_keys() {
    text(&samples::ED25519, paseto_v2::SealingSecretKey::duplicate);
    text(&samples::P_384, paseto_v3::SealingSecretKey::duplicate);
    text(&samples::ED25519, paseto_v4::SealingSecretKey::duplicate);
}
