//! P-384 signatures.

use p384::ecdsa::{
    Signature, SigningKey, VerifyingKey,
    signature::{Signer, Verifier},
};
use paseto_core::{Error, KeyError, pae};
use paseto_nist::ecdsa::{PublicKey, SecretKey};
use proptest::prelude::*;

use crate::hex;

/// The order of the group.
const N: &str = "ffffffffffffffffffffffffffffffffffffffffffffffff\
                 c7634d81f4372ddf581a0db248b0a77aecec196accc52973";
/// Half of it, rounded down.
const HALF: &str = "7fffffffffffffffffffffffffffffffffffffffffffffff\
                    e3b1a6c0fa1b96efac0d06d9245853bd76760cb5666294b9";
/// The prime of the field.
const P: &str = "ffffffffffffffffffffffffffffffffffffffffffffffff\
                 fffffffffffffffeffffffff0000000000000000ffffffff";

/// A big-endian number plus a small one.
fn plus(number: [u8; 48], small: i128) -> [u8; 48] {
    let mut carry = small;
    let mut sum = number;
    for byte in sum.iter_mut().rev() {
        carry += i128::from(*byte);
        *byte = u8::try_from(carry.rem_euclid(256)).unwrap();
        carry = carry.div_euclid(256);
    }
    assert_eq!(carry, 0);
    sum
}

/// n − s.
fn twin(signature: &[u8; 96]) -> [u8; 96] {
    let mut twin = *signature;
    let mut borrow = 0;
    for (byte, n) in twin[48..].iter_mut().zip(hex::<48>(N)).rev() {
        let difference = i16::from(n) - i16::from(*byte) - borrow;
        *byte = u8::try_from(difference.rem_euclid(256)).unwrap();
        borrow = i16::from(difference < 0);
    }
    twin
}

fn sign(key: &SecretKey, pieces: &[&[u8]]) -> [u8; 96] {
    let mut signature = [0; 96];
    key.sign_pae(pieces, &mut signature).unwrap();
    signature
}

fn encoded(pieces: &[&[u8]]) -> Vec<u8> {
    let mut encoded = Vec::new();
    pae(pieces, |bytes| encoded.extend_from_slice(bytes));
    encoded
}

#[test]
fn secret_keys_in_and_out_of_range() {
    let n = hex(N);
    for bytes in [[0; 48], n, plus(n, 1), plus(n, 1 << 100), [0xff; 48]] {
        assert_eq!(SecretKey::from_bytes(&bytes).unwrap_err(), KeyError::Scalar);
    }
    // G, written in SEC 2, and its negative.
    let x = "aa87ca22be8b05378eb1c71ef320ad746e1d3b628ba79b98\
             59f741e082542a385502f25dbf55296c3a545e3872760ab7";
    for (bytes, tag) in [(plus([0; 48], 1), "03"), (plus(n, -1), "02")] {
        let key = SecretKey::from_bytes(&bytes).unwrap();
        let expected: [u8; 49] = hex(&[tag, x].concat());
        assert_eq!(key.public_key().as_bytes(), &expected);
        assert_eq!(key.expose_bytes(), &bytes);
        let signature = sign(&key, &[b"m"]);
        key.public_key().verify_pae(&[b"m"], &signature).unwrap();
    }
    for length in (0..200).filter(|length| *length != 48) {
        let error = SecretKey::from_bytes(&vec![7; length]).unwrap_err();
        assert_eq!(error, KeyError::length(48, length));
    }
}

#[test]
fn public_keys_of_every_other_form() {
    let theirs = SigningKey::from_slice(&[5; 48]).unwrap();
    let ours = SecretKey::from_bytes(&[5; 48]).unwrap();
    let good = *ours.public_key().as_bytes();
    assert_eq!(PublicKey::from_bytes(&good).unwrap(), *ours.public_key());
    // Uncompressed, hybrid, identity, too long, too short.
    let uncompressed = theirs.verifying_key().to_sec1_point(false);
    assert_eq!(uncompressed.as_bytes().len(), 97);
    let forms = (0..200)
        .map(|length| vec![2; length])
        .chain([6, 7].map(|tag| [&[tag], &uncompressed.as_bytes()[1..]].concat()))
        .chain([uncompressed.as_bytes().to_vec(), vec![0]]);
    for bytes in forms.filter(|bytes| bytes.len() != 49) {
        let error = PublicKey::from_bytes(&bytes).unwrap_err();
        assert_eq!(error, KeyError::length(49, bytes.len()));
    }
    // The same x-coordinate after every first byte: 05 is the compact form.
    for tag in 0..=255 {
        let mut bytes = good;
        bytes[0] = tag;
        let key = PublicKey::from_bytes(&bytes);
        match tag {
            2 | 3 => assert_eq!(key.unwrap().as_bytes(), &bytes),
            _ => assert_eq!(key.unwrap_err(), KeyError::Point, "{tag}"),
        }
    }
    assert_eq!(PublicKey::from_bytes(&[0; 49]), Err(KeyError::Point));
}

/// As key files hold them.
#[cfg(feature = "pem")]
#[test]
fn points_that_are_not_compressed() {
    for secret in 1..=20 {
        let theirs = SigningKey::from_slice(&[secret; 48]).unwrap();
        let point = theirs.verifying_key().to_sec1_point(false);
        let ours = SecretKey::from_bytes(&[secret; 48]).unwrap();
        assert_eq!(ours.public_key().to_uncompressed_bytes(), point.as_bytes());
        let key = PublicKey::from_uncompressed_bytes(point.as_bytes()).unwrap();
        assert_eq!(key.as_bytes(), ours.public_key().as_bytes());

        let mut bytes = point.as_bytes().to_vec();
        for tag in (0..=255).filter(|tag| *tag != 4) {
            bytes[0] = tag;
            let refused = PublicKey::from_uncompressed_bytes(&bytes);
            assert_eq!(refused, Err(KeyError::Point), "{tag}");
        }
        bytes[0] = 4;
        bytes[96] ^= 1;
        let refused = PublicKey::from_uncompressed_bytes(&bytes);
        assert_eq!(refused, Err(KeyError::Point));
    }
    for length in (0..200).filter(|length| *length != 97) {
        let refused = PublicKey::from_uncompressed_bytes(&vec![4; length]);
        assert_eq!(refused, Err(KeyError::length(97, length)));
    }
}

/// The points with the smallest x-coordinates are keys; those that have none are not, and no
/// coordinate may be written as itself plus p.
#[test]
fn coordinates_around_the_prime() {
    let (mut accepted, mut refused) = (0, 0);
    for (x, tag) in (0..200).flat_map(|x| [(x, 2), (x, 3)]) {
        let below = [&[tag], plus([0; 48], x).as_slice()].concat();
        let theirs = VerifyingKey::from_sec1_bytes(&below);
        let ours = PublicKey::from_bytes(&below);
        assert_eq!(ours.is_ok(), theirs.is_ok(), "{x}");
        accepted += usize::from(ours.is_ok());
        refused += usize::from(ours == Err(KeyError::Point));
        let above = [&[tag], plus(hex(P), x).as_slice()].concat();
        assert_eq!(PublicKey::from_bytes(&above), Err(KeyError::Point), "{x}");
    }
    assert!(accepted > 100 && refused > 100 && accepted + refused == 400);
    assert_eq!(
        PublicKey::from_bytes(&[&[3], &[0xff; 48][..]].concat()),
        Err(KeyError::Point)
    );
}

#[test]
fn signatures_out_of_range() {
    let key = SecretKey::from_bytes(&[5; 48]).unwrap();
    let good = sign(&key, &[b"m"]);
    let n = hex(N);
    for bad in [
        [0; 48],
        n,
        plus(n, 1),
        plus(n, 1 << 100),
        hex(P),
        [0xff; 48],
    ] {
        for (r, s) in [(&bad[..], &good[48..]), (&good[..48], &bad), (&bad, &bad)] {
            let outcome = key.public_key().verify_pae(&[b"m"], &[r, s].concat());
            assert_eq!(outcome, Err(Error::NotAuthentic));
        }
    }
    key.public_key().verify_pae(&[b"m"], &good).unwrap();
}

/// s and n − s are both valid: one of them is the high one.
#[test]
fn both_twins_are_accepted() {
    let key = SecretKey::from_bytes(&[5; 48]).unwrap();
    for i in 0..20 {
        let signature = sign(&key, &[&[i]]);
        let twin = twin(&signature);
        assert_ne!(signature, twin);
        key.public_key().verify_pae(&[&[i]], &twin).unwrap();
        let half: [u8; 48] = hex(HALF);
        assert!((signature[48..] > half[..]) ^ (twin[48..] > half[..]));
    }
}

/// Signatures of every wrong length are refused, and written to no buffer of a wrong length. DER is
/// one of them.
#[test]
fn signatures_of_every_length() {
    let key = SecretKey::from_bytes(&[5; 48]).unwrap();
    let good = sign(&key, &[b"m"]);
    let longer = [good.as_slice(), &[0; 104]].concat();
    for length in (0..200).filter(|length| *length != 96) {
        let mut signature = vec![0; length];
        let error = key.sign_pae(&[b"m"], &mut signature).unwrap_err();
        assert_eq!(error, KeyError::length(96, length).into());
        assert_eq!(signature, vec![0; length]);
        let outcome = key.public_key().verify_pae(&[b"m"], &longer[..length]);
        assert_eq!(outcome, Err(Error::NotAuthentic));
    }
    let der = Signature::from_slice(&good).unwrap().to_der();
    let outcome = key.public_key().verify_pae(&[b"m"], der.as_bytes());
    assert_eq!(outcome, Err(Error::NotAuthentic));
}

#[test]
#[cfg(not(feature = "std"))]
fn keys_cannot_be_generated_without_randomness() {
    assert_eq!(SecretKey::generate(), Err(Error::Randomness));
}

#[test]
#[cfg(feature = "std")]
fn generated_keys_differ_and_work() {
    let [one, other] = [(); 2].map(|()| SecretKey::generate().unwrap());
    assert_ne!(one, other);
    let again = SecretKey::from_bytes(one.expose_bytes()).unwrap();
    assert_eq!((&again, &one.duplicate()), (&one, &one));
    assert_eq!(again.public_key(), one.public_key());
    let signature = sign(&one.duplicate(), &[b"m"]);
    one.public_key().verify_pae(&[b"m"], &signature).unwrap();
    let outcome = other.public_key().verify_pae(&[b"m"], &signature);
    assert_eq!(outcome, Err(Error::NotAuthentic));
}

/// The public half is shown, and nothing else.
#[test]
fn secrets_are_not_printed() {
    let key = SecretKey::from_bytes(&[0xab; 48]).unwrap();
    let public = hex::encode(key.public_key().as_bytes());
    let expected = format!("SecretKey {{ public: PublicKey({public}), .. }}");
    assert_eq!(format!("{key:?}"), expected);
}

/// With AWS-LC signatures are random; without it they are those of RFC 6979.
#[test]
fn signatures_are_reproducible_without_aws_lc() {
    let key = SecretKey::from_bytes(&[5; 48]).unwrap();
    let same = sign(&key, &[b"m"]) == sign(&key, &[b"m"]);
    assert_eq!(same, cfg!(not(feature = "aws-lc")));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// The crate `p384` says the same of keys and signatures, and of altered ones.
    #[test]
    fn signatures_are_those_of_others(
        secret: [u8; 48],
        message in prop::collection::vec(any::<u8>(), 0..200),
        flips in prop::collection::vec(0..768_usize, 0..3),
    ) {
        let Ok(ours) = SecretKey::from_bytes(&secret) else {
            prop_assert!(SigningKey::from_slice(&secret).is_err());
            return Ok(());
        };
        let theirs = SigningKey::from_slice(&secret).unwrap();
        let public = theirs.verifying_key();
        let point = public.to_sec1_point(true);
        prop_assert_eq!(ours.public_key().as_bytes(), point.as_bytes());

        let pieces: &[&[u8]] = &[b"piece", &message];
        let signature: Signature = theirs.sign(&encoded(pieces));
        let parsed = PublicKey::from_bytes(ours.public_key().as_bytes()).unwrap();
        parsed.verify_pae(pieces, &signature.to_bytes()).unwrap();

        let mut signature = sign(&ours, pieces);
        for bit in flips {
            signature[bit / 8] ^= 1 << (bit % 8);
        }
        let expected = Signature::from_slice(&signature)
            .and_then(|signature| public.verify(&encoded(pieces), &signature));
        let outcome = ours.public_key().verify_pae(pieces, &signature);
        prop_assert_eq!(outcome, expected.map_err(|_| Error::NotAuthentic));
    }

    #[test]
    fn keys_are_points(x: [u8; 48], odd: bool) {
        let bytes = [&[2 + u8::from(odd)], x.as_slice()].concat();
        let theirs = VerifyingKey::from_sec1_bytes(&bytes);
        let ours = PublicKey::from_bytes(&bytes);
        prop_assert_eq!(ours.is_ok(), theirs.is_ok());
        if let Ok(key) = ours {
            prop_assert_eq!(key.as_bytes().as_slice(), bytes);
            prop_assert_eq!(key.validate(), Ok(()));
        }
    }
}
