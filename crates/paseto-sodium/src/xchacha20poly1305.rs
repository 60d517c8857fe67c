//! XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha): libsodium's
//! `crypto_aead_xchacha20poly1305_ietf`, detached.

use chacha20poly1305::{
    XChaCha20Poly1305,
    aead::{AeadInOut, KeyInit},
};
use paseto_core::{Error, pae};

#[cfg(test)]
mod wycheproof;

/// Encrypts `data` in place, and writes the tag. The Pre-Authentication Encoding of `pieces` is
/// authenticated with it.
///
/// # Errors
/// [`Error::TooLong`] past the end of the key stream, at 256 GiB; and, without the feature `alloc`,
/// where the encoding is longer than 1 024 bytes.
pub fn seal(
    key: &[u8; 32],
    nonce: &[u8; 24],
    pieces: &[&[u8]],
    data: &mut [u8],
    tag: &mut [u8; 16],
) -> Result<(), Error> {
    with_encoding(pieces, |encoding| encrypt(key, nonce, encoding, data, tag))?
}

/// Checks the tag, and then decrypts `data` in place.
///
/// # Errors
/// [`Error::NotAuthentic`], and then nothing is decrypted; and, without the feature `alloc`,
/// [`Error::TooLong`] where the encoding of `pieces` is longer than 1 024 bytes.
pub fn open(
    key: &[u8; 32],
    nonce: &[u8; 24],
    pieces: &[&[u8]],
    data: &mut [u8],
    tag: &[u8; 16],
) -> Result<(), Error> {
    with_encoding(pieces, |encoding| decrypt(key, nonce, encoding, data, tag))?
}

fn encrypt(
    key: &[u8; 32],
    nonce: &[u8; 24],
    associated: &[u8],
    data: &mut [u8],
    tag: &mut [u8; 16],
) -> Result<(), Error> {
    let length = data.len();
    let made = XChaCha20Poly1305::new(key.into())
        .encrypt_inout_detached(nonce.into(), associated, data.into())
        .map_err(|_| Error::too_long(length, usize::MAX))?;
    *tag = made.into();
    Ok(())
}

fn decrypt(
    key: &[u8; 32],
    nonce: &[u8; 24],
    associated: &[u8],
    data: &mut [u8],
    tag: &[u8; 16],
) -> Result<(), Error> {
    XChaCha20Poly1305::new(key.into())
        .decrypt_inout_detached(nonce.into(), associated, data.into(), tag.into())
        .map_err(|_| Error::NotAuthentic)
}

/// Encodings up to this length take no allocation: any ordinary footer.
const ON_STACK: usize = 1024;

/// Calls `f` with the Pre-Authentication Encoding of `pieces` as one slice, which is what the
/// cipher takes.
fn with_encoding<R>(pieces: &[&[u8]], f: impl FnOnce(&[u8]) -> R) -> Result<R, Error> {
    let mut length = 0_usize;
    pae(pieces, |bytes| length = length.saturating_add(bytes.len()));
    let mut room = [0; ON_STACK];
    if let Some(buffer) = room.get_mut(..length) {
        let mut rest = &mut *buffer;
        pae(pieces, |bytes| fill(&mut rest, bytes));
        return Ok(f(buffer));
    }
    long(pieces, length, f)
}

/// Copies `bytes` to the beginning of `room`, and leaves what is behind them.
fn fill(room: &mut &mut [u8], bytes: &[u8]) {
    if let Some((now, later)) = core::mem::take(room).split_at_mut_checked(bytes.len()) {
        now.copy_from_slice(bytes);
        *room = later;
    }
}

#[cfg(feature = "alloc")]
fn long<R>(pieces: &[&[u8]], length: usize, f: impl FnOnce(&[u8]) -> R) -> Result<R, Error> {
    let mut encoding = alloc::vec::Vec::with_capacity(length);
    pae(pieces, |bytes| encoding.extend_from_slice(bytes));
    Ok(f(&encoding))
}

#[cfg(not(feature = "alloc"))]
fn long<R>(_: &[&[u8]], length: usize, _: impl FnOnce(&[u8]) -> R) -> Result<R, Error> {
    Err(Error::too_long(length, ON_STACK))
}
