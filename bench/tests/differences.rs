//! Where the libraries do not agree: tokens that some read and others refuse.
//!
//! Each case is pinned, so that a new version of a peer that changes its mind is noticed.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use curve25519_dalek::{EdwardsPoint, Scalar, traits::Identity};
use ed25519_dalek::hazmat::ExpandedSecretKey;
use paseto_bench::{
    bare, library, material,
    paseto::{self, Purpose, Version},
};
use sha2::{Digest, Sha512};

const OURS: &str = "ours";
const RUSTY: &str = "rusty_paseto";
const PASETORS: &str = "pasetors";
/// `paseto-v1` to `paseto-v4`, `paseto-v3-aws-lc` and `paseto-v4-sodium`.
const RC: &str = "rc";
/// The last of these alone.
const SODIUM: &str = "paseto-v4-sodium";

/// Checks that all libraries read the token but `refusing`.
fn check(version: Version, purpose: Purpose, token: &str, refusing: &[&str]) {
    for library in library::all(version, purpose) {
        let name = library.name();
        let refuses = refusing.iter().any(|who| match *who {
            RC => name.ends_with(" rc"),
            who => name.starts_with(who),
        });
        let found = library::payload(&*library, token, "", "");
        assert_eq!(found.is_none(), refuses, "{name}, of {token}");
    }
}

/// Makes tokens of every version and purpose.
fn each(payload: &str, mut check: impl FnMut(Version, Purpose, String)) {
    for (version, purpose) in paseto::all() {
        let ours = &library::all(version, purpose)[0];
        check(version, purpose, ours.make(payload, "", ""));
    }
}

const ALL: [&str; 4] = [OURS, RUSTY, PASETORS, RC];

/// A dot that announces a footer, and none: two spellings of one token.
#[test]
fn an_empty_footer_is_announced() {
    each("{}", |version, purpose, token| {
        check(version, purpose, &(token + "."), &[OURS]);
    });
}

/// The last letter of the body carries bits that belong to no byte.
#[test]
fn the_last_letter_has_bits_to_spare() {
    // With nonce, tag and signature of any version, one of them leaves two bits and one four.
    for payload in ["1", "12", "123"] {
        each(payload, |version, purpose, mut token| {
            let spare = missing(&token) > 0;
            let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
            let last = token.pop().expect("it is not empty");
            let at = letters.find(last).expect("it is base64url");
            if spare {
                token.push_str(&letters[at + 1..at + 2]);
                check(version, purpose, &token, &ALL);
            }
        });
    }
}

/// Base64 with padding.
#[test]
fn the_body_is_padded() {
    for payload in ["1", "12", "123"] {
        each(payload, |version, purpose, token| {
            if missing(&token) > 0 {
                let padding = "=".repeat(missing(&token));
                check(version, purpose, &(token + &padding), &ALL);
            }
        });
    }
}

fn body(token: &str) -> &str {
    token.rsplit('.').next().expect("it has a body")
}

/// How many letters the body lacks of a whole number of four.
fn missing(token: &str) -> usize {
    body(token).len().next_multiple_of(4) - body(token).len()
}

/// Nothing forbids an empty payload to the lower layers; claims are never empty.
#[test]
fn the_payload_is_empty() {
    each("", |version, purpose, token| {
        check(version, purpose, &token, &[PASETORS]);
    });
}

/// A token of more than 64 KiB.
#[test]
fn the_token_is_long() {
    each(&material::payload(64 * 1024), |version, purpose, token| {
        check(version, purpose, &token, &[RUSTY]);
    });
}

/// A signature that the key's owner can make, with the neutral point for R: it satisfies the
/// equation of the plain verification. The strict one refuses it, as libsodium does.
#[test]
fn r_is_of_small_order() {
    for (version, pieces) in [(Version::V2, 3), (Version::V4, 4)] {
        let payload = b"{}";
        let header = paseto::header(version, Purpose::Public);
        let signature = small_order_signature(&[header.as_bytes(), payload, b"", b""][..pieces]);
        let token = [payload.as_slice(), &signature].concat();
        let token = header + &URL_SAFE_NO_PAD.encode(token);
        let refusing = [OURS, RUSTY, PASETORS, SODIUM];
        check(version, Purpose::Public, &token, &refusing);
    }
}

/// `R ‖ S`, where R is the neutral point and S the challenge times the secret scalar.
fn small_order_signature(pieces: &[&[u8]]) -> Vec<u8> {
    let mut encoding = (pieces.len() as u64).to_le_bytes().to_vec();
    for piece in pieces {
        encoding.extend((piece.len() as u64).to_le_bytes());
        encoding.extend(*piece);
    }
    let r = EdwardsPoint::identity().compress().to_bytes();
    let challenge = Sha512::new()
        .chain_update(r)
        .chain_update(material::ed25519_public_key())
        .chain_update(encoding)
        .finalize();
    let secret = ExpandedSecretKey::from(&material::SEED).scalar;
    let s = Scalar::from_bytes_mod_order_wide(&challenge.into()) * secret;
    [r, s.to_bytes()].concat()
}

/// Of the two signatures of ECDSA that differ in the sign of `s`, the specification wants neither
/// in particular.
#[test]
fn s_is_negated() {
    let (version, purpose) = (Version::V3, Purpose::Public);
    for maker in library::all(version, purpose) {
        let token = maker.make("{}", "", "");
        let mut bytes = URL_SAFE_NO_PAD
            .decode(body(&token))
            .expect("a maker made it");
        let (_, s) = bytes.split_at_mut(2 + 48);
        let scalar = p384::Scalar::from_slice(s).expect("it is below the order");
        s.copy_from_slice(&(-scalar).to_bytes());
        let token = paseto::header(version, purpose) + &URL_SAFE_NO_PAD.encode(bytes);
        check(version, purpose, &token, &[]);
    }
}

/// A nonce whose second half, the counter of `v1.local`, ends in 64 ones: the second block needs
/// the upper half of the counter. With honest nonces that does not happen. A library that counts
/// to 2^64 finds the token authentic, and other bytes than its maker put in.
#[test]
fn the_counter_is_carried() {
    let (version, purpose) = (Version::V1, Purpose::Local);
    let payload = b"{\"data\":\"more than one block of sixteen bytes\"}";
    let nonce = std::array::from_fn(|at| if at < 24 { 7 } else { 0xff });
    for parts in bare::sealed(version, &nonce, payload) {
        let token = paseto::header(version, purpose) + &URL_SAFE_NO_PAD.encode(parts.concat());
        for library in library::all(version, purpose) {
            let mut found = Vec::new();
            let read = library.read(&token, "", "", &mut |bytes| found = bytes.to_vec());
            assert_eq!(read, Some(()), "{}", library.name());
            let wrong = library.name() == "paseto-v1 rc";
            assert_eq!(found != payload, wrong, "{}", library.name());
        }
    }
}
