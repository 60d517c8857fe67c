//! HKDF-SHA-384 with AWS-LC.
//!
//! `aws_lc_rs::hkdf::Salt::extract` puts extraction off to each expansion. What it computes is an
//! HMAC (RFC 5869, section 2.2), so it is computed as one, once.

use aws_lc_rs::{
    hkdf::{self, HKDF_SHA384},
    hmac::{self, HMAC_SHA384},
};
use paseto_core::{Error, Secret};

pub(super) struct Prk(hkdf::Prk);

impl Prk {
    pub(super) fn extract(salt: &[u8], ikm: &[u8]) -> Self {
        let mut prk = Secret::new([0; 48]);
        // No salt is a salt of zeros (RFC 5869, section 2.2), and spelled out it is long enough for
        // FIPS 140.
        let salt = if salt.is_empty() { &[0; 48] } else { salt };
        let salt = hmac::Key::new(HMAC_SHA384, salt);
        extract_into(&salt, ikm, &mut prk);
        Self(hkdf::Prk::new_less_safe(HKDF_SHA384, prk.expose()))
    }

    pub(super) fn expand(&self, info: &[&[u8]], out: &mut [u8]) -> Result<(), Error> {
        self.0
            .expand(info, Length(out.len()))
            .map_err(|_| Error::too_long(out.len(), 255 * 48))?
            .fill(out)
            .map_err(|_| Error::Unavailable)
    }
}

#[expect(
    clippy::expect_used,
    reason = "the buffer has the length of a tag; for the rest, aws-lc-rs panics in hmac too"
)]
fn extract_into(salt: &hmac::Key, ikm: &[u8], prk: &mut Secret<48>) {
    hmac::sign_to_buffer(salt, ikm, prk.expose_mut()).expect("a tag has 48 bytes");
}

/// The length of what is derived, in bytes.
struct Length(usize);

impl hkdf::KeyType for Length {
    fn len(&self) -> usize {
        self.0
    }
}
