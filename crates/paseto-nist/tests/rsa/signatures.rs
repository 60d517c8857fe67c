//! Signatures: what is made, and which numbers are accepted.

use paseto_core::{Error, KeyError};
use paseto_nist::rsa::SIGNATURE_LEN;
use pkcs1::{RsaPrivateKeyRef, der::Decode};

use crate::official;

const PIECES: &[&[u8]] = &[b"v1.public.", b"message", b"footer"];

#[test]
fn what_is_signed_is_verified() {
    let key = official();
    for key in [key.duplicate(), key] {
        let mut signature = [0; SIGNATURE_LEN];
        key.sign_pae(PIECES, &mut signature).unwrap();
        let public = key.public_key();
        assert_eq!(public.verify_pae(PIECES, &signature), Ok(()));
        assert_eq!(public.clone().verify_pae(PIECES, &signature), Ok(()));
        // The pieces are bound, not only their bytes one after the other.
        let moved: &[&[u8]] = &[b"v1.public.m", b"essage", b"footer"];
        assert_eq!(
            public.verify_pae(moved, &signature),
            Err(Error::NotAuthentic)
        );
        let mut again = [0; SIGNATURE_LEN];
        key.sign_pae(PIECES, &mut again).unwrap();
        assert_ne!(signature, again, "the salt is random");
    }
}

#[test]
fn every_altered_byte_is_noticed() {
    let key = official();
    let mut signature = [0; SIGNATURE_LEN];
    key.sign_pae(PIECES, &mut signature).unwrap();
    for n in 0..SIGNATURE_LEN {
        signature[n] ^= 1;
        let outcome = key.public_key().verify_pae(PIECES, &signature);
        assert_eq!(outcome, Err(Error::NotAuthentic), "{n}");
        signature[n] ^= 1;
    }
}

#[test]
fn the_room_for_a_signature_is_exact() {
    let key = official();
    for length in [0, 255, 257, 512] {
        let mut signature = vec![0; length];
        let outcome = key.sign_pae(PIECES, &mut signature);
        assert_eq!(outcome, Err(KeyError::length(SIGNATURE_LEN, length).into()));
        let outcome = key.public_key().verify_pae(PIECES, &signature);
        assert_eq!(outcome, Err(Error::NotAuthentic));
    }
}

/// A signature below 2^2040: its first byte is zero, has to be there, and has to be the only one.
#[test]
fn leading_zeros_are_part_of_a_signature() {
    let key = official();
    let mut signature = [1; SIGNATURE_LEN];
    while signature[0] != 0 {
        key.sign_pae(PIECES, &mut signature).unwrap();
    }
    let verify = |signature: &[u8]| key.public_key().verify_pae(PIECES, signature);
    assert_eq!(verify(&signature), Ok(()));
    assert_eq!(verify(&signature[1..]), Err(Error::NotAuthentic));
    let longer = [&[0], &signature[..]].concat();
    assert_eq!(verify(&longer), Err(Error::NotAuthentic));
    // The same bytes with the zero at the other end.
    let moved = [&signature[1..], &[0]].concat();
    assert_eq!(verify(&moved), Err(Error::NotAuthentic));
}

/// `s + n` is the same number modulo n, and no signature.
#[test]
fn numbers_not_below_the_modulus_are_refused() {
    let key = official();
    let numbers = RsaPrivateKeyRef::from_der(key.expose_bytes()).unwrap();
    let n = numbers.modulus.as_bytes();
    let verify = |signature: &[u8]| key.public_key().verify_pae(PIECES, signature);
    let mut signature = [0; SIGNATURE_LEN];
    let (sum, carry) = loop {
        key.sign_pae(PIECES, &mut signature).unwrap();
        let (sum, carry) = add(&signature, n);
        if !carry {
            break (sum, carry);
        }
    };
    assert!(!carry && sum.as_slice() > n);
    assert_eq!(verify(&signature), Ok(()));
    assert_eq!(verify(&sum), Err(Error::NotAuthentic));
    for number in [n, &[0xff; SIGNATURE_LEN], &[0; SIGNATURE_LEN]] {
        assert_eq!(verify(number), Err(Error::NotAuthentic));
    }
}

/// Big-endian numbers of the same length.
fn add(a: &[u8], b: &[u8]) -> (Vec<u8>, bool) {
    let mut sum = vec![0; a.len()];
    let mut carry = false;
    for n in (0..a.len()).rev() {
        let (partial, first) = a[n].overflowing_add(b[n]);
        let (total, second) = partial.overflowing_add(u8::from(carry));
        sum[n] = total;
        carry = first || second;
    }
    (sum, carry)
}

#[test]
fn threads_share_a_key() {
    let key = official();
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for _ in 0..8 {
                    let mut signature = [0; SIGNATURE_LEN];
                    key.sign_pae(PIECES, &mut signature).unwrap();
                    assert_eq!(key.public_key().verify_pae(PIECES, &signature), Ok(()));
                }
            });
        }
    });
}
