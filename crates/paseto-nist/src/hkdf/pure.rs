//! HKDF-SHA-384 with the crates `hkdf` and `hmac`. What is kept is HMAC's state after the key.

use hkdf::Hkdf;
use paseto_core::Error;
use sha2::Sha384;
use zeroize::Zeroize;

pub(super) struct Prk(Hkdf<Sha384>);

impl Prk {
    pub(super) fn extract(salt: &[u8], ikm: &[u8]) -> Self {
        let (mut prk, hkdf) = Hkdf::extract(Some(salt), ikm);
        prk.zeroize();
        Self(hkdf)
    }

    pub(super) fn expand(&self, info: &[&[u8]], out: &mut [u8]) -> Result<(), Error> {
        self.0
            .expand_multi_info(info, out)
            .map_err(|_| Error::too_long(out.len(), 255 * 48))
    }
}
