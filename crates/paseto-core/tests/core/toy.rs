//! **No cryptography at all**: keys with a checksum for a signature, so that the core can be
//! tested without any. Anybody can forge their tokens.

use paseto_core::{
    Associated, Authentic, Decrypt, Encrypt, Error, Header, Purpose, Sign, TokenId, Verify,
    Version, pae,
};

pub(crate) const PUBLIC: Header = Header::new(Version::V4, Purpose::Public);
pub(crate) const LOCAL: Header = Header::new(Version::V4, Purpose::Local);

/// Signs, verifies, encrypts and decrypts, all with one byte.
pub(crate) struct Toy(pub(crate) u8);

/// Four FNV-1a sums with different starts: good enough to tell the tests' messages apart.
pub(crate) fn checksum(key: u8, pieces: &[&[u8]]) -> [u8; 32] {
    let mut out = [0; 32];
    for (lane, chunk) in out.chunks_exact_mut(8).enumerate() {
        let mut sum = 0xcbf2_9ce4_8422_2325 ^ (lane as u64) << 8 ^ u64::from(key);
        pae(pieces, |bytes| {
            for byte in bytes {
                sum = (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
            }
        });
        chunk.copy_from_slice(&sum.to_le_bytes());
    }
    out
}

fn signed<'a>(message: &'a [u8], associated: Associated<'a>) -> [&'a [u8]; 4] {
    [
        PUBLIC.as_str().as_bytes(),
        message,
        associated.footer,
        associated.implicit,
    ]
}

impl Sign for Toy {
    const HEADER: Header = PUBLIC;
    const SIGNATURE_LEN: usize = 64;

    fn sign(&self, message: &[u8], a: Associated<'_>, signature: &mut [u8]) -> Result<(), Error> {
        assert_eq!(signature.len(), 64);
        signature[..32].copy_from_slice(&checksum(self.0, &signed(message, a)));
        signature[32..].fill(0);
        Ok(())
    }
}

impl Verify for Toy {
    const HEADER: Header = PUBLIC;
    const SIGNATURE_LEN: usize = 64;

    /// The second half of the signature may be anything: as with ECDSA, one message has several.
    fn verify(&self, message: &[u8], a: Associated<'_>, signature: &[u8]) -> Result<(), Error> {
        let sum = checksum(self.0, &signed(message, a));
        if signature.len() == 64 && signature.starts_with(&sum) {
            Ok(())
        } else {
            Err(Error::NotAuthentic)
        }
    }

    fn signing_input(
        &self,
        message: &[u8],
        a: Associated<'_>,
        sink: &mut dyn FnMut(&[u8]),
    ) -> Result<(), Error> {
        pae(&signed(message, a), sink);
        Ok(())
    }

    fn token_id(pieces: &[&[u8]]) -> TokenId {
        TokenId::new(checksum(0, pieces))
    }
}

impl Toy {
    fn seal(&self, body: &[u8], a: Associated<'_>) -> [u8; 32] {
        let (nonce, rest) = body.split_at(32);
        let (ciphertext, _) = rest.split_at(rest.len() - 32);
        let header = LOCAL.as_str().as_bytes();
        checksum(self.0, &[header, nonce, ciphertext, a.footer, a.implicit])
    }

    fn xor(body: &mut [u8]) {
        let end = body.len() - 32;
        body[32..end].iter_mut().for_each(|byte| *byte ^= 0x55);
    }
}

impl Encrypt for Toy {
    const HEADER: Header = LOCAL;
    const NONCE_LEN: usize = 32;
    const TAG_LEN: usize = 32;

    fn encrypt(&self, body: &mut [u8], a: Associated<'_>) -> Result<(), Error> {
        body[..32].fill(self.0);
        Self::xor(body);
        let (end, tag) = (body.len() - 32, self.seal(body, a));
        body[end..].copy_from_slice(&tag);
        Ok(())
    }
}

#[cfg(feature = "hazmat")]
impl paseto_core::EncryptWithNonce for Toy {
    fn encrypt_with_nonce(
        &self,
        nonce: &[u8],
        body: &mut [u8],
        a: Associated<'_>,
    ) -> Result<(), Error> {
        body[..32].copy_from_slice(nonce);
        Self::xor(body);
        let (end, tag) = (body.len() - 32, self.seal(body, a));
        body[end..].copy_from_slice(&tag);
        Ok(())
    }
}

impl Decrypt for Toy {
    const HEADER: Header = LOCAL;
    const NONCE_LEN: usize = 32;
    const TAG_LEN: usize = 32;

    fn decrypt(&self, body: &mut [u8], a: Associated<'_>) -> Result<(), Error> {
        if body.len() < 64 {
            return Err(Error::too_short(body.len(), 64));
        }
        if !body.ends_with(&self.seal(body, a)) {
            return Err(Error::NotAuthentic);
        }
        Self::xor(body);
        Ok(())
    }

    fn token_id(pieces: &[&[u8]]) -> TokenId {
        TokenId::new(checksum(1, pieces))
    }
}

/// A key that must not be used.
pub(crate) struct Untouched;

impl Verify for Untouched {
    const HEADER: Header = PUBLIC;
    const SIGNATURE_LEN: usize = 64;

    fn verify(&self, _: &[u8], _: Associated<'_>, _: &[u8]) -> Result<(), Error> {
        panic!("the key was used")
    }

    fn signing_input(
        &self,
        _: &[u8],
        _: Associated<'_>,
        _: &mut dyn FnMut(&[u8]),
    ) -> Result<(), Error> {
        panic!("the key was used")
    }

    fn token_id(_: &[&[u8]]) -> TokenId {
        panic!("the key was used")
    }
}

impl Sign for Untouched {
    const HEADER: Header = PUBLIC;
    const SIGNATURE_LEN: usize = 64;

    fn sign(&self, _: &[u8], _: Associated<'_>, _: &mut [u8]) -> Result<(), Error> {
        panic!("the key was used")
    }
}

impl Encrypt for Untouched {
    const HEADER: Header = LOCAL;
    const NONCE_LEN: usize = 32;
    const TAG_LEN: usize = 32;

    fn encrypt(&self, _: &mut [u8], _: Associated<'_>) -> Result<(), Error> {
        panic!("the key was used")
    }
}

impl Decrypt for Untouched {
    const HEADER: Header = LOCAL;
    const NONCE_LEN: usize = 32;
    const TAG_LEN: usize = 32;

    fn decrypt(&self, _: &mut [u8], _: Associated<'_>) -> Result<(), Error> {
        panic!("the key was used")
    }

    fn token_id(_: &[&[u8]]) -> TokenId {
        panic!("the key was used")
    }
}

/// Takes any payload.
pub(crate) fn raw(token: &Authentic) -> Result<Vec<u8>, Error> {
    Ok(token.payload().to_vec())
}

/// A check that must not be reached.
pub(crate) fn unreached(_: &Authentic) -> Result<Vec<u8>, Error> {
    panic!("something that is not authentic was checked")
}
