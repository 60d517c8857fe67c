//! XChaCha20 (draft-irtf-cfrg-xchacha): libsodium's `crypto_stream_xchacha20_xor`.

use chacha20::{
    XChaCha20,
    cipher::{KeyIvInit, StreamCipher},
};
use paseto_core::Error;

/// Encrypts or decrypts `data` in place, with the block counter beginning at 0. Nothing is
/// authenticated.
///
/// # Errors
/// [`Error::TooLong`] past the end of the key stream, at 256 GiB.
pub fn apply(key: &[u8; 32], nonce: &[u8; 24], data: &mut [u8]) -> Result<(), Error> {
    XChaCha20::new(key.into(), nonce.into())
        .try_apply_keystream(data)
        .map_err(|_| Error::too_long(data.len(), usize::MAX))
}
