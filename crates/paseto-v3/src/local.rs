//! `v3.local`: encryption with a shared key.
//!
//! Specification: `Version3.md`, "Encrypt" and "Decrypt".

use paseto_core::{Associated, Error, Header, Purpose, Secret, Version};
use paseto_nist::{
    local::{self, Keys, NONCE_LEN, TAG_LEN},
    sha384,
};

use crate::LocalKey;

const HEADER: Header = Header::new(Version::V3, Purpose::Local);

type Body<'b> = paseto_core::Body<'b, NONCE_LEN, TAG_LEN>;

impl LocalKey {
    /// Encrypt, from step 4 on.
    fn seal(
        &self,
        n: &[u8; NONCE_LEN],
        body: Body<'_>,
        associated: Associated<'_>,
    ) -> Result<(), Error> {
        // Step 4.
        let mut keys = Keys::new();
        self.split(n, &mut keys)?;
        *body.n = *n;
        // Steps 5 to 7.
        local::seal(&keys, body, |mac, n, c| {
            mac.update_pae(&pre_auth(n, c, associated));
        })
    }

    /// Decrypt, from step 5 on.
    fn open(&self, body: Body<'_>, associated: Associated<'_>) -> Result<(), Error> {
        // Step 5.
        let mut keys = Keys::new();
        self.split(body.n, &mut keys)?;
        // Steps 6 to 9.
        local::open(&keys, body, |mac, n, c| {
            mac.update_pae(&pre_auth(n, c, associated));
        })
    }

    /// Encrypt, step 4; Decrypt, step 5: the nonce is at the end of what HKDF calls the info, and
    /// `Ak` has all 48 bytes.
    fn split(&self, n: &[u8; NONCE_LEN], keys: &mut Keys<48>) -> Result<(), Error> {
        let mut tmp = Secret::<48>::new([0; 48]);
        self.prk
            .expand(&[b"paseto-encryption-key", n], tmp.expose_mut())?;
        let (ek, n2) = tmp.expose().split_at(32);
        keys.encryption.expose_mut().copy_from_slice(ek);
        keys.counter.expose_mut().copy_from_slice(n2);
        self.prk.expand(
            &[b"paseto-auth-key-for-aead", n],
            keys.authentication.expose_mut(),
        )
    }
}

/// Encrypt and Decrypt, step 6.
const fn pre_auth<'a>(n: &'a [u8], c: &'a [u8], associated: Associated<'a>) -> [&'a [u8]; 5] {
    let h = HEADER.as_str().as_bytes();
    [h, n, c, associated.footer, associated.implicit]
}

paseto_core::local_traits!(LocalKey, HEADER, nonce: NONCE_LEN, tag: TAG_LEN, sha384::token_id);
