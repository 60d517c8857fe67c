//! Small helpers around text and outcomes.

use core::fmt::{Debug, Display};

use paserk::Key;
use paseto_core::{Error, base64url};

use crate::{Suite, class};

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
