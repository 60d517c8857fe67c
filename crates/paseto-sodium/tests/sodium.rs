//! Known answers that others have published, and comparison with other implementations.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test")]

use blake2::{
    Blake2b as Theirs, Blake2bMac,
    digest::{
        Digest, FixedOutput, KeyInit, Update,
        consts::{U32, U33, U56},
    },
};
use curve25519_dalek::edwards::CompressedEdwardsY;
use paseto_core::{Error, KeyError, Secret, pae};
use paseto_sodium::{
    blake2b::{Blake2b, key_id},
    ed25519, xchacha20,
};
use proptest::prelude::*;

fn hex<const N: usize>(text: &str) -> [u8; N] {
    hex::decode(text).unwrap().try_into().unwrap()
}

/// RFC 7693, appendix A.
#[test]
fn blake2b_of_abc() {
    let mut hash = Blake2b::<64>::new();
    hash.update(b"abc");
    let expected = hex(
        "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1\
         7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923",
    );
    assert_eq!(hash.finalize(), expected);
}

#[test]
fn a_hash_is_verified_whole() {
    let hash = || {
        let mut hash = Blake2b::<32>::keyed(&[1; 32]);
        hash.update(b"m");
        hash
    };
    let tag = hash().finalize();
    assert!(hash().verify(&tag));
    for bit in 0..256 {
        let mut tag = tag;
        tag[bit / 8] ^= 1 << (bit % 8);
        assert!(!hash().verify(&tag), "{bit}");
    }
    let long = [&tag[..], &tag].concat();
    for length in (0..64).filter(|length| *length != 32) {
        assert!(!hash().verify(&long[..length]), "{length}");
    }
}

#[test]
fn key_ids_are_hashes_of_33_bytes() {
    let expected = Theirs::<U33>::digest(b"k4.pid.k4.public.AAAA").to_vec();
    assert_eq!(key_id(["k4.pid.", "k4.public.", "AAAA"]).to_vec(), expected);
}

#[test]
fn secrets_are_not_shown() {
    assert_eq!(
        format!("{:?}", Blake2b::<32>::keyed(&[1; 32])),
        "Blake2b(..)"
    );
    let key = ed25519::SecretKey::from_seed(Secret::new([1; 32]));
    let public = format!("{:?}", key.public_key());
    let expected = format!("SecretKey {{ public: {public}, .. }}");
    assert_eq!(format!("{key:?}"), expected);
}

#[test]
fn secret_keys_are_equal_where_their_seeds_are() {
    let key = |byte| ed25519::SecretKey::from_seed(Secret::new([byte; 32]));
    assert!(key(1) == key(1) && key(1) != key(2));
    assert!(key(1).duplicate() == key(1));
}

/// What wraps keys, and pairs that keys are sealed for.
#[cfg(feature = "paserk")]
#[test]
fn keys_for_keys_are_not_shown_and_are_equal_where_their_seeds_are() {
    use paseto_sodium::{pie::Wrapping, seal};

    let wrapping = Wrapping::new(&Secret::new([1; 32]));
    assert_eq!(format!("{wrapping:?}"), "Wrapping(..)");
    let key = |byte| {
        let pair = ed25519::SecretKey::from_seed(Secret::new([byte; 32]));
        seal::SecretKey::from_ed25519(pair).unwrap()
    };
    assert!(key(1) == key(1) && key(1) != key(2));
    assert!(key(1).duplicate() == key(1));
    let public = format!("{:?}", key(1).public_key());
    let expected = format!("SecretKey {{ public: {public}, .. }}");
    assert_eq!(format!("{:?}", key(1)), expected);
}

/// draft-irtf-cfrg-xchacha-03, appendix A.3.2, with the counter at 0.
#[test]
fn xchacha20_of_the_draft() {
    let key: [u8; 32] = core::array::from_fn(|i| 0x80 + u8::try_from(i).unwrap());
    let nonce = hex("404142434445464748494a4b4c4d4e4f5051525354555658");
    let mut data =
        b"The dhole (pronounced \"dole\") is also known as the Asiatic wild dog".to_vec();
    xchacha20::apply(&key, &nonce, &mut data).unwrap();
    let expected = hex::decode(
        "4559abba4e48c16102e8bb2c05e6947f50a786de162f9b0b7e592a9b53d0d4e9\
         8d8d6410d540a1a6375b26d80dace4fab52384c731acbf16a5923c0c48d3575d\
         4d0d2c",
    )
    .unwrap();
    assert_eq!(data, expected);
}

/// RFC 8032, section 7.1: secret and public keys.
#[test]
fn ed25519_keys_of_the_rfc() {
    for (seed, public) in [
        (
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        ),
        (
            "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        ),
        (
            "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
            "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        ),
    ] {
        let (seed, public): ([u8; 32], [u8; 32]) = (hex(seed), hex(public));
        let key = ed25519::SecretKey::from_seed(Secret::new(seed));
        assert_eq!(key.public_key().as_bytes(), &public);
        assert_eq!(key.to_bytes().expose(), [seed, public].concat().as_slice());
        ed25519::SecretKey::from_bytes(&[seed, public].concat()).unwrap();
        let exchanged = ed25519::SecretKey::from_bytes(&[public, seed].concat());
        assert_eq!(exchanged.unwrap_err(), KeyError::Mismatch);
    }
}

#[test]
fn ed25519_keys_of_every_length() {
    for length in (0..200).filter(|length| *length != 64) {
        let error = ed25519::SecretKey::from_bytes(&vec![7; length]).unwrap_err();
        assert_eq!(error, KeyError::length(64, length));
    }
}

/// A key whose point is not checked yet behaves as one whose point is.
#[test]
fn unchecked_keys_are_checked_when_used() {
    let good = ed25519::SecretKey::from_seed(Secret::new([1; 32]));
    let mut signature = [0; 64];
    good.sign_pae(&[b"m"], &mut signature).unwrap();
    let later = ed25519::PublicKey::from_unchecked_bytes(good.public_key().as_bytes()).unwrap();
    for key in [&later, &later.clone(), good.public_key()] {
        for _ in 0..2 {
            key.validate().unwrap();
            key.verify_pae(&[b"m"], &signature).unwrap();
            let other = key.verify_pae(&[b"n"], &signature);
            assert_eq!(other, Err(Error::NotAuthentic));
        }
    }
    // Once it has its point, a copy has it too.
    later.clone().verify_pae(&[b"m"], &signature).unwrap();

    let bad = ed25519::PublicKey::from_unchecked_bytes(&[0; 32]).unwrap();
    for key in [&bad, &bad.clone()] {
        for _ in 0..2 {
            assert_eq!(key.validate(), Err(KeyError::Point));
            let outcome = key.verify_pae(&[b"m"], &signature);
            assert_eq!(outcome, Err(Error::Key(KeyError::Point)));
        }
    }
    assert_eq!(bad.clone().validate(), Err(KeyError::Point));
}

/// Signatures of every wrong length are refused, and written to no buffer of a wrong length.
#[test]
fn signatures_of_every_length() {
    let key = ed25519::SecretKey::from_seed(Secret::new([1; 32]));
    for length in (0..200).filter(|length| *length != 64) {
        let mut signature = vec![0; length];
        let error = key.sign_pae(&[b"m"], &mut signature).unwrap_err();
        assert_eq!(error, KeyError::length(64, length).into());
        let error = key
            .public_key()
            .verify_pae(&[b"m"], &signature)
            .unwrap_err();
        assert_eq!(error, Error::NotAuthentic);
    }
}

proptest! {
    /// Every length of output, in one piece and in several.
    #[test]
    fn blake2b_is_that_of_others(
        data in prop::collection::vec(any::<u8>(), 0..400),
        key: [u8; 32],
        at: prop::sample::Index,
    ) {
        let (left, right) = data.split_at(at.index(data.len() + 1));

        let mut ours = Blake2b::<33>::new();
        ours.update(left);
        ours.update(right);
        prop_assert_eq!(ours.finalize().to_vec(), Theirs::<U33>::digest(&data).to_vec());

        let mut ours = Blake2b::<32>::keyed(&key);
        ours.update(left);
        ours.update(right);
        let mut theirs = Blake2bMac::<U32>::new_from_slice(&key).unwrap();
        theirs.update(&data);
        prop_assert_eq!(ours.finalize().to_vec(), theirs.finalize_fixed().to_vec());

        let mut ours = Blake2b::<56>::keyed(&key);
        ours.update_pae(&[left, right]);
        let mut theirs = Blake2bMac::<U56>::new_from_slice(&key).unwrap();
        pae(&[left, right], |bytes| theirs.update(bytes));
        prop_assert_eq!(ours.finalize().to_vec(), theirs.finalize_fixed().to_vec());
    }

    /// Signatures are those of ed25519-dalek's ordinary interface, and what its strict
    /// verification says of them, and of altered ones, is what is said here.
    #[test]
    fn signatures_are_those_of_others(
        seed: [u8; 32],
        message in prop::collection::vec(any::<u8>(), 0..200),
        flips in prop::collection::vec(0..512_usize, 0..3),
    ) {
        use ed25519_dalek::Signer;
        let ours = ed25519::SecretKey::from_seed(Secret::new(seed));
        let theirs = ed25519_dalek::SigningKey::from_bytes(&seed);
        prop_assert_eq!(*ours.public_key().as_bytes(), theirs.verifying_key().to_bytes());
        let mut encoded = Vec::new();
        pae(&[&message], |bytes| encoded.extend_from_slice(bytes));
        let mut signature = [0; 64];
        ours.sign_pae(&[&message], &mut signature).unwrap();
        prop_assert_eq!(signature, theirs.sign(&encoded).to_bytes());

        for bit in flips {
            signature[bit / 8] ^= 1 << (bit % 8);
        }
        let parsed = ed25519_dalek::Signature::from_bytes(&signature);
        let strict = theirs.verifying_key().verify_strict(&encoded, &parsed);
        let outcome = ours.public_key().verify_pae(&[&message], &signature);
        prop_assert_eq!(outcome, strict.map_err(|_| Error::NotAuthentic));
    }

    /// What is taken for a point, curve25519-dalek decompresses, compresses to the same bytes and
    /// finds to be of large order; and nothing else that is so is refused.
    #[test]
    fn keys_are_points(bytes: [u8; 32]) {
        let key = ed25519::PublicKey::from_bytes(&bytes);
        prop_assert_eq!(key.is_ok(), is_good_key(&bytes));
        let later = ed25519::PublicKey::from_unchecked_bytes(&bytes).and_then(|key| key.validate());
        prop_assert_eq!(later, key.map(drop));
    }
}

/// As curve25519-dalek has it.
fn is_good_key(bytes: &[u8; 32]) -> bool {
    let point = CompressedEdwardsY(*bytes).decompress();
    point.is_some_and(|point| !point.is_small_order() && point.compress().0 == *bytes)
}

/// They begin and end as what is not reduced, and are below the prime by a byte between.
#[test]
fn keys_below_the_prime() {
    let mut accepted = 0;
    for (at, byte) in (1..=30).flat_map(|at| [(at, 0), (at, 0xfe)]) {
        let mut bytes = [0xff; 32];
        bytes[31] = 0x7f;
        bytes[at] = byte;
        let key = ed25519::PublicKey::from_bytes(&bytes);
        assert_eq!(key.is_ok(), is_good_key(&bytes), "{bytes:x?}");
        accepted += usize::from(key.is_ok());
    }
    assert!(accepted > 10);
    for last in [0x7e, 0xfe] {
        for first in 0xed..=0xff {
            let mut bytes = [0xff; 32];
            (bytes[0], bytes[31]) = (first, last);
            let key = ed25519::PublicKey::from_bytes(&bytes);
            assert_eq!(key.is_ok(), is_good_key(&bytes), "{bytes:x?}");
        }
    }
}

/// All y from p to 2^255 - 1, and those below them, with both signs.
#[test]
fn keys_around_the_prime() {
    let mut accepted = 0;
    for (first, sign) in (0xd0..=0xff).flat_map(|first| [(first, 0x7f), (first, 0xff)]) {
        let mut bytes = [0xff; 32];
        (bytes[0], bytes[31]) = (first, sign);
        let key = ed25519::PublicKey::from_bytes(&bytes);
        if first >= 0xec {
            // p - 1 is of order 2, and p and what follows is not reduced.
            assert_eq!(key.unwrap_err(), KeyError::Point);
        } else {
            accepted += usize::from(key.is_ok());
        }
    }
    assert!(accepted > 10);
}
