//! The public keys of version 3 that some official vectors hold as PEM.

use paseto_core::base64url;

/// What stands before the point in the `SubjectPublicKeyInfo` of an uncompressed P-384 key.
const P_384: &[u8] = b"\x30\x76\x30\x10\x06\x07\x2a\x86\x48\xce\x3d\x02\x01\
                       \x06\x05\x2b\x81\x04\x00\x22\x03\x62\x00\x04";

/// The compressed point of 49 bytes in the PEM text of a P-384 key; `None` for anything else.
pub(crate) fn compressed_p384(text: &[u8]) -> Option<Vec<u8>> {
    let text = core::str::from_utf8(text).ok()?.trim_ascii();
    let text = text.strip_prefix("-----BEGIN PUBLIC KEY-----")?;
    let text = text.strip_suffix("-----END PUBLIC KEY-----")?;
    let letters: String = text.split_ascii_whitespace().collect();
    let letters = letters.replace('+', "-").replace('/', "_");
    let mut der = Vec::new();
    base64url::decode_append(letters.trim_end_matches('=').as_bytes(), &mut der).ok()?;
    let (x, y) = der.strip_prefix(P_384)?.split_at_checked(48)?;
    let sign = y.get(47).filter(|_| y.len() == 48)? & 1;
    Some([&[2 + sign], x].concat())
}
