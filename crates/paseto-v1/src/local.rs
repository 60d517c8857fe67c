//! `v1.local`: encryption with a shared key.
//!
//! Specification: `Version1.md`, "GetNonce", "Encrypt" and "Decrypt".

use paseto_core::{Associated, Error, Header, Purpose, Version};
use paseto_nist::{
    hkdf::Prk,
    hmac::Hmac,
    local::{self, Keys, NONCE_LEN, TAG_LEN},
    sha384,
};

use crate::LocalKey;

const HEADER: Header = Header::new(Version::V1, Purpose::Local);

type Body<'b> = paseto_core::Body<'b, NONCE_LEN, TAG_LEN>;

impl LocalKey {
    /// Encrypt, from step 4 on: `b` is what the random number generator gave.
    fn seal(
        &self,
        b: &[u8; NONCE_LEN],
        body: Body<'_>,
        associated: Associated<'_>,
    ) -> Result<(), Error> {
        let f = associated.footer_only(Version::V1)?;
        // Step 4.
        *body.n = get_nonce(body.c, b);
        // Step 5.
        let mut keys = Keys::new();
        self.split(body.n, &mut keys)?;
        // Steps 6 to 8.
        local::seal(&keys, body, |mac, n, c| mac.update_pae(&pre_auth(n, c, f)))
    }

    /// Decrypt, from step 5 on.
    fn open(&self, body: Body<'_>, associated: Associated<'_>) -> Result<(), Error> {
        let f = associated.footer_only(Version::V1)?;
        // Step 5.
        let mut keys = Keys::new();
        self.split(body.n, &mut keys)?;
        // Steps 6 to 9.
        local::open(&keys, body, |mac, n, c| mac.update_pae(&pre_auth(n, c, f)))
    }

    /// Encrypt and Decrypt, step 5. The salt is of the nonce, so each token has an extraction of its
    /// own; it serves both keys.
    fn split(&self, n: &[u8; NONCE_LEN], keys: &mut Keys<32>) -> Result<(), Error> {
        let (salt, n2) = n.split_at(16);
        keys.counter.expose_mut().copy_from_slice(n2);
        let prk = Prk::extract(salt, self.bytes.expose());
        prk.expand(&[b"paseto-encryption-key"], keys.encryption.expose_mut())?;
        prk.expand(
            &[b"paseto-auth-key-for-aead"],
            keys.authentication.expose_mut(),
        )
    }
}

/// GetNonce: what the random number generator gave is mixed with the message, so that a generator
/// that repeats itself gives the key stream of one message away, and not of two.
fn get_nonce(m: &[u8], b: &[u8; NONCE_LEN]) -> [u8; NONCE_LEN] {
    let mut mac = Hmac::keyed(b);
    mac.update(m);
    let mut n = [0; NONCE_LEN];
    n.iter_mut()
        .zip(mac.finalize())
        .for_each(|(to, from)| *to = from);
    n
}

/// Encrypt, step 7; Decrypt, step 6.
const fn pre_auth<'a>(n: &'a [u8], c: &'a [u8], f: &'a [u8]) -> [&'a [u8]; 4] {
    [HEADER.as_str().as_bytes(), n, c, f]
}

paseto_core::local_traits!(LocalKey, HEADER, nonce: NONCE_LEN, tag: TAG_LEN, sha384::token_id);
