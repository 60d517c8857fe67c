//! Encrypt-then-MAC, as `v1.local` and `v3.local` have it: AES-256-CTR, then HMAC-SHA-384.
//!
//! Specification: `Version1.md` and `Version3.md`, "Encrypt" and "Decrypt".

use paseto_core::{Body, Error, Secret};
use subtle::ConstantTimeEq;

use crate::{aes_ctr, hmac::Hmac};

/// The length of the nonce at the beginning of a body.
pub const NONCE_LEN: usize = 32;
/// The length of the tag at the end of a body.
pub const TAG_LEN: usize = 48;

/// The keys of one token, derived from the key and the nonce. They are wiped when dropped.
#[derive(Debug)]
pub struct Keys {
    /// `Ek`.
    encryption: Secret<32>,
    /// `n2`.
    counter: Secret<16>,
    /// HMAC keyed with `Ak`.
    authentication: Hmac,
}

impl Keys {
    /// `Ek`, `n2` and `Ak`: version 1 has an `Ak` of 32 bytes, version 3 one of 48.
    #[must_use]
    pub fn new(encryption: Secret<32>, counter: Secret<16>, authentication: &[u8]) -> Self {
        Self {
            encryption,
            counter,
            authentication: Hmac::keyed(authentication),
        }
    }
}

/// Encrypts the message in `body`, whose nonce is in its place, and writes the tag.
///
/// `pieces` feeds what the version authenticates to the MAC, given the nonce and the ciphertext:
/// `|mac, n, c| mac.update_pae(&[h, n, c, f])`.
///
/// # Errors
/// Those of [`aes_ctr::apply`]. `body` then holds nothing of use.
pub fn seal(
    keys: Keys,
    body: Body<'_, NONCE_LEN, TAG_LEN>,
    pieces: impl FnOnce(&mut Hmac, &[u8], &[u8]),
) -> Result<(), Error> {
    aes_ctr::apply(keys.encryption.expose(), keys.counter.expose(), body.c)?;
    let mut mac = keys.authentication;
    pieces(&mut mac, body.n, body.c);
    mac.finalize_into(body.t);
    Ok(())
}

/// Compares the tag in constant time, and then decrypts the ciphertext in `body`. `pieces` is that
/// of [`seal`].
///
/// # Errors
/// [`Error::NotAuthentic`], and then nothing is decrypted; those of [`aes_ctr::apply`].
pub fn open(
    keys: Keys,
    body: Body<'_, NONCE_LEN, TAG_LEN>,
    pieces: impl FnOnce(&mut Hmac, &[u8], &[u8]),
) -> Result<(), Error> {
    let mut mac = keys.authentication;
    pieces(&mut mac, body.n, body.c);
    if !bool::from(mac.finalize().ct_eq(body.t)) {
        return Err(Error::NotAuthentic);
    }
    aes_ctr::apply(keys.encryption.expose(), keys.counter.expose(), body.c)
}
