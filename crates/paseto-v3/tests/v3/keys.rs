//! Keys in, keys out. What P-384 points and numbers are accepted is tested byte by byte where it is
//! coded, in `paseto-nist`, and by the vectors.

use std::{collections::HashSet, thread};

use paseto_encoding::base64url;
use paseto_v3::{Error, KeyError, KeyId, LocalKey, PublicKey, SecretKey, Token, Untrusted};

use crate::{accept, local, secret};

#[test]
fn bytes_of_every_length() {
    for length in 0..=100 {
        let bytes = vec![2; length];
        let wrong = |expected| Error::from(KeyError::length(expected, length));
        if length != 32 {
            assert_eq!(LocalKey::from_bytes(&bytes).unwrap_err(), wrong(32));
        }
        if length != 48 {
            assert_eq!(SecretKey::from_bytes(&bytes).unwrap_err(), wrong(48));
        }
        if length != 49 {
            assert_eq!(PublicKey::from_bytes(&bytes).unwrap_err(), wrong(49));
        }
    }
}

#[test]
fn bytes_come_back() {
    let local = LocalKey::generate().unwrap();
    assert!(LocalKey::from_bytes(local.expose_bytes()).unwrap() == local);
    assert!(local.duplicate() == local);
    assert!(LocalKey::generate().unwrap() != local);
    let secret = SecretKey::generate().unwrap();
    assert!(SecretKey::from_bytes(secret.expose_bytes()).unwrap() == secret);
    assert!(secret.duplicate() == secret);
    assert!(SecretKey::generate().unwrap() != secret);
    let public = secret.public_key();
    assert!(PublicKey::from_bytes(public.as_bytes()).unwrap() == *public);
    assert_eq!(secret.duplicate().public_key(), public);
    public.validate().unwrap();
}

/// A number with zeros before it keeps them, in bytes and in PASERK.
#[test]
fn small_numbers_keep_their_zeros() {
    let mut bytes = [0; 48];
    bytes[47] = 1;
    let key = SecretKey::from_bytes(&bytes).unwrap();
    assert_eq!(key.expose_bytes(), &bytes);
    let text = key.to_paserk();
    assert_eq!(text.expose(), format!("k3.secret.{}B", "A".repeat(63)));
    assert!(SecretKey::from_paserk(text.expose()).unwrap() == key);
    let text = Token::from_bytes(b"{}").sign(&key).unwrap();
    let token = Untrusted::parse(&text).unwrap();
    let _ = token.verify(key.public_key(), &accept).unwrap();
}

/// Neither from bytes nor from PASERK comes a key that is none.
#[test]
fn no_keys_are_refused_when_they_are_read() {
    for bytes in [[0; 48], [0xff; 48]] {
        let expected = Error::from(KeyError::Scalar);
        assert_eq!(SecretKey::from_bytes(&bytes).unwrap_err(), expected);
        let letter = if bytes[0] == 0 { "A" } else { "_" };
        let text = format!("k3.secret.{}", letter.repeat(64));
        assert_eq!(SecretKey::from_paserk(&text).unwrap_err(), expected);
    }
    for first in [0, 1, 4, 5, 6, 7, 0xff] {
        let mut bytes = *secret().public_key().as_bytes();
        bytes[0] = first;
        let expected = Error::from(KeyError::Point);
        assert_eq!(PublicKey::from_bytes(&bytes).unwrap_err(), expected);
        let mut text = [0; 66];
        let data = base64url::encode(&bytes, &mut text).unwrap();
        let error = PublicKey::from_paserk(&format!("k3.public.{data}")).unwrap_err();
        assert_eq!(error, expected);
    }
}

#[test]
fn equal_keys_are_one() {
    let secret = secret();
    let keys: HashSet<PublicKey> = [
        secret.public_key().clone(),
        PublicKey::from_bytes(secret.public_key().as_bytes()).unwrap(),
        PublicKey::from_paserk(&secret.public_key().to_paserk()).unwrap(),
    ]
    .into();
    assert_eq!(keys.len(), 1);
    let other = SecretKey::from_bytes(&[2; 48]).unwrap();
    assert!(!keys.contains(other.public_key()));
}

#[test]
fn keys_of_one_bit_less_or_more_differ() {
    let (local, secret) = (local(), secret());
    for bit in 0..384 {
        if bit < 256 {
            let mut other = *local.expose_bytes();
            other[bit / 8] ^= 1 << (bit % 8);
            assert!(LocalKey::from_bytes(&other).unwrap() != local);
        }
        let mut other = *secret.expose_bytes();
        other[bit / 8] ^= 1 << (bit % 8);
        let other = SecretKey::from_bytes(&other).unwrap();
        assert!(other != secret && other.public_key() != secret.public_key());
    }
}

#[test]
fn ids_of_a_pair_differ_in_more_than_their_header() {
    let secret = secret();
    let (sid, pid) = (secret.id(), secret.public_key().id());
    assert_eq!(&sid.as_str()[..7], "k3.sid.");
    assert_eq!(&pid.as_str()[..7], "k3.pid.");
    assert_ne!(sid.as_str()[7..], pid.as_str()[7..]);
    let parsed: KeyId<PublicKey> = pid.to_string().parse().unwrap();
    assert_eq!(parsed, pid);
}

/// A key of another version is none of this one, though it is 32 bytes too.
#[test]
fn keys_of_other_versions_are_refused() {
    let text = local().to_paserk();
    for version in ["k1", "k2", "k4", "K3"] {
        let other = text.expose().replacen("k3", version, 1);
        let error = LocalKey::from_paserk(&other).unwrap_err();
        assert_eq!(error, KeyError::header("k3.local.").into(), "{version}");
    }
}

#[test]
fn keys_work_from_many_threads() {
    let (local, secret) = (local(), secret());
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for _ in 0..20 {
                    let text = Token::from_bytes(b"{}").sign(&secret).unwrap();
                    let token = Untrusted::parse(&text).unwrap();
                    let _ = token.verify(secret.public_key(), &accept).unwrap();
                    let text = Token::from_bytes(b"{}").encrypt(&local).unwrap();
                    let token = Untrusted::parse(&text).unwrap();
                    let _ = token.decrypt(&local, &accept).unwrap();
                }
            });
        }
    });
}
