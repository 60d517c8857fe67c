//! Unpadded base64url (RFC 4648 §5) with one accepted spelling of each byte string.
//!
//! Refused: padding, letters of the standard alphabet (`+`, `/`), white space, anything that is
//! not ASCII, a length of 1 modulo 4, and non-zero bits after the last byte.
//!
//! Specification: `Common.md`, "Base64 Encoding".

use base64_simd::{Out, URL_SAFE_NO_PAD};
use base64ct::{Base64UrlUnpadded, Encoding};

/// The text is not the canonical unpadded base64url of any bytes, or does not fit the space that
/// was given for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Base64Error;

impl core::fmt::Display for Base64Error {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("not canonical base64url without padding")
    }
}

impl core::error::Error for Base64Error {}

/// The number of letters that `bytes` bytes are written with; `None` where it overflows.
#[must_use]
pub const fn encoded_len(bytes: usize) -> Option<usize> {
    let whole = match (bytes / 3).checked_mul(4) {
        Some(letters) => letters,
        None => return None,
    };
    match bytes % 3 {
        0 => Some(whole),
        1 => whole.checked_add(2),
        _ => whole.checked_add(3),
    }
}

/// The number of bytes that `letters` letters stand for; `None` where no text has that length.
#[must_use]
#[expect(
    clippy::arithmetic_side_effects,
    reason = "at no step more than `letters`, of which it takes three quarters"
)]
pub const fn decoded_len(letters: usize) -> Option<usize> {
    let whole = letters / 4 * 3;
    match letters % 4 {
        0 => Some(whole),
        1 => None,
        rest => Some(whole + rest - 1),
    }
}

/// Writes `bytes` as base64url to the front of `out` and returns that part as text.
///
/// Not constant-time: for what is public once it is written, such as the body of a token.
///
/// # Errors
/// [`Base64Error`] where `out` is shorter than [`encoded_len`].
pub fn encode<'o>(bytes: &[u8], out: &'o mut [u8]) -> Result<&'o str, Base64Error> {
    let out = front(out, encoded_len(bytes.len()))?;
    let text: &[u8] = URL_SAFE_NO_PAD.encode(bytes, Out::from_slice(out));
    core::str::from_utf8(text).map_err(|_| Base64Error)
}

/// Reads base64url to the front of `out` and returns that part.
///
/// Not constant-time: for what was public as text, such as the body of a token.
///
/// # Errors
/// [`Base64Error`] where `text` is not canonical, or `out` shorter than [`decoded_len`].
pub fn decode<'o>(text: &[u8], out: &'o mut [u8]) -> Result<&'o [u8], Base64Error> {
    let out = front(out, decoded_len(text.len()))?;
    let bytes: &[u8] = URL_SAFE_NO_PAD
        .decode(text, Out::from_slice(out))
        .map_err(|_| Base64Error)?;
    Ok(bytes)
}

/// [`encode`] at the end of a `String`.
#[cfg(feature = "alloc")]
pub fn encode_append(bytes: &[u8], out: &mut alloc::string::String) {
    URL_SAFE_NO_PAD.encode_append(bytes, out);
}

/// [`decode`] at the end of a `Vec`, which is left as it was on an error.
///
/// # Errors
/// [`Base64Error`] where `text` is not canonical.
#[cfg(feature = "alloc")]
pub fn decode_append(text: &[u8], out: &mut alloc::vec::Vec<u8>) -> Result<(), Base64Error> {
    URL_SAFE_NO_PAD
        .decode_append(text, out)
        .map_err(|_| Base64Error)
}

/// [`encode`] without branches or table look-ups that depend on the bytes: for keys.
///
/// # Errors
/// [`Base64Error`] where `out` is shorter than [`encoded_len`].
pub fn encode_secret<'o>(bytes: &[u8], out: &'o mut [u8]) -> Result<&'o str, Base64Error> {
    Base64UrlUnpadded::encode(bytes, out).map_err(|_| Base64Error)
}

/// [`decode`] without branches or table look-ups that depend on the letters, save whether they
/// are canonical at all: for keys.
///
/// # Errors
/// [`Base64Error`] where `text` is not canonical, or `out` shorter than [`decoded_len`].
pub fn decode_secret<'o>(text: &[u8], out: &'o mut [u8]) -> Result<&'o [u8], Base64Error> {
    Base64UrlUnpadded::decode(text, out).map_err(|_| Base64Error)
}

/// The first `len` bytes of `out`.
fn front(out: &mut [u8], len: Option<usize>) -> Result<&mut [u8], Base64Error> {
    len.and_then(|len| out.get_mut(..len)).ok_or(Base64Error)
}
