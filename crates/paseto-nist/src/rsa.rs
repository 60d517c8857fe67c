//! RSASSA-PSS (RFC 8017, section 8.1) as version 1 has it: RSA-2048 with the exponent 65537,
//! SHA-384, MGF1 with SHA-384, and a salt of 48 bytes. On AWS-LC, whatever features are on.
//!
//! Specification: `Version1.md`, "Sign" and "Verify"; PASERK, `types/secret.md` and
//! `types/public.md`.

use alloc::{string::String, vec::Vec};
use core::fmt;

use aws_lc_rs::{
    digest,
    encoding::{AsDer, Pkcs8V1Der},
    rsa::{KeyPair, KeySize},
    signature::{ParsedPublicKey, RSA_PSS_2048_8192_SHA384, RSA_PSS_SHA384},
};
use paseto_core::{Error, KeyError, SecretText, pae};
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

mod asn1;
#[cfg(feature = "pem")]
mod key_file;
mod pem;
#[cfg(feature = "paserk")]
pub mod seal;
#[cfg(test)]
mod wycheproof;

/// The length of a signature in bytes: that of the modulus.
pub const SIGNATURE_LEN: usize = 256;
/// The size of the modulus.
const BITS: usize = 8 * SIGNATURE_LEN;

/// A secret key with its public half, parsed and checked once, so that signing does neither again.
///
/// Its bytes are an `RSAPrivateKey` (PKCS#1, RFC 8017, appendix A.1.2) in DER.
pub struct SecretKey {
    der: Zeroizing<Vec<u8>>,
    pair: KeyPair,
    public: PublicKey,
}

impl SecretKey {
    /// A new key pair. This takes a tenth of a second or more.
    ///
    /// # Errors
    /// [`Error::Randomness`] where AWS-LC makes none: it says no more.
    pub fn generate() -> Result<Self, Error> {
        let pair = KeyPair::generate(KeySize::Rsa2048).map_err(|_| Error::Randomness)?;
        let info = AsDer::<Pkcs8V1Der<'_>>::as_der(&pair).map_err(|_| Error::Randomness)?;
        Ok(Self::from_bytes(asn1::inside_pkcs8(info.as_ref())?)?)
    }

    /// The key pair that is written as this PKCS#1 DER, which has to be what this library writes
    /// for the same numbers.
    ///
    /// # Errors
    /// [`KeyError::Encoding`] where it is not; [`KeyError::Modulus`] and [`KeyError::Exponent`] for
    /// another size or exponent; [`KeyError::Parameters`] for more than two primes;
    /// [`KeyError::Mismatch`] where the numbers do not belong together.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, KeyError> {
        let public = PublicKey::from_bytes(&asn1::public_half(bytes, BITS)?)?;
        // This checks that n = p q, that d e = 1 modulo p - 1 and q - 1, and that dP, dQ and qInv
        // are what follows from them.
        let pair = KeyPair::from_der(bytes).map_err(|_| KeyError::Mismatch)?;
        let der = Zeroizing::new(bytes.to_vec());
        Ok(Self { der, pair, public })
    }

    /// The key pair in a PEM text: `RSA PRIVATE KEY` (PKCS#1) or `PRIVATE KEY` (PKCS#8), not
    /// encrypted.
    ///
    /// # Errors
    /// [`KeyError::Encoding`] for every other text; else those of [`Self::from_bytes`].
    pub fn from_pem(text: &str) -> Result<Self, KeyError> {
        let (label, bytes) = pem::decode(text)?;
        match label {
            pem::PKCS1 => Self::from_bytes(&bytes),
            pem::PKCS8 => Self::from_bytes(asn1::inside_pkcs8(&bytes)?),
            _ => Err(KeyError::Encoding),
        }
    }

    /// The PEM text of the key, `RSA PRIVATE KEY`.
    #[must_use]
    pub fn to_pem(&self) -> SecretText {
        SecretText::new(pem::encode(pem::PKCS1, &self.der))
    }

    /// Another copy of the key, which is wiped by itself.
    #[must_use]
    pub fn duplicate(&self) -> Self {
        Self {
            der: self.der.clone(),
            pair: self.pair.clone(),
            public: self.public.clone(),
        }
    }

    /// The PKCS#1 DER. What is copied from here is no longer wiped.
    #[must_use]
    pub fn expose_bytes(&self) -> &[u8] {
        &self.der
    }

    /// The public half.
    #[must_use]
    pub const fn public_key(&self) -> &PublicKey {
        &self.public
    }

    /// Signs the Pre-Authentication Encoding of `pieces`, which is streamed into the hash, and
    /// writes the signature of [`SIGNATURE_LEN`] bytes. Each signature is another one: the salt is
    /// random.
    ///
    /// # Errors
    /// [`KeyError::Length`] where `signature` has another length, [`KeyError::Mismatch`] where the
    /// primes are none, so that AWS-LC makes no signature.
    pub fn sign_pae(&self, pieces: &[&[u8]], signature: &mut [u8]) -> Result<(), Error> {
        if signature.len() != SIGNATURE_LEN {
            return Err(KeyError::length(SIGNATURE_LEN, signature.len()).into());
        }
        let digest = sha384(|sink| pae(pieces, sink));
        // The default of these parameters is a salt as long as the hash, 48 bytes.
        self.pair
            .sign_digest(&RSA_PSS_SHA384, &digest, signature)
            .map_err(|_| KeyError::Mismatch.into())
    }
}

/// In constant time, and of the bytes: where a pair is written with p and q exchanged, or with another
/// d, it is another key with the same public half.
impl PartialEq for SecretKey {
    fn eq(&self, other: &Self) -> bool {
        self.der.ct_eq(&other.der).into()
    }
}

impl Eq for SecretKey {}

impl fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SecretKey")
            .field("public", &self.public)
            .finish_non_exhaustive()
    }
}

/// A public key, parsed and checked once.
///
/// Its bytes are a `SubjectPublicKeyInfo` (RFC 5280, section 4.1) in DER.
#[derive(Clone)]
pub struct PublicKey(ParsedPublicKey);

impl PublicKey {
    /// The key that is written as this SPKI DER, which has to be what this library writes for the
    /// same key.
    ///
    /// # Errors
    /// [`KeyError::Encoding`] where it is not; [`KeyError::Modulus`] and [`KeyError::Exponent`] for
    /// another size or exponent; [`KeyError::Parameters`] for an even modulus.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, KeyError> {
        asn1::with_public(bytes, BITS, |_| ())?;
        ParsedPublicKey::new(&RSA_PSS_2048_8192_SHA384, bytes)
            .map(Self)
            .map_err(|_| KeyError::Parameters)
    }

    /// The key in a PEM text, `PUBLIC KEY` (SPKI).
    ///
    /// # Errors
    /// [`KeyError::Encoding`] for every other text; else those of [`Self::from_bytes`].
    pub fn from_pem(text: &str) -> Result<Self, KeyError> {
        match pem::decode(text)? {
            (pem::SPKI, bytes) => Self::from_bytes(&bytes),
            _ => Err(KeyError::Encoding),
        }
    }

    /// The PEM text of the key, `PUBLIC KEY`.
    #[must_use]
    pub fn to_pem(&self) -> String {
        pem::encode(pem::SPKI, self.as_bytes())
    }

    /// The SPKI DER.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        self.0.as_ref()
    }

    /// Checks that the key is one that a signature may be checked with. There are no others: it is
    /// here because the keys of other versions have it.
    ///
    /// # Errors
    /// None.
    pub const fn validate(&self) -> Result<(), KeyError> {
        Ok(())
    }

    /// Checks a signature of the Pre-Authentication Encoding of `pieces`: 256 bytes that are a
    /// number below the modulus, with a salt of exactly 48 bytes.
    ///
    /// # Errors
    /// [`Error::NotAuthentic`] where the signature does not hold.
    pub fn verify_pae(&self, pieces: &[&[u8]], signature: &[u8]) -> Result<(), Error> {
        self.verify_message(signature, |sink| pae(pieces, sink))
    }

    /// Checks a signature of what `message` gives to its sink.
    fn verify_message(
        &self,
        signature: &[u8],
        message: impl FnOnce(&mut dyn FnMut(&[u8])),
    ) -> Result<(), Error> {
        if signature.len() != SIGNATURE_LEN {
            return Err(Error::NotAuthentic);
        }
        self.0
            .verify_digest_sig(&sha384(message), signature)
            .map_err(|_| Error::NotAuthentic)
    }
}

paseto_core::public_key_is_its_bytes!(PublicKey);

/// SHA-384 of what `message` gives to its sink.
fn sha384(message: impl FnOnce(&mut dyn FnMut(&[u8]))) -> digest::Digest {
    let mut hash = digest::Context::new(&digest::SHA384);
    message(&mut |bytes| hash.update(bytes));
    hash.finish()
}
