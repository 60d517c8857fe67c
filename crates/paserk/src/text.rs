//! Keys as text: `local`, `secret`, `public`.

use alloc::{string::String, vec};

use paseto_core::{Error, KeyError, base64url};
use zeroize::Zeroizing;

use crate::{Key, KeyText};

/// The greatest length of a PASERK string that is read, in bytes. The longest plain key, an
/// RSA-2048 secret key, takes about 1 600.
const MAX_LENGTH: usize = 16 * 1024;

/// Writes a key as PASERK: a `String` for a public key, a [`SecretText`](paseto_core::SecretText) for all others.
///
/// Specification: PASERK, `types/local.md`, `types/secret.md`, `types/public.md`.
pub fn text<K: Key>(key: &K) -> K::Text {
    key.with_bytes(|bytes| {
        let letters = base64url::encoded_len(bytes.len()).unwrap_or_default();
        let mut data = Zeroizing::new(vec![0; letters]);
        // The room is what `encoded_len` says, so this cannot fail.
        let data = base64url::encode_secret(bytes, &mut data).unwrap_or_default();
        let mut text = String::with_capacity(K::HEADER.len() + data.len());
        text.push_str(K::HEADER);
        text.push_str(data);
        K::Text::from_text(text)
    })
}

/// Reads a key from PASERK.
///
/// # Errors
/// [`Error::TooLong`], [`Error::Format`] and [`Error::Base64`] where the text is no PASERK;
/// [`Error::Key`] where it is a key of another version or type, or no valid key.
pub fn parse<K: Key>(text: &str) -> Result<K, Error> {
    let data = split_header(text, K::HEADER)?.as_bytes();
    let length = base64url::decoded_len(data.len()).ok_or(Error::Base64)?;
    let mut bytes = Zeroizing::new(vec![0; length]);
    let bytes = base64url::decode_secret(data, &mut bytes).map_err(|_| Error::Base64)?;
    K::from_key_bytes(bytes)
}

/// What follows `header` in a PASERK string.
pub(crate) fn split_header<'t>(text: &'t str, header: &'static str) -> Result<&'t str, Error> {
    if text.len() > MAX_LENGTH {
        return Err(Error::too_long(text.len(), MAX_LENGTH));
    }
    let parts = paseto_core::PaserkText::split(text)?;
    if parts.header == header {
        Ok(parts.data)
    } else {
        Err(KeyError::header(header).into())
    }
}
