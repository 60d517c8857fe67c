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

/// The keys of one token, derived from the key and the nonce: `Ek`, `n2`, and `Ak`, which has 32
/// bytes in version 1 and 48 in version 3. Those of a wrapped key are of the same form.
///
/// They are derived into their places, because a move would leave a copy behind; and wiped when
/// dropped.
#[derive(Debug)]
#[non_exhaustive]
pub struct Keys<const A: usize> {
    /// `Ek`.
    pub encryption: Secret<32>,
    /// `n2`.
    pub counter: Secret<16>,
    /// `Ak`.
    pub authentication: Secret<A>,
}

impl<const A: usize> Keys<A> {
    /// All zeros, to be derived.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            encryption: Secret::new([0; 32]),
            counter: Secret::new([0; 16]),
            authentication: Secret::new([0; A]),
        }
    }

    /// Encrypts or decrypts.
    pub(crate) fn apply(&self, data: &mut [u8]) -> Result<(), Error> {
        aes_ctr::apply(self.encryption.expose(), self.counter.expose(), data)
    }

    /// The tag over `pieces`, one after the other.
    #[cfg(feature = "paserk")]
    pub(crate) fn tag(&self, pieces: &[&[u8]]) -> [u8; TAG_LEN] {
        let mut mac = Hmac::keyed(self.authentication.expose());
        pieces.iter().for_each(|piece| mac.update(piece));
        mac.finalize()
    }

    /// Compares the tag over `pieces` with `t`, in constant time.
    #[cfg(feature = "paserk")]
    pub(crate) fn check(&self, t: &[u8], pieces: &[&[u8]]) -> Result<(), Error> {
        if bool::from(self.tag(pieces).ct_eq(t)) {
            Ok(())
        } else {
            Err(Error::NotAuthentic)
        }
    }
}

impl<const A: usize> Default for Keys<A> {
    fn default() -> Self {
        Self::new()
    }
}

/// Encrypts the message in `body`, whose nonce is in its place, and writes the tag.
///
/// `pieces` feeds what the version authenticates to the MAC, given the nonce and the ciphertext:
/// `|mac, n, c| mac.update_pae(&[h, n, c, f])`.
///
/// # Errors
/// Those of [`aes_ctr::apply`]. `body` then holds nothing of use.
pub fn seal<const A: usize>(
    keys: &Keys<A>,
    body: Body<'_, NONCE_LEN, TAG_LEN>,
    pieces: impl FnOnce(&mut Hmac, &[u8], &[u8]),
) -> Result<(), Error> {
    keys.apply(body.c)?;
    let mut mac = Hmac::keyed(keys.authentication.expose());
    pieces(&mut mac, body.n, body.c);
    mac.finalize_into(body.t);
    Ok(())
}

/// Compares the tag in constant time, and then decrypts the ciphertext in `body`. `pieces` is that
/// of [`seal`].
///
/// # Errors
/// [`Error::NotAuthentic`], and then nothing is decrypted; those of [`aes_ctr::apply`].
pub fn open<const A: usize>(
    keys: &Keys<A>,
    body: Body<'_, NONCE_LEN, TAG_LEN>,
    pieces: impl FnOnce(&mut Hmac, &[u8], &[u8]),
) -> Result<(), Error> {
    let mut mac = Hmac::keyed(keys.authentication.expose());
    pieces(&mut mac, body.n, body.c);
    if !bool::from(mac.finalize().ct_eq(body.t)) {
        return Err(Error::NotAuthentic);
    }
    keys.apply(body.c)
}
