//! Small helpers around text and outcomes.

use core::fmt::{Debug, Display};

use paserk::Key;
use paseto_core::{Error, base64url};

use crate::{Suite, WrapSuite, class, pem};

/// The bytes of a field: decoded where the text is hexadecimal, and as they are where it is not,
/// as in the PEM keys of version 1.
pub(crate) fn bytes(text: &str) -> Vec<u8> {
    hex::decode(text).unwrap_or_else(|_| text.as_bytes().to_vec())
}

/// A secret key of this project's vectors: the bytes of PASERK, or PEM text.
pub(crate) fn secret_key<S: Suite>(bytes: &[u8]) -> Result<S::SecretKey, Error> {
    if is_pem(bytes) {
        S::read_secret_key(bytes)
    } else {
        Key::from_key_bytes(bytes)
    }
}

/// A public key of this project's vectors: the bytes of PASERK, or PEM text.
pub(crate) fn public_key<S: Suite>(bytes: &[u8]) -> Result<S::PublicKey, Error> {
    if is_pem(bytes) {
        S::read_public_key(bytes)
    } else {
        Key::from_key_bytes(bytes)
    }
}

/// The secret half of a pair for sealing: the bytes of PASERK, or in version 1 the DER; or PEM text.
pub(crate) fn sealing_secret_key<S: WrapSuite>(bytes: &[u8]) -> Result<S::SealingSecretKey, Error> {
    let from_pem = pem::sealing_secret_key(S::VERSION, bytes);
    S::sealing_secret_key(from_pem.as_deref().unwrap_or(bytes))
}

/// The public half of a pair for sealing: the bytes of PASERK, or in version 1 the DER; or PEM text.
pub(crate) fn sealing_public_key<S: WrapSuite>(bytes: &[u8]) -> Result<S::SealingPublicKey, Error> {
    let from_pem = pem::sealing_public_key(S::VERSION, bytes);
    S::sealing_public_key(from_pem.as_deref().unwrap_or(bytes))
}

/// The bytes of a key, as PASERK writes them.
pub(crate) fn to_bytes<K: Key>(key: &K) -> Vec<u8> {
    key.with_bytes(<[u8]>::to_vec)
}

/// What stands behind the last dot of a PASERK text.
pub(crate) fn data(text: &str) -> Result<Vec<u8>, String> {
    let letters = text.rsplit('.').next().unwrap_or_default();
    let mut bytes = Vec::new();
    base64url::decode_append(letters.as_bytes(), &mut bytes).map_err(|_| "no base64url")?;
    Ok(bytes)
}

fn is_pem(bytes: &[u8]) -> bool {
    bytes.starts_with(b"-----BEGIN ")
}

/// Says what failed.
pub(crate) trait Context<T> {
    fn context(self, what: &str) -> Result<T, String>;
}

impl<T, E: Display> Context<T> for Result<T, E> {
    fn context(self, what: &str) -> Result<T, String> {
        self.map_err(|why| format!("{what}: {why}"))
    }
}

impl<T> Context<T> for Option<T> {
    fn context(self, what: &str) -> Result<T, String> {
        self.ok_or_else(|| format!("{what} is missing"))
    }
}

/// What was found must be what is expected.
pub(crate) fn same<T: PartialEq + Debug + ?Sized>(
    what: &str,
    found: &T,
    expected: &T,
) -> Result<(), String> {
    if found == expected {
        return Ok(());
    }
    Err(format!("{what} is {found:?} instead of {expected:?}"))
}

/// The operation must have failed, and for this reason.
pub(crate) fn refused<T>(
    what: &str,
    outcome: Result<T, Error>,
    expected: &str,
) -> Result<(), String> {
    match outcome {
        Ok(_) => Err(format!("{what} was accepted instead of {expected}")),
        Err(error) if class(&error) == expected => Ok(()),
        Err(error) => Err(format!(
            "{what} ended in {} instead of {expected}",
            class(&error)
        )),
    }
}

/// The token with another footer in its place.
pub(crate) fn with_footer(token: &str, footer: &[u8]) -> String {
    let mut parts = token.split('.');
    let mut text = parts.by_ref().take(3).collect::<Vec<_>>().join(".");
    if !footer.is_empty() {
        text.push('.');
        base64url::encode_append(footer, &mut text);
    }
    text
}

/// The token with another body in its place.
pub(crate) fn with_body(token: &str, body: &[u8]) -> String {
    let mut parts = token.split('.');
    let mut text = parts.by_ref().take(2).collect::<Vec<_>>().join(".");
    text.push('.');
    base64url::encode_append(body, &mut text);
    for rest in parts.skip(1) {
        text.push('.');
        text.push_str(rest);
    }
    text
}

/// The bytes with one bit flipped, for each bit.
pub(crate) fn flips(bytes: &[u8]) -> impl Iterator<Item = (usize, Vec<u8>)> {
    (0..bytes.len().saturating_mul(8)).map(|bit| {
        let mut flipped = bytes.to_vec();
        if let Some(byte) = flipped.get_mut(bit / 8) {
            *byte ^= 1 << (bit % 8);
        }
        (bit, flipped)
    })
}
