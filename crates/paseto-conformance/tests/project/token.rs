//! The text of tokens, put together and taken apart.

use paseto_core::base64url;

/// The text of a token.
pub(crate) fn text(header: &str, body: &[&[u8]], footer: &[u8]) -> String {
    let mut text = header.to_owned();
    base64url::encode_append(&body.concat(), &mut text);
    if !footer.is_empty() {
        text.push('.');
        base64url::encode_append(footer, &mut text);
    }
    text
}

/// The bytes of the body.
pub(crate) fn body_of(token: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let body = token.split('.').nth(2).unwrap();
    base64url::decode_append(body.as_bytes(), &mut bytes).unwrap();
    bytes
}

/// The text with one of the bits set that its last letter has left over.
pub(crate) fn with_bits(text: &str) -> String {
    const LETTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let (start, last) = text.split_at(text.len() - 1);
    let at = LETTERS.find(last).unwrap();
    assert_eq!(at % 4, 0, "no bits are left over");
    format!("{start}{}", LETTERS.chars().nth(at + 1).unwrap())
}
