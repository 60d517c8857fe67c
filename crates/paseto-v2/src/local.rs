//! `v2.local`: encryption with a shared key.
//!
//! Specification: `Version2.md`, "Encrypt" and "Decrypt".

use paseto_core::{Associated, Error, Header, Purpose, Version};
use paseto_sodium::{
    blake2b::{self, Blake2b},
    xchacha20poly1305,
};

use crate::LocalKey;

const HEADER: Header = Header::new(Version::V2, Purpose::Local);
const NONCE: usize = 24;
const TAG: usize = 16;

type Body<'b> = paseto_core::Body<'b, NONCE, TAG>;

impl LocalKey {
    /// Encrypt, from step 4 on: `b` is what the random number generator gave.
    fn seal(
        &self,
        b: &[u8; NONCE],
        body: Body<'_>,
        associated: Associated<'_>,
    ) -> Result<(), Error> {
        let f = associated.footer_only(Version::V2)?;
        // Step 4.
        let mut nonce = Blake2b::keyed(b);
        nonce.update(body.c);
        nonce.finalize_into(body.n);
        // Steps 5 and 6.
        let pre_auth = pre_auth(body.n, f);
        xchacha20poly1305::seal(self.bytes.expose(), body.n, &pre_auth, body.c, body.t)
    }

    /// Decrypt, from step 5 on.
    fn open(&self, body: Body<'_>, associated: Associated<'_>) -> Result<(), Error> {
        let f = associated.footer_only(Version::V2)?;
        // Steps 5 to 7.
        let pre_auth = pre_auth(body.n, f);
        xchacha20poly1305::open(self.bytes.expose(), body.n, &pre_auth, body.c, body.t)
    }
}

/// Encrypt and Decrypt, step 5. The ciphertext is not in it: the cipher authenticates it.
const fn pre_auth<'a>(n: &'a [u8], f: &'a [u8]) -> [&'a [u8]; 3] {
    [HEADER.as_str().as_bytes(), n, f]
}

paseto_core::local_traits!(LocalKey, HEADER, nonce: NONCE, tag: TAG, blake2b::token_id);
