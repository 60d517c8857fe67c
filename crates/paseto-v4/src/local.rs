//! `v4.local`: encryption with a shared key.
//!
//! Specification: `Version4.md`, "Encrypt" and "Decrypt".

use paseto_core::{Associated, Error, Header, Purpose, Secret, Version};
use paseto_sodium::{
    blake2b::{self, Blake2b},
    xchacha20,
};

use crate::LocalKey;

const HEADER: Header = Header::new(Version::V4, Purpose::Local);
const NONCE: usize = 32;
const TAG: usize = 32;

type Body<'b> = paseto_core::Body<'b, NONCE, TAG>;

impl LocalKey {
    /// Encrypt, from step 4 on.
    fn seal(
        &self,
        n: &[u8; NONCE],
        body: Body<'_>,
        associated: Associated<'_>,
    ) -> Result<(), Error> {
        // Step 4.
        let (ek, n2, ak) = self.split(n);
        // Step 5.
        xchacha20::apply(ek.expose(), &n2, body.c)?;
        // Steps 6 and 7.
        *body.t = mac(&ak, n, body.c, associated).finalize();
        *body.n = *n;
        Ok(())
    }

    /// Decrypt, from step 5 on.
    fn open(&self, body: Body<'_>, associated: Associated<'_>) -> Result<(), Error> {
        // Step 5.
        let (ek, n2, ak) = self.split(body.n);
        // Steps 6 to 8.
        if !mac(&ak, body.n, body.c, associated).verify(body.t) {
            return Err(Error::NotAuthentic);
        }
        // Step 9.
        xchacha20::apply(ek.expose(), &n2, body.c)
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
fn mac(ak: &Secret<32>, n: &[u8], c: &[u8], associated: Associated<'_>) -> Blake2b<TAG> {
    let mut mac = Blake2b::keyed(ak.expose());
    let Associated {
        footer, implicit, ..
    } = associated;
    mac.update_pae(&[HEADER.as_str().as_bytes(), n, c, footer, implicit]);
    mac
}

paseto_core::local_traits!(LocalKey, HEADER, nonce: NONCE, tag: TAG, blake2b::token_id);
