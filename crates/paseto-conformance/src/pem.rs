//! The keys of version 3 that some official vectors hold as PEM, and the keys of version 1 for sealing.

use paseto_core::{Version, base64url};

/// What stands before the point in the `SubjectPublicKeyInfo` of an uncompressed P-384 key.
const P_384: &[u8] = b"\x30\x76\x30\x10\x06\x07\x2a\x86\x48\xce\x3d\x02\x01\
                       \x06\x05\x2b\x81\x04\x00\x22\x03\x62\x00\x04";

/// What stands before the secret number in the `ECPrivateKey` of a P-384 key.
const P_384_SECRET: &[u8] = b"\x30\x81\xa4\x02\x01\x01\x04\x30";

/// The compressed point of 49 bytes in the PEM text of a P-384 key; `None` for anything else.
pub(crate) fn compressed_p384(text: &[u8]) -> Option<Vec<u8>> {
    let der = der(text, "PUBLIC KEY")?;
    let (x, y) = der.strip_prefix(P_384)?.split_at_checked(48)?;
    let sign = y.get(47).filter(|_| y.len() == 48)? & 1;
    Some([&[2 | sign], x].concat())
}

/// The secret number of 48 bytes in the PEM text of a P-384 key; `None` for anything else. The point
/// behind it is not compared: the vectors have the public key once more.
fn secret_p384(text: &[u8]) -> Option<Vec<u8>> {
    let der = der(text, "EC PRIVATE KEY")?;
    der.strip_prefix(P_384_SECRET)?
        .get(..48)
        .map(<[u8]>::to_vec)
}

/// What a suite takes as the secret half of a pair for sealing, from PEM text.
pub(crate) fn sealing_secret_key(version: Version, text: &[u8]) -> Option<Vec<u8>> {
    match version {
        Version::V1 => der(text, "RSA PRIVATE KEY"),
        Version::V3 => secret_p384(text),
        _ => None,
    }
}

/// What a suite takes as the public half of a pair for sealing, from PEM text.
pub(crate) fn sealing_public_key(version: Version, text: &[u8]) -> Option<Vec<u8>> {
    match version {
        Version::V1 => der(text, "PUBLIC KEY"),
        Version::V3 => compressed_p384(text),
        _ => None,
    }
}

/// The DER in PEM text with this label.
fn der(text: &[u8], label: &str) -> Option<Vec<u8>> {
    let text = core::str::from_utf8(text).ok()?.trim_ascii();
    let text = text.strip_prefix(&format!("-----BEGIN {label}-----"))?;
    let text = text.strip_suffix(&format!("-----END {label}-----"))?;
    let letters: String = text.split_ascii_whitespace().collect();
    let letters = letters.replace('+', "-").replace('/', "_");
    let mut der = Vec::new();
    base64url::decode_append(letters.trim_end_matches('=').as_bytes(), &mut der).ok()?;
    Some(der)
}
