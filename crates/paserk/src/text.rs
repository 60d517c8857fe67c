//! Keys as text: `local`, `secret`, `public`.

use alloc::string::String;

use paseto_core::{Error, KeyError, base64url};
use zeroize::Zeroizing;

use crate::{Key, KeyText, room::Room};

/// The greatest length of a PASERK string that is read, in bytes. The longest plain key, an
/// RSA-2048 secret key, takes about 1 600.
const MAX_LENGTH: usize = 16 * 1024;

/// Writes a key as PASERK: a `String` for a public key, a [`SecretText`](paseto_core::SecretText) for all others.
///
/// Specification: PASERK, `types/local.md`, `types/secret.md`, `types/public.md`.
pub fn text<K: Key>(key: &K) -> K::Text {
    with_letters(key, |letters| {
        let mut text = String::with_capacity(K::HEADER.len().saturating_add(letters.len()));
        text.push_str(K::HEADER);
        text.push_str(letters);
        K::Text::from_text(text)
    })
}

/// Calls `f` with what follows the header in the text of a key, which is wiped after that.
pub(crate) fn with_letters<K: Key, R>(key: &K, f: impl FnOnce(&str) -> R) -> R {
    key.with_bytes(|bytes| {
        let length = base64url::encoded_len(bytes.len()).unwrap_or_default();
        let mut room = Zeroizing::new(Room::new(length));
        // The room is what `encoded_len` says, so this cannot fail.
        f(base64url::encode_secret(bytes, room.bytes()).unwrap_or_default())
    })
}

/// Reads a key from PASERK.
///
/// # Errors
/// [`Error::TooLong`], [`Error::Format`] and [`Error::Base64`] where the text is no PASERK;
/// [`Error::Key`] where it is a key of another version or type, or no valid key.
pub fn parse<K: Key>(text: &str) -> Result<K, Error> {
    if K::Text::IS_SECRET {
        return parse_secret(text);
    }
    let data = split_header(text, K::HEADER)?.as_bytes();
    let length = base64url::decoded_len(data.len()).ok_or(Error::Base64)?;
    let mut room = Room::new(length);
    let bytes = base64url::decode(data, room.bytes()).map_err(|_| Error::Base64)?;
    K::from_key_bytes(bytes)
}

/// [`parse`] without a look at the letters of a secret: they are not searched for dots, because the decoder
/// refuses a dot as it does every letter that is none.
fn parse_secret<K: Key>(text: &str) -> Result<K, Error> {
    let data = text.as_bytes().strip_prefix(K::HEADER.as_bytes());
    let data = data.filter(|data| !data.is_empty() && text.len() <= MAX_LENGTH);
    let wrong = || split_header(text, K::HEADER).err().unwrap_or(Error::Base64);
    let data = data.ok_or_else(wrong)?;
    let length = base64url::decoded_len(data.len()).ok_or_else(wrong)?;
    let mut room = Zeroizing::new(Room::new(length));
    let bytes = base64url::decode_secret(data, room.bytes()).map_err(|_| wrong())?;
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
