//! `v4.public`: signatures that everybody can check.
//!
//! Specification: `Version4.md`, "Sign" and "Verify".

use paseto_core::{Associated, Error, Header, Purpose, Sign, TokenId, Verify, Version, pae};
use paseto_sodium::blake2b;

use crate::{PublicKey, SecretKey};

const HEADER: Header = Header::new(Version::V4, Purpose::Public);
const SIGNATURE: usize = 64;

/// Sign, step 3; Verify, step 5: what `m2` is the encoding of.
const fn pieces<'a>(m: &'a [u8], associated: Associated<'a>) -> [&'a [u8]; 4] {
    let h = HEADER.as_str().as_bytes();
    [h, m, associated.footer, associated.implicit]
}

impl Sign for SecretKey {
    const HEADER: Header = HEADER;
    const SIGNATURE_LEN: usize = SIGNATURE;

    fn sign(
        &self,
        message: &[u8],
        associated: Associated<'_>,
        signature: &mut [u8],
    ) -> Result<(), Error> {
        // Steps 3 and 4.
        let m2 = pieces(message, associated);
        Ok(self.inner.sign_pae(&m2, signature)?)
    }
}

impl Verify for PublicKey {
    const HEADER: Header = HEADER;
    const SIGNATURE_LEN: usize = SIGNATURE;

    fn verify(
        &self,
        message: &[u8],
        associated: Associated<'_>,
        signature: &[u8],
    ) -> Result<(), Error> {
        // Steps 5 and 6.
        self.0.verify_pae(&pieces(message, associated), signature)
    }

    fn signing_input(
        &self,
        message: &[u8],
        associated: Associated<'_>,
        sink: &mut dyn FnMut(&[u8]),
    ) -> Result<(), Error> {
        pae(&pieces(message, associated), sink);
        Ok(())
    }

    fn token_id(pieces: &[&[u8]]) -> TokenId {
        blake2b::token_id(pieces)
    }
}
