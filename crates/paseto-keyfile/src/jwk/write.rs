//! JWK as it is written: the members of the key, and no others.

use alloc::{string::String, vec};

use paseto_core::{SecretText, base64url};
use zeroize::Zeroizing;

use super::rsa;
use crate::Algorithm;

/// A public key, of its raw bytes.
pub(crate) fn public(algorithm: Algorithm, raw: &[u8]) -> String {
    match algorithm {
        Algorithm::Rsa => write(KTY_RSA, &rsa::public_members(raw)),
        Algorithm::Ed25519 => write(KTY_ED25519, &[("x", raw)]),
        Algorithm::P384 => {
            let (x, y) = coordinates(raw);
            write(KTY_P384, &[("x", x), ("y", y)])
        }
    }
}

/// A secret key, of the raw bytes of both halves.
pub(crate) fn secret(algorithm: Algorithm, raw: &[u8], public: &[u8]) -> SecretText {
    SecretText::new(match algorithm {
        Algorithm::Rsa => write(KTY_RSA, &rsa::secret_members(raw)),
        Algorithm::Ed25519 => write(KTY_ED25519, &[("x", public), ("d", raw)]),
        Algorithm::P384 => {
            let (x, y) = coordinates(public);
            write(KTY_P384, &[("x", x), ("y", y), ("d", raw)])
        }
    })
}

pub(super) fn symmetric(key: &[u8]) -> SecretText {
    SecretText::new(write(KTY_SYMMETRIC, &[("k", key)]))
}

const KTY_ED25519: &str = r#"{"kty":"OKP","crv":"Ed25519""#;
const KTY_P384: &str = r#"{"kty":"EC","crv":"P-384""#;
const KTY_RSA: &str = r#"{"kty":"RSA""#;
const KTY_SYMMETRIC: &str = r#"{"kty":"oct""#;

/// Of a point that is not compressed: 04, x, y.
fn coordinates(point: &[u8]) -> (&[u8], &[u8]) {
    let coordinates = point.get(1..).unwrap_or_default();
    coordinates.split_at(coordinates.len() / 2)
}

/// In one allocation of the right size, so that no buffer grows and leaves a secret behind.
#[expect(
    clippy::arithmetic_side_effects,
    reason = "the numbers of one key, in letters, and the names around them"
)]
fn write(start: &str, members: &[(&str, &[u8])]) -> String {
    let letters = |bytes: &[u8]| base64url::encoded_len(bytes.len()).unwrap_or_default();
    let room = |(name, bytes): &(&str, &[u8])| r#","":"""#.len() + name.len() + letters(bytes);
    let length = start.len() + members.iter().map(room).sum::<usize>() + "}".len();
    let mut text = String::with_capacity(length);
    text.push_str(start);
    for (name, bytes) in members {
        let mut value = Zeroizing::new(vec![0; letters(bytes)]);
        // The room is what `encoded_len` says, so this cannot fail.
        let value = base64url::encode_secret(bytes, &mut value).unwrap_or_default();
        [r#",""#, name, r#"":""#, value, r#"""#]
            .iter()
            .for_each(|part| text.push_str(part));
    }
    text.push('}');
    text
}
