//! `v4.local`: encryption with a shared key.
//!
//! Specification: `Version4.md`, "Encrypt" and "Decrypt".

use paseto_core::{Associated, Decrypt, Encrypt, Error, Header, Purpose, Secret, TokenId, Version};
use paseto_sodium::{
    blake2b::{self, Blake2b},
    xchacha20,
};
use subtle::ConstantTimeEq;

use crate::LocalKey;

const HEADER: Header = Header::new(Version::V4, Purpose::Local);
const NONCE: usize = 32;
const TAG: usize = 32;

/// The body of a token: `n ‖ c ‖ t`, where `m` stands in place of `c` before and after.
struct Body<'b> {
    n: &'b mut [u8; NONCE],
    c: &'b mut [u8],
    t: &'b mut [u8; TAG],
}

impl<'b> Body<'b> {
    fn split(body: &'b mut [u8]) -> Result<Self, Error> {
        let short = Error::too_short(body.len(), NONCE + TAG);
        let (n, rest) = body.split_first_chunk_mut().ok_or(short.clone())?;
        let (c, t) = rest.split_last_chunk_mut().ok_or(short)?;
        Ok(Self { n, c, t })
    }
}

impl LocalKey {
    /// Encrypt, steps 4 to 7, with `n` in its place.
    fn seal(&self, body: Body<'_>, associated: Associated<'_>) -> Result<(), Error> {
        // Step 4.
        let (ek, n2, ak) = self.split(body.n);
        // Step 5.
        xchacha20::apply(ek.expose(), &n2, body.c)?;
        // Steps 6 and 7.
        *body.t = tag(&ak, body.n, body.c, associated);
        Ok(())
    }

    /// Encrypt, step 4; Decrypt, step 5: `Ek`, `n2` and `Ak`.
    fn split(&self, n: &[u8; NONCE]) -> (Secret<32>, [u8; 24], Secret<32>) {
        let mut hash = self.encryption.clone();
        hash.update(n);
        let mut tmp = Secret::new([0; 56]);
        hash.finalize_into(tmp.expose_mut());
        let (mut ek, mut n2) = (Secret::new([0; 32]), [0; 24]);
        let (left, right) = tmp.expose().split_at(32);
        ek.expose_mut().copy_from_slice(left);
        n2.copy_from_slice(right);

        let mut hash = self.authentication.clone();
        hash.update(n);
        let mut ak = Secret::new([0; 32]);
        hash.finalize_into(ak.expose_mut());
        (ek, n2, ak)
    }
}

/// Encrypt, steps 6 and 7; Decrypt, steps 6 and 7.
fn tag(ak: &Secret<32>, n: &[u8], c: &[u8], associated: Associated<'_>) -> [u8; TAG] {
    let mut mac = Blake2b::keyed(ak.expose());
    let Associated {
        footer, implicit, ..
    } = associated;
    mac.update_pae(&[HEADER.as_str().as_bytes(), n, c, footer, implicit]);
    mac.finalize()
}

impl Encrypt for LocalKey {
    const HEADER: Header = HEADER;
    const NONCE_LEN: usize = NONCE;
    const TAG_LEN: usize = TAG;

    fn encrypt(&self, body: &mut [u8], associated: Associated<'_>) -> Result<(), Error> {
        let body = Body::split(body)?;
        // Step 3.
        paseto_core::fill_random(body.n)?;
        self.seal(body, associated)
    }
}

#[cfg(feature = "hazmat")]
impl paseto_core::EncryptWithNonce for LocalKey {
    fn encrypt_with_nonce(
        &self,
        nonce: &[u8],
        body: &mut [u8],
        associated: Associated<'_>,
    ) -> Result<(), Error> {
        let body = Body::split(body)?;
        *body.n = nonce
            .try_into()
            .map_err(|_| paseto_core::KeyError::length(NONCE, nonce.len()))?;
        self.seal(body, associated)
    }
}

impl Decrypt for LocalKey {
    const HEADER: Header = HEADER;
    const NONCE_LEN: usize = NONCE;
    const TAG_LEN: usize = TAG;

    fn decrypt(&self, body: &mut [u8], associated: Associated<'_>) -> Result<(), Error> {
        // Step 4.
        let body = Body::split(body)?;
        // Step 5.
        let (ek, n2, ak) = self.split(body.n);
        // Steps 6 and 7.
        let t2 = tag(&ak, body.n, body.c, associated);
        // Step 8.
        if !bool::from(body.t.ct_eq(&t2)) {
            return Err(Error::NotAuthentic);
        }
        // Step 9.
        xchacha20::apply(ek.expose(), &n2, body.c)
    }

    fn token_id(pieces: &[&[u8]]) -> TokenId {
        blake2b::token_id(pieces)
    }
}
