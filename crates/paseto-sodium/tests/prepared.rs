//! A prepared key accepts and refuses exactly what the key itself does, where that is subtle.

#![cfg(feature = "alloc")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test")]

use curve25519_dalek::{EdwardsPoint, Scalar, constants::EIGHT_TORSION};
use paseto_core::{Error, KeyError, Secret, pae};
use paseto_sodium::ed25519::{PreparedPublicKey, PublicKey, SecretKey, Window};
use proptest::prelude::*;
use sha2::{Digest, Sha512};

/// The order of the group, little-endian.
const ORDER: [u8; 32] =
    *b"\xed\xd3\xf5\x5c\x1a\x63\x12\x58\xd6\x9c\xf7\xa2\xde\xf9\xde\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\x10";

/// The verdict, which is the same for the key and for all that is made of it, alone and among others.
fn verdict(key: &PublicKey, message: &[u8], signature: &[u8]) -> Result<(), Error> {
    let plain = key.verify_pae(&[message], signature);
    for window in Window::ALL {
        let prepared = PreparedPublicKey::new(key, window).unwrap();
        assert_eq!(
            prepared.verify_pae(&[message], signature),
            plain,
            "{window:?}"
        );
        let many = [message, b"another", message].map(|message| Ok(([message], signature)));
        let mut verdicts = [const { Err(Error::Unavailable) }; 3];
        prepared.verify_each(many, &mut verdicts);
        let other = key.verify_pae(&[b"another"], signature);
        assert_eq!(
            verdicts,
            [plain.clone(), other, plain.clone()],
            "{window:?}"
        );
    }
    plain
}

/// `R ‖ S` for a key and an R that may have a part of small order: `S = r + k·a`.
fn sign(
    secret: &Scalar,
    public: &[u8; 32],
    r: &Scalar,
    torsion: usize,
    message: &[u8],
) -> [u8; 64] {
    let point = EdwardsPoint::mul_base(r) + EIGHT_TORSION[torsion];
    let mut hash = Sha512::new_with_prefix(point.compress().as_bytes());
    hash.update(public);
    pae(&[message], |bytes| hash.update(bytes));
    let k = Scalar::from_bytes_mod_order_wide(&hash.finalize().into());
    let mut signature = [0; 64];
    signature[..32].copy_from_slice(point.compress().as_bytes());
    signature[32..].copy_from_slice((r + k * secret).as_bytes());
    signature
}

#[test]
fn a_prepared_key_says_its_window() {
    let key = SecretKey::from_seed(Secret::new([1; 32]));
    for (window, bits) in Window::ALL.into_iter().zip(4..) {
        let prepared = PreparedPublicKey::new(key.public_key(), window).unwrap();
        assert_eq!(prepared.window(), window);
        assert_eq!(window.bits(), bits);
        let shown = format!("PreparedPublicKey {{ window: Bits{bits}, .. }}");
        assert_eq!(format!("{prepared:?}"), shown);
    }
}

/// Whether the part of small order of a key matters depends on k: one in eight signatures holds where
/// it is of order 8, one in two where it is of order 2.
#[test]
fn keys_of_mixed_order() {
    let (secret, r) = (Scalar::from(0x5eed_u64), Scalar::from(77_u64));
    for (torsion, point) in EIGHT_TORSION.iter().enumerate() {
        let bytes = (EdwardsPoint::mul_base(&secret) + point).compress().0;
        let key = PublicKey::from_bytes(&bytes).unwrap();
        let accepted = (0..64_u8)
            .filter(|number| {
                let signature = sign(&secret, &bytes, &r, 0, &[*number]);
                verdict(&key, &[*number], &signature).is_ok()
            })
            .count();
        match torsion {
            0 => assert_eq!(accepted, 64),
            4 => assert!((16..48).contains(&accepted), "{accepted} of order 2"),
            2 | 6 => assert!((4..32).contains(&accepted), "{accepted} of order 4"),
            _ => assert!((1..24).contains(&accepted), "{accepted} of order 8"),
        }
    }
}

/// No signature holds whose R has a part of small order, though it would with the cofactor.
#[test]
fn signatures_of_mixed_order() {
    let (secret, r) = (Scalar::from(0x5eed_u64), Scalar::from(77_u64));
    let bytes = EdwardsPoint::mul_base(&secret).compress().0;
    let key = PublicKey::from_bytes(&bytes).unwrap();
    for torsion in 1..8 {
        let signature = sign(&secret, &bytes, &r, torsion, b"m");
        assert_eq!(verdict(&key, b"m", &signature), Err(Error::NotAuthentic));
    }
    let signature = sign(&secret, &bytes, &r, 0, b"m");
    assert_eq!(verdict(&key, b"m", &signature), Ok(()));
    // R of small order: r is zero.
    for torsion in 0..8 {
        let signature = sign(&secret, &bytes, &Scalar::ZERO, torsion, b"m");
        assert_eq!(verdict(&key, b"m", &signature), Err(Error::NotAuthentic));
    }
}

#[test]
fn s_is_below_the_order() {
    let key = SecretKey::from_seed(Secret::new([1; 32]));
    let mut signature = [0; 64];
    key.sign_pae(&[b"m"], &mut signature).unwrap();
    assert_eq!(verdict(key.public_key(), b"m", &signature), Ok(()));
    let mut carry = 0;
    for (byte, order) in signature[32..].iter_mut().zip(ORDER) {
        let sum = u16::from(*byte) + u16::from(order) + carry;
        *byte = u8::try_from(sum & 0xff).unwrap();
        carry = sum >> 8;
    }
    assert_eq!(carry, 0);
    let outcome = verdict(key.public_key(), b"m", &signature);
    assert_eq!(outcome, Err(Error::NotAuthentic));
}

#[test]
fn invalid_keys_are_not_prepared() {
    for torsion in EIGHT_TORSION {
        let key = PublicKey::from_unchecked_bytes(torsion.compress().as_bytes()).unwrap();
        let outcome = PreparedPublicKey::new(&key, Window::Bits4).map(drop);
        assert_eq!(outcome, Err(KeyError::Point));
    }
    // 2 is the y-coordinate of no point, and p + 3 is not canonical.
    for first in [2, 0xf0] {
        let mut bytes = [if first == 2 { 0 } else { 0xff }; 32];
        bytes[0] = first;
        bytes[31] &= 0x7f;
        let key = PublicKey::from_unchecked_bytes(&bytes).unwrap();
        let outcome = PreparedPublicKey::new(&key, Window::Bits4).map(drop);
        assert_eq!(outcome, Err(KeyError::Point), "{first}");
    }
}

/// A message in pieces, and its signature.
type Signed<'m> = Result<([&'m [u8]; 1], &'m [u8]), Error>;

/// The verdicts come in the order of the messages, and none is left out.
#[test]
fn every_message_has_its_verdict() {
    let secret = SecretKey::from_seed(Secret::new([1; 32]));
    let key = PreparedPublicKey::new(secret.public_key(), Window::default()).unwrap();
    let mut good = [0; 64];
    secret.sign_pae(&[b"m"], &mut good).unwrap();
    let mut bad = good;
    bad[40] ^= 1;
    let short = &good[..63];
    let messages: [Signed<'_>; 6] = [
        Ok(([b"m"], &bad)),
        Err(Error::Unavailable),
        Ok(([b"m"], &good)),
        Ok(([b"m"], short)),
        Ok(([b"n"], &good)),
        Ok(([b"m"], &good)),
    ];
    let mut verdicts = [const { Err(Error::Unavailable) }; 6];
    key.verify_each(messages, &mut verdicts);
    let no = Err(Error::NotAuthentic);
    let away = Err(Error::Unavailable);
    assert_eq!(verdicts, [no.clone(), away, Ok(()), no.clone(), no, Ok(())]);

    let none: [Signed<'_>; 0] = [];
    key.verify_each(none, &mut []);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_same_for_any_key(seed: [u8; 32], message: Vec<u8>, at in 0_usize..64, flip in 1_u8..) {
        let secret = SecretKey::from_seed(Secret::new(seed));
        let mut signature = [0; 64];
        secret.sign_pae(&[&message], &mut signature).unwrap();
        prop_assert_eq!(verdict(secret.public_key(), &message, &signature), Ok(()));
        signature[at] ^= flip;
        let outcome = verdict(secret.public_key(), &message, &signature);
        prop_assert_eq!(outcome, Err(Error::NotAuthentic));
    }

    #[test]
    fn the_same_for_any_bytes(key: [u8; 32], signature: [u8; 64], message: Vec<u8>) {
        if let Ok(key) = PublicKey::from_bytes(&key) {
            prop_assert_eq!(verdict(&key, &message, &signature), Err(Error::NotAuthentic));
        }
    }
}
