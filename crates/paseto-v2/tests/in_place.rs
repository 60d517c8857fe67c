//! The keys work in place, on buffers of the caller's, without any feature.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use paseto_v2::{Associated, Decrypt, Error, LocalKey};

paseto_conformance::in_place!(paseto_v2 in "../../vectors/official/v2.json", 9);

/// Without the feature `alloc` a footer has to fit on the stack, and says so where it does not.
#[test]
fn long_footers_need_memory() {
    let key = LocalKey::from_bytes(&[7; 32]).unwrap();
    let outcome = |length| {
        let footer = [b'f'; 2000];
        let associated = Associated::new(&footer[..length], b"");
        key.decrypt(&mut [0; 100], associated).unwrap_err()
    };
    // 8 for the count, 8 for each length, and what is not the footer: `v2.local.` and the nonce.
    let longest = 1024 - (8 + 3 * 8 + 9 + 24);
    assert_eq!(outcome(longest), Error::NotAuthentic);
    let longer = if cfg!(feature = "alloc") {
        "not-authentic"
    } else {
        "too-long"
    };
    assert_eq!(outcome(longest + 1).code(), longer);
}
