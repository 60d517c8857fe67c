//! Where the libraries do not agree: tokens that some read and others refuse.
//!
//! Each case is pinned, so that a new version of a peer that changes its mind is noticed. What is
//! wanted of us is in the column `ours`.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use curve25519_dalek::{EdwardsPoint, Scalar, traits::Identity};
use ed25519_dalek::hazmat::ExpandedSecretKey;
use paseto_bench::{library, material};
use sha2::{Digest, Sha512};

/// Who reads the token, in the order of `library::all`: ours, `rusty_paseto`, `pasetors`,
/// `paseto-v4` rc.
type Readers = [bool; 4];

fn readers(token: &str) -> Readers {
    let read: Vec<_> = library::all()
        .iter()
        .map(|library| match token.starts_with("v4.public.") {
            true => library.verify(token, "", "").is_some(),
            false => library.decrypt(token, "", "").is_some(),
        })
        .collect();
    read.try_into().expect("there are four")
}

fn both(payload: &str) -> [String; 2] {
    let ours = &library::all()[0];
    [ours.sign(payload, "", ""), ours.encrypt(payload, "", "")]
}

/// A dot that announces a footer, and none: two spellings of one token.
#[test]
fn an_empty_footer_is_announced() {
    for token in both("{}") {
        let token = format!("{token}.");
        assert_eq!(readers(&token), [false, true, true, true], "{token}");
    }
}

/// The last letter of the body carries bits that belong to no byte.
#[test]
fn the_last_letter_has_bits_to_spare() {
    // 65 and 67 bytes: two and four bits to spare.
    for payload in ["1", "123"] {
        for mut token in both(payload) {
            let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
            let last = token.pop().expect("it is not empty");
            let at = letters.find(last).expect("it is base64url");
            token.push_str(&letters[at + 1..at + 2]);
            assert_eq!(readers(&token), [false, false, false, false], "{token}");
        }
    }
}

/// Base64 with padding.
#[test]
fn the_body_is_padded() {
    for token in both("1") {
        let body = token.rsplit('.').next().expect("it has a body");
        let missing = 4 - body.len() % 4;
        assert_ne!(missing, 4, "this payload needs padding");
        let token = token + &"=".repeat(missing);
        assert_eq!(readers(&token), [false, false, false, false], "{token}");
    }
}

/// Nothing forbids an empty payload to the lower layers; claims are never empty.
#[test]
fn the_payload_is_empty() {
    for token in both("") {
        assert_eq!(readers(&token), [true, true, false, true], "{token}");
    }
}

/// A token of more than 64 KiB.
#[test]
fn the_token_is_long() {
    for token in both(&material::payload(64 * 1024)) {
        assert_eq!(readers(&token), [true, false, true, true]);
    }
}

/// A signature that the key's owner can make, with the neutral point for R: it satisfies the
/// equation of the plain verification. The strict one refuses it, as libsodium does.
#[test]
fn r_is_of_small_order() {
    let payload = b"{}";
    let token = [payload.as_slice(), &small_order_signature(payload)].concat();
    let token = format!("v4.public.{}", URL_SAFE_NO_PAD.encode(token));
    assert_eq!(readers(&token), [false, false, false, true], "{token}");
}

/// `R ‖ S`, where R is the neutral point and S the challenge times the secret scalar.
fn small_order_signature(payload: &[u8]) -> Vec<u8> {
    let mut encoding = 4_u64.to_le_bytes().to_vec();
    for piece in [b"v4.public.", payload, b"", b""] {
        encoding.extend((piece.len() as u64).to_le_bytes());
        encoding.extend(piece);
    }
    let r = EdwardsPoint::identity().compress().to_bytes();
    let challenge = Sha512::new()
        .chain_update(r)
        .chain_update(material::public_key())
        .chain_update(encoding)
        .finalize();
    let secret = ExpandedSecretKey::from(&material::SEED).scalar;
    let s = Scalar::from_bytes_mod_order_wide(&challenge.into()) * secret;
    [r, s.to_bytes()].concat()
}
