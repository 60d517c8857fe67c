//! The text around wrapped, locked and sealed keys: framing, and nothing secret but in passing.

use alloc::{string::String, vec};

use paseto_core::{Error, KeyError, SecretBytes, base64url};

use crate::text::split_header;

/// The bytes that `header` stands before. A key that is decrypted in there is wiped with them.
///
/// `around` is how many bytes stand around a key, and `key` how long that is where all have one length.
pub(crate) fn read(
    text: &str,
    header: &'static str,
    around: usize,
    key: Option<usize>,
) -> Result<SecretBytes, Error> {
    let data = split_header(text, header)?.as_bytes();
    let length = base64url::decoded_len(data.len()).ok_or(Error::Base64)?;
    let mut bytes = SecretBytes::new(vec![0; length]);
    base64url::decode(data, bytes.expose_mut()).map_err(|_| Error::Base64)?;
    match key.map(|key| around.saturating_add(key)) {
        Some(whole) if length != whole => Err(KeyError::length(whole, length).into()),
        None if length <= around => Err(Error::too_short(length, around.saturating_add(1))),
        _ => Ok(bytes),
    }
}

/// The text of bytes that give nothing away.
pub(crate) fn write(header: &str, bytes: &[u8]) -> String {
    let letters = base64url::encoded_len(bytes.len()).unwrap_or_default();
    let mut text = String::with_capacity(header.len().saturating_add(letters));
    text.push_str(header);
    base64url::encode_append(bytes, &mut text);
    text
}

/// What follows when a key was decrypted: nobody learns whether the key, the text or what was in it
/// was wrong.
pub(crate) fn opaque(error: Error) -> Error {
    match error {
        // These say something of this machine, and nothing of the key.
        Error::Randomness | Error::Unavailable => error,
        _ => Error::NotAuthentic,
    }
}
