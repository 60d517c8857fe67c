//! Nonces that the caller chooses.

use paserk::{lock_with_random, seal_with_random, wrap_with_random};
use paseto_core::{Error, KeyError};

use super::{CHEAP, Recipe, Toy, WORKS, altered, open};

const KEY: Toy<WORKS> = Toy([7; 32]);
/// Nonce; salt and nonce; what the recipient asks for.
const LENGTHS: [usize; 3] = [32, 3 + 5, 1];

fn texts([wrapping, locking, sealing]: [&[u8]; 3]) -> [Result<String, Error>; 3] {
    [
        wrap_with_random(&KEY, &Recipe, wrapping),
        lock_with_random(&KEY, "password", CHEAP, locking),
        seal_with_random(&KEY, &Recipe, sealing),
    ]
}

#[test]
fn they_stand_in_the_text() {
    let random: Vec<u8> = (100..132).collect();
    let texts = texts(LENGTHS.map(|length| &random[..length])).map(Result::unwrap);
    for key in open::<WORKS>(&texts) {
        assert_eq!(key, Ok(KEY));
    }
    altered(&texts[0], |wrapped| assert_eq!(wrapped[4..36], random));
    altered(&texts[1], |locked| {
        assert_eq!(locked[..3], random[..3]);
        assert_eq!(locked[19..24], random[3..8]);
    });
}

#[test]
fn they_have_one_length() {
    for wrong in [0, 2, 15, 31, 33, 40] {
        let random = vec![0; wrong];
        let expected = LENGTHS.map(|length| Err(KeyError::length(length, wrong).into()));
        assert_eq!(texts([&random; 3]), expected, "{wrong}");
    }
}
