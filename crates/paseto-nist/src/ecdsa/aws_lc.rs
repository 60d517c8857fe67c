//! P-384 with AWS-LC, which wipes its secrets.
//!
//! AWS-LC takes the message in one piece. It would take a hash too, but FIPS 140 approves of
//! signatures only where the module does the hashing as well.

use alloc::vec::Vec;

#[cfg(feature = "pem")]
use aws_lc_rs::encoding::{AsDer, PublicKeyX509Der};
use aws_lc_rs::{
    encoding::{AsBigEndian, EcPublicKeyCompressedBin},
    rand::SystemRandom,
    signature::{
        ECDSA_P384_SHA384_FIXED, ECDSA_P384_SHA384_FIXED_SIGNING, EcdsaKeyPair, KeyPair,
        ParsedPublicKey,
    },
};
use paseto_core::{Error, KeyError, Secret};

#[cfg(feature = "paserk")]
use super::SecretKey;
use super::{Message, PublicKey, SIGNATURE_LEN};

/// An `ECPrivateKey` (RFC 5915) without a public half, around the 48 bytes of the secret number:
/// the only form that AWS-LC computes the public half of.
const BEFORE: [u8; 7] = *b"\x30\x3e\x02\x01\x01\x04\x30";
/// The curve, secp384r1.
const AFTER: [u8; 9] = *b"\xa0\x07\x06\x05\x2b\x81\x04\x00\x22";

#[derive(Clone)]
pub(super) struct Signer(EcdsaKeyPair);

impl Signer {
    pub(super) fn new(bytes: &Secret<48>) -> Result<Self, KeyError> {
        let mut der = Secret::new([0; 64]);
        let parts = BEFORE.iter().chain(bytes.expose()).chain(&AFTER);
        for (out, byte) in der.expose_mut().iter_mut().zip(parts) {
            *out = *byte;
        }
        EcdsaKeyPair::from_private_key_der(&ECDSA_P384_SHA384_FIXED_SIGNING, der.expose())
            .map(Self)
            .map_err(|_| KeyError::Scalar)
    }

    pub(super) fn public_key(&self) -> Result<PublicKey, KeyError> {
        let point = self.0.public_key();
        let bytes: EcPublicKeyCompressedBin<'_> =
            point.as_be_bytes().map_err(|_| KeyError::Point)?;
        Ok(PublicKey {
            bytes: bytes.as_ref().try_into().map_err(|_| KeyError::Point)?,
            // Uncompressed, so that no root has to be drawn.
            point: Verifier::new(point.as_ref())?,
        })
    }

    pub(super) fn sign(
        &self,
        message: Message<'_>,
        out: &mut [u8; SIGNATURE_LEN],
    ) -> Result<(), Error> {
        let signature = self
            .0
            .sign(&SystemRandom::new(), &collect(message))
            .map_err(|_| Error::Unavailable)?;
        *out = signature
            .as_ref()
            .try_into()
            .map_err(|_| Error::Unavailable)?;
        Ok(())
    }
}

#[derive(Clone)]
pub(super) struct Verifier {
    key: ParsedPublicKey,
    /// Written at once, because AWS-LC may fail to later on.
    #[cfg(feature = "pem")]
    uncompressed: [u8; 97],
}

impl Verifier {
    pub(super) fn new(point: &[u8]) -> Result<Self, KeyError> {
        let key =
            ParsedPublicKey::new(&ECDSA_P384_SHA384_FIXED, point).map_err(|_| KeyError::Point)?;
        Ok(Self {
            #[cfg(feature = "pem")]
            uncompressed: uncompressed(&key).ok_or(KeyError::Point)?,
            key,
        })
    }

    #[cfg(feature = "pem")]
    pub(super) const fn uncompressed(&self) -> [u8; 97] {
        self.uncompressed
    }

    pub(super) fn verify(&self, message: Message<'_>, signature: &[u8; SIGNATURE_LEN]) -> bool {
        self.key.verify_sig(&collect(message), signature).is_ok()
    }
}

#[cfg(feature = "paserk")]
pub(super) fn agree(key: &SecretKey, peer: &PublicKey, x: &mut [u8; 48]) -> Result<(), Error> {
    use aws_lc_rs::agreement::{self, ECDH_P384, UnparsedPublicKey};

    let key = agreement::PrivateKey::from_private_key(&ECDH_P384, key.expose_bytes())
        .map_err(|_| Error::Unavailable)?;
    let peer = UnparsedPublicKey::new(&ECDH_P384, peer.as_bytes());
    agreement::agree(&key, peer, Error::Unavailable, |secret| {
        *x = secret.try_into().map_err(|_| Error::Unavailable)?;
        Ok(())
    })
}

/// The point behind the header of an SPKI, which is how AWS-LC writes it.
#[cfg(feature = "pem")]
fn uncompressed(key: &ParsedPublicKey) -> Option<[u8; 97]> {
    let der = AsDer::<PublicKeyX509Der<'_>>::as_der(key).ok()?;
    let point: [u8; 97] = *der.as_ref().last_chunk()?;
    matches!(point, [0x04, ..]).then_some(point)
}

fn collect(message: Message<'_>) -> Vec<u8> {
    let mut length = 0_usize;
    message(&mut |bytes| length = length.saturating_add(bytes.len()));
    let mut all = Vec::with_capacity(length);
    message(&mut |bytes| all.extend_from_slice(bytes));
    all
}
