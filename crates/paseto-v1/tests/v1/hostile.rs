//! Hostile input, made up at random.

use std::sync::LazyLock;

use paseto_v1::{PublicKey, SecretKey};
use proptest::{prelude::*, sample::Index};

use crate::suite::{V1, secret};

paseto_conformance::hostile!(V1);

/// One, on whatever thread.
static KEY: LazyLock<SecretKey> = LazyLock::new(secret);

/// A public key has one spelling but for white space, and nobody guesses a secret key.
fn use_pem(text: &str) {
    if let Ok(key) = PublicKey::from_pem(text) {
        assert_eq!(block(&key.to_pem()), block(text));
    }
    assert!(SecretKey::from_pem(text).is_err());
}

/// The letters of the block, without the text around it and without white space.
fn block(text: &str) -> String {
    let begin = text.find("-----BEGIN").unwrap();
    let end = text.rfind("KEY-----").unwrap() + 8;
    text[begin..end]
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect()
}

proptest! {
    #[test]
    fn any_text_as_pem(text in ".*") {
        use_pem(&text);
    }

    #[test]
    fn text_like_pem(
        label in prop::sample::select(vec!["PUBLIC KEY", "PRIVATE KEY", "RSA PRIVATE KEY"]),
        data in prop_oneof!["[A-Za-z0-9+/]{0,500}", "[A-Za-z0-9_=+/. \\n-]{0,40}", ".{0,20}"],
        is_whole: bool,
    ) {
        use_pem(&format!("-----BEGIN {label}-----\n{data}"));
        if is_whole {
            use_pem(&format!("-----BEGIN {label}-----\n{data}\n-----END {label}-----\n"));
        }
    }

    #[test]
    fn pem_with_one_letter_altered(at: Index, letter in "[A-Za-z0-9+/=_\n-]", how in 0..4) {
        let public = KEY.public_key().to_pem();
        use_pem(&alter(&public, at, &letter, how));
        // One letter of a secret key is never without consequence.
        let pem = KEY.to_pem();
        let altered = alter(pem.expose(), at, &letter, how);
        if let Ok(key) = SecretKey::from_pem(&altered) {
            prop_assert!(key == *KEY);
            prop_assert_eq!(block(pem.expose()), block(&altered));
        }
    }

    /// Where a key is DER, random bytes are none.
    #[test]
    fn bytes_are_no_der(bytes in prop::collection::vec(any::<u8>(), 0..1300)) {
        prop_assert!(SecretKey::from_bytes(&bytes).is_err());
        prop_assert!(PublicKey::from_bytes(&bytes).is_err());
    }
}

fn alter(text: &str, at: Index, letter: &str, how: i32) -> String {
    let (before, here) = text.split_at(at.index(text.len()));
    let (old, after) = here.split_at(1);
    match how {
        0 => format!("{before}{letter}{after}"),
        1 => format!("{before}{after}"),
        2 => format!("{before}{old}{old}{after}"),
        _ => format!("{before}{letter}{old}{after}"),
    }
}
