//! P-384 with the crate `p384`, which wipes its secrets.

use p384::ecdsa::{
    Signature, SigningKey, VerifyingKey,
    signature::hazmat::{PrehashSigner, PrehashVerifier},
};
use paseto_core::{Error, KeyError, Secret};

#[cfg(feature = "paserk")]
use super::SecretKey;
use super::{Message, PublicKey, SIGNATURE_LEN};
use crate::sha384::Sha384;

#[derive(Clone)]
pub(super) struct Signer(SigningKey);

impl Signer {
    pub(super) fn new(bytes: &Secret<48>) -> Result<Self, KeyError> {
        SigningKey::from_bytes(bytes.expose().into())
            .map(Self)
            .map_err(|_| KeyError::Scalar)
    }

    pub(super) fn public_key(&self) -> Result<PublicKey, KeyError> {
        let point = *self.0.verifying_key();
        let bytes = point.to_sec1_point(true);
        Ok(PublicKey {
            // Every point but the identity, which is none of these, is compressed to 49 bytes.
            bytes: bytes.as_bytes().try_into().map_err(|_| KeyError::Point)?,
            point: Verifier(point),
        })
    }

    pub(super) fn sign(
        &self,
        message: Message<'_>,
        out: &mut [u8; SIGNATURE_LEN],
    ) -> Result<(), Error> {
        // This fails for hashes that are shorter than the order only.
        let signature: Signature = self
            .0
            .sign_prehash(&hash(message))
            .map_err(|_| Error::Unavailable)?;
        *out = signature.to_bytes().into();
        Ok(())
    }
}

#[derive(Clone)]
pub(super) struct Verifier(VerifyingKey);

impl Verifier {
    pub(super) fn new(point: &[u8]) -> Result<Self, KeyError> {
        VerifyingKey::from_sec1_bytes(point)
            .map(Self)
            .map_err(|_| KeyError::Point)
    }

    #[cfg(feature = "pem")]
    pub(super) fn uncompressed(&self) -> [u8; 97] {
        let point = self.0.to_sec1_point(false);
        let mut bytes = [0; 97];
        bytes
            .iter_mut()
            .zip(point.as_bytes())
            .for_each(|(to, from)| *to = *from);
        bytes
    }

    pub(super) fn verify(&self, message: Message<'_>, signature: &[u8; SIGNATURE_LEN]) -> bool {
        Signature::from_bytes(signature.into())
            .and_then(|signature| self.0.verify_prehash(&hash(message), &signature))
            .is_ok()
    }
}

#[cfg(feature = "paserk")]
pub(super) fn agree(key: &SecretKey, peer: &PublicKey, x: &mut [u8; 48]) -> Result<(), Error> {
    let (scalar, point) = (key.signer.0.as_nonzero_scalar(), peer.point.0.as_affine());
    let secret = p384::ecdh::diffie_hellman(scalar, point);
    x.copy_from_slice(secret.raw_secret_bytes());
    Ok(())
}

fn hash(message: Message<'_>) -> [u8; 48] {
    let mut hash = Sha384::new();
    message(&mut |bytes| hash.update(bytes));
    hash.finalize()
}
