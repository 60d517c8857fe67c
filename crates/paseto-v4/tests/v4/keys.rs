//! Keys in, keys out.

use std::{collections::HashSet, thread};

use paseto_conformance::class;
use paseto_v4::{Error, KeyError, KeyId, LocalKey, PublicKey, SecretKey, Token, Untrusted};

use crate::accept;

#[test]
fn bytes_of_every_length() {
    for length in 0..=100 {
        let bytes = vec![0x42; length];
        let wrong = |expected| Error::from(KeyError::length(expected, length));
        if length != 32 {
            assert_eq!(LocalKey::from_bytes(&bytes).unwrap_err(), wrong(32));
            assert_eq!(SecretKey::from_seed(&bytes).unwrap_err(), wrong(32));
            assert_eq!(PublicKey::from_bytes(&bytes).unwrap_err(), wrong(32));
        }
        if length != 64 {
            assert_eq!(SecretKey::from_bytes(&bytes).unwrap_err(), wrong(64));
        }
    }
    for byte in 0..=u8::MAX {
        LocalKey::from_bytes(&[byte; 32]).unwrap();
        SecretKey::from_seed(&[byte; 32]).unwrap();
    }
    let mismatch = SecretKey::from_bytes(&[0x42; 64]).unwrap_err();
    assert_eq!(mismatch, Error::Key(KeyError::Mismatch));
}

#[test]
fn bytes_come_back() {
    let local = LocalKey::generate().unwrap();
    assert!(LocalKey::from_bytes(local.expose_bytes()).unwrap() == local);
    assert!(local.duplicate() == local);
    let secret = SecretKey::generate().unwrap();
    assert!(SecretKey::from_bytes(secret.expose_bytes().expose()).unwrap() == secret);
    assert!(SecretKey::from_seed(&secret.expose_bytes().expose()[..32]).unwrap() == secret);
    assert_eq!(format!("{:?}", secret.expose_bytes()), "Secret(..)");
    assert!(secret.duplicate() == secret);
    let public = secret.public_key();
    assert!(PublicKey::from_bytes(public.as_bytes()).unwrap() == *public);
    assert_eq!(secret.duplicate().public_key(), public);
}

#[test]
fn new_keys_differ() {
    assert!(LocalKey::generate().unwrap() != LocalKey::generate().unwrap());
    assert!(SecretKey::generate().unwrap() != SecretKey::generate().unwrap());
}

#[test]
fn paserk_comes_back() {
    let local = LocalKey::generate().unwrap();
    assert!(LocalKey::from_paserk(local.to_paserk().expose()).unwrap() == local);
    let secret = SecretKey::generate().unwrap();
    assert!(SecretKey::from_paserk(secret.to_paserk().expose()).unwrap() == secret);
    let public = secret.public_key();
    assert_eq!(
        &PublicKey::from_paserk(&public.to_paserk()).unwrap(),
        public
    );
}

/// A parsed key, a key from bytes and the half of a secret key are one key in a set.
#[test]
#[expect(
    clippy::mutable_key_type,
    reason = "a key that keeps its point is hashed and compared as before"
)]
fn equal_keys_are_one() {
    let secret = SecretKey::from_seed(&[1; 32]).unwrap();
    let parsed = PublicKey::from_paserk(&secret.public_key().to_paserk()).unwrap();
    let used = parsed.clone();
    used.validate().unwrap();
    let keys: HashSet<PublicKey> = [
        secret.public_key().clone(),
        PublicKey::from_bytes(secret.public_key().as_bytes()).unwrap(),
        parsed,
        used,
    ]
    .into();
    assert_eq!(keys.len(), 1);
    let other = SecretKey::from_seed(&[2; 32]).unwrap();
    assert!(!keys.contains(other.public_key()));
}

#[test]
fn keys_of_one_bit_less_or_more_differ() {
    let bytes = [0x5a; 32];
    let key = LocalKey::from_bytes(&bytes).unwrap();
    for bit in 0..256 {
        let mut other = bytes;
        other[bit / 8] ^= 1 << (bit % 8);
        assert!(LocalKey::from_bytes(&other).unwrap() != key);
    }
}

#[test]
fn ids_of_a_pair_differ_in_more_than_their_header() {
    let secret = SecretKey::generate().unwrap();
    let (sid, pid) = (secret.id(), secret.public_key().id());
    assert_eq!(&sid.as_str()[..7], "k4.sid.");
    assert_eq!(&pid.as_str()[..7], "k4.pid.");
    assert_ne!(sid.as_str()[7..], pid.as_str()[7..]);
    let parsed: KeyId<PublicKey> = pid.to_string().parse().unwrap();
    assert_eq!(parsed, pid);
}

/// The official vectors hold public keys that are no points: they are parsed, and refused when
/// they are used, each time, from whatever thread.
#[test]
fn no_point_is_refused_when_it_is_used() {
    let secret = SecretKey::generate().unwrap();
    let text = Token::from_bytes(b"{}").sign(&secret).unwrap();
    for paserk in [
        "k4.public.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "k4.public.cHFyc3R1dnd4eXp7fH1-f4CBgoOEhYaHiImKi4yNjo8",
        "k4.public.cHFyc3R1dnd4eXp7fH1-f4CBgoOEhYaHiImKi4yNjpA",
    ] {
        let key = PublicKey::from_paserk(paserk).unwrap();
        assert_eq!(key.to_paserk(), paserk);
        assert!(PublicKey::from_bytes(key.as_bytes()).is_err());
        let use_it = || {
            assert_eq!(key.validate().unwrap_err(), Error::Key(KeyError::Point));
            let outcome = Untrusted::parse(&text).unwrap().verify(&key, &accept);
            assert_eq!(class(&outcome.unwrap_err()), "key.point");
            let prepared = Token::from_bytes(b"{}").prepare(&key).unwrap();
            assert_eq!(class(&prepared.finish(&[0; 64]).unwrap_err()), "key.point");
        };
        thread::scope(|scope| {
            for _ in 0..8 {
                scope.spawn(use_it);
            }
        });
    }
}

/// A key that was parsed without its point is shared by threads that all need it at once.
#[test]
fn a_parsed_key_works_from_many_threads() {
    let secret = SecretKey::generate().unwrap();
    let text = Token::from_bytes(b"{}").sign(&secret).unwrap();
    for _ in 0..50 {
        let key = PublicKey::from_paserk(&secret.public_key().to_paserk()).unwrap();
        thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    let token = Untrusted::parse(&text)
                        .unwrap()
                        .verify(&key, &accept)
                        .unwrap();
                    assert_eq!(token.payload(), b"{}");
                    key.clone().validate().unwrap();
                });
            }
        });
    }
}
