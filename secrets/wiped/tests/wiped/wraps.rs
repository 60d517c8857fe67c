//! Keys that are wrapped, locked with a password, and sealed. What the recipes of passwords and seals
//! derive is not on the stack either: that is promised.

use base64ct::{Base64UrlUnpadded, Encoding};
use paserk::{Argon2Params, Key, Lock, Pbkdf2Params, Pbkw, Seal, UnwrapLimits, Wrap};
use paseto_core::Error;
use paseto_wiped::{Needles, observe};

use super::{derived, nothing, nothing_on_the_heap, samples};

const PASSWORD: &[u8] = b"correct horse battery staple";

/// The cost parameters of a key.
type Params<K> = <<K as Lock>::Recipe as Pbkw>::Params;

/// What stands behind the header.
fn decoded(text: &str, header: &str) -> Vec<u8> {
    Base64UrlUnpadded::decode_vec(text.strip_prefix(header).unwrap()).unwrap()
}

/// Another text of the same length, which opens nothing: the last letter but one is another.
fn forged(text: &str) -> String {
    let at = text.len() - 2;
    let other = if &text[at..=at] == "A" { "B" } else { "A" };
    format!("{}{other}{}", &text[..at], &text[at + 1..])
}

fn wrap<K: Wrap<WrappingKey: Key>>(version: u8, bytes: &[u8]) {
    let (text, left) = observe(|| {
        let wrapping = K::WrappingKey::from_key_bytes(&samples::WRAPPING)?;
        let text = paserk::wrap(&K::from_key_bytes(bytes)?, &wrapping)?;
        drop(paserk::unwrap::<K>(&text, &wrapping)?);
        let refused = paserk::unwrap::<K>(&forged(&text), &wrapping);
        assert_eq!(refused.err(), Some(Error::NotAuthentic));
        Ok::<_, Error>(text)
    });
    let wire = decoded(&text.unwrap(), K::WRAP_HEADER);
    let tag = if version % 2 == 1 { 48 } else { 32 };
    let needles = samples::secrets(bytes)
        .secret("the wrapping key", &samples::WRAPPING)
        .and(derived::of_a_wrap(
            version,
            &samples::WRAPPING,
            &wire[tag..tag + 32],
        ));
    nothing_on_the_heap(&left, &needles);
}

/// `cost` is that of `params`, as the independent derivation has it.
fn lock<K: Lock>(version: u8, bytes: &[u8], params: fn() -> Params<K>, cost: u32) {
    let (text, left) = observe(|| {
        let text = paserk::lock(&K::from_key_bytes(bytes)?, PASSWORD, params())?;
        let limits = UnwrapLimits::default();
        drop(paserk::unlock::<K>(&text, PASSWORD, &limits)?);
        let refused = paserk::unlock::<K>(&forged(&text), PASSWORD, &limits);
        assert_eq!(refused.err(), Some(Error::NotAuthentic));
        Ok::<_, Error>(text)
    });
    let wire = decoded(&text.unwrap(), K::LOCK_HEADER);
    let salt = &wire[..if version % 2 == 1 { 32 } else { 16 }];
    let password = Needles::new().secret("the password", PASSWORD);
    let derived = derived::of_a_password(version, PASSWORD, salt, cost);
    nothing(&left, &password.and(derived));
    nothing_on_the_heap(&left, &samples::secrets(bytes));
}

/// The randomness is given, so that what is derived from it can be known.
fn seal<K: Seal>(
    random: &[u8],
    recipient: &K::Recipient,
    secret: impl FnOnce() -> K::RecipientSecret + Send,
    secrets: Needles,
    derived: impl FnOnce(&[u8]) -> Needles,
) where
    K::Recipient: Sync,
{
    let (text, left) = observe(|| {
        let key = K::from_key_bytes(&samples::SYMMETRIC)?;
        let text = paserk::seal_with_random(&key, recipient, random)?;
        let secret = secret();
        drop(paserk::unseal::<K>(&text, &secret)?);
        let refused = paserk::unseal::<K>(&forged(&text), &secret);
        assert_eq!(refused.err(), Some(Error::NotAuthentic));
        Ok::<_, Error>(text)
    });
    nothing(&left, &derived(&decoded(&text.unwrap(), K::SEAL_HEADER)));
    nothing_on_the_heap(&left, &samples::secrets(&samples::SYMMETRIC).and(secrets));
}

#[test]
fn keys_are_wrapped() {
    wrap::<paseto_v1::LocalKey>(1, &samples::SYMMETRIC);
    wrap::<paseto_v2::LocalKey>(2, &samples::SYMMETRIC);
    wrap::<paseto_v3::LocalKey>(3, &samples::SYMMETRIC);
    wrap::<paseto_v4::LocalKey>(4, &samples::SYMMETRIC);
    wrap::<paseto_v2::SecretKey>(2, &samples::ED25519);
    wrap::<paseto_v3::SecretKey>(3, &samples::P_384);
    wrap::<paseto_v4::SecretKey>(4, &samples::ED25519);
}

#[test]
fn rsa_keys_are_wrapped() {
    wrap::<paseto_v1::SecretKey>(1, samples::RSA_2048);
}

#[test]
fn keys_are_locked_with_pbkdf2() {
    let params = || Pbkdf2Params::new(5);
    lock::<paseto_v1::LocalKey>(1, &samples::SYMMETRIC, params, 5);
    lock::<paseto_v3::LocalKey>(3, &samples::SYMMETRIC, params, 5);
    lock::<paseto_v3::SecretKey>(3, &samples::P_384, params, 5);
}

#[test]
fn rsa_keys_are_locked() {
    lock::<paseto_v1::SecretKey>(1, samples::RSA_2048, || Pbkdf2Params::new(5), 5);
}

#[test]
fn keys_are_locked_with_argon2() {
    let params = || Argon2Params::new(64 * 1024, 1, 1);
    lock::<paseto_v2::LocalKey>(2, &samples::SYMMETRIC, params, 64);
    lock::<paseto_v4::LocalKey>(4, &samples::SYMMETRIC, params, 64);
    lock::<paseto_v2::SecretKey>(2, &samples::ED25519, params, 64);
    lock::<paseto_v4::SecretKey>(4, &samples::ED25519, params, 64);
}

macro_rules! x25519 {
    ($version:literal, $of:ident) => {
        let secret = || $of::SealingSecretKey::from_bytes(&samples::ED25519).unwrap();
        let recipient = secret().public_key().clone();
        let public = *recipient.as_bytes();
        seal::<$of::LocalKey>(
            &samples::WRAPPING,
            &recipient,
            secret,
            samples::secrets(&samples::ED25519),
            |_| derived::of_an_x25519_seal($version, samples::WRAPPING, public),
        );
    };
}

#[test]
fn keys_are_sealed_with_x25519() {
    x25519!(2, paseto_v2);
    x25519!(4, paseto_v4);
}

#[test]
fn keys_are_sealed_with_p384() {
    let secret = || paseto_v3::SealingSecretKey::from_bytes(&samples::P_384).unwrap();
    let recipient = secret().public_key().clone();
    let random: Vec<u8> = samples::P_384.iter().map(|byte| byte ^ 0x1d).collect();
    seal::<paseto_v3::LocalKey>(
        &random,
        &recipient,
        secret,
        samples::secrets(&samples::P_384),
        |_| derived::of_a_p384_seal(&random, recipient.as_bytes()),
    );
}

#[test]
fn keys_are_sealed_with_rsa() {
    let secret = || paseto_v1::SealingSecretKey::from_bytes(samples::RSA_4096).unwrap();
    let recipient = secret().public_key().clone();
    let random: Vec<u8> = (0..512_u32).map(|n| (n * n % 251) as u8).collect();
    seal::<paseto_v1::LocalKey>(
        &random,
        &recipient,
        secret,
        samples::secrets(samples::RSA_4096),
        |wire| derived::of_an_rsa_seal(&random, &wire[80..]),
    );
}
