//! Keys of versions 2 and 4 as PASERK.

use crate::project::{
    case::Case,
    ed25519_points,
    independent::ed25519_key,
    keys::{lengths, text},
};

pub(crate) fn cases(version: u8) -> Vec<Case> {
    let mut cases = lengths(version, &[("local", 32), ("secret", 64), ("public", 32)]);
    cases.extend(pairs(version));
    cases.extend(public_keys(version));
    cases
}

/// A secret key is a seed and its own public half.
fn pairs(version: u8) -> Vec<Case> {
    let (seed, public) = (
        ed25519_key().to_bytes(),
        ed25519_key().verifying_key().to_bytes(),
    );
    let mut negated = public;
    negated[31] ^= 0x80;
    let mut altered = seed;
    altered[0] ^= 1;
    let header = format!("k{version}.secret.");
    let parse = |name: &str, halves: &[&[u8]], comment: &str| {
        Case::parse_key(name, "secret", &text(&header, &halves.concat()), comment)
    };
    vec![
        parse(
            "secret-only-a-seed",
            &[&seed],
            "seed and public half are needed",
        )
        .expect("key.length"),
        parse(
            "secret-foreign-half",
            &[&seed, &[9; 32]],
            "signing with it would leak the seed",
        )
        .expect("key.mismatch"),
        parse(
            "secret-negated-half",
            &[&seed, &negated],
            "the sign of x is the other one",
        )
        .expect("key.mismatch"),
        parse(
            "secret-zero-half",
            &[&seed, &[0; 32]],
            "not the half of this seed",
        )
        .expect("key.mismatch"),
        parse(
            "secret-other-seed",
            &[&altered, &public],
            "not the seed of this half",
        )
        .expect("key.mismatch"),
        parse(
            "secret-exchanged",
            &[&public, &seed],
            "the halves in another order",
        )
        .expect("key.mismatch"),
        parse(
            "secret-seed-twice",
            &[&seed, &seed],
            "the seed is no public half",
        )
        .expect("key.mismatch"),
    ]
}

/// A public key may be anything of 32 bytes.
fn public_keys(version: u8) -> Vec<Case> {
    let header = format!("k{version}.public.");
    let case = |name: &str, bytes: [u8; 32], comment: &str| {
        Case::parse_key(name, "public", &text(&header, &bytes), comment).expect("ok")
    };
    vec![
        case(
            "public-no-point",
            ed25519_points::off_curve(),
            "the official vectors hold such keys: parsing checks the length only",
        ),
        case(
            "public-small-order",
            [0; 32],
            "the official vectors hold this key: parsing checks the length only",
        ),
    ]
}
