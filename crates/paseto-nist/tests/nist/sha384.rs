//! SHA-384, and the ids that are made of it.

use paseto_core::pae;
use paseto_nist::sha384::{self, Sha384};
use proptest::prelude::*;
use sha2::Digest;

/// FIPS 180-2, appendix D.1 and D.2.
#[test]
fn vectors_of_fips_180() {
    for (message, expected) in [
        (
            "abc",
            "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed\
             8086072ba1e7cc2358baeca134c825a7",
        ),
        (
            "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmno\
             ijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
            "09330c33f71147e83d192fc782cd1b4753111b173b3b05d22fa08086e3b0f712\
             fcc7c71a557e2db966c3e9fa91746039",
        ),
    ] {
        let mut hash = Sha384::default();
        hash.update(message.as_bytes());
        assert_eq!(hex::encode(hash.finalize()), expected);
    }
}

proptest! {
    /// In one piece and in several, and what the ids take of it.
    #[test]
    fn hashes_are_those_of_others(
        data in prop::collection::vec(any::<u8>(), 0..400),
        at: prop::sample::Index,
        header in ".{0,20}",
        text in ".{0,200}",
    ) {
        let (left, right) = data.split_at(at.index(data.len() + 1));
        let theirs: [u8; 48] = sha2::Sha384::digest(&data).into();
        let mut ours = Sha384::new();
        ours.update(left);
        ours.update(right);
        prop_assert_eq!(ours.finalize(), theirs);

        let mut theirs = sha2::Sha384::new();
        pae(&[left, right], |bytes| theirs.update(bytes));
        let theirs: [u8; 48] = theirs.finalize().into();
        let mut ours = Sha384::new();
        ours.update_pae(&[left, right]);
        prop_assert_eq!(ours.finalize(), theirs);
        let id = sha384::token_id(&[left, right]);
        prop_assert_eq!(id.as_bytes(), &theirs[..32]);

        let theirs = sha2::Sha384::digest([header.as_str(), text.as_str()].concat());
        prop_assert_eq!(&sha384::key_id([&header, "", &text]), &theirs[..33]);
    }
}

#[test]
fn what_was_hashed_is_not_in_debug() {
    let mut hash = Sha384::new();
    hash.update(&[65; 48]);
    assert_eq!(format!("{hash:?}"), "Sha384(..)");
}
