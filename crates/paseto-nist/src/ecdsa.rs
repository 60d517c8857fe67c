//! ECDSA (FIPS 186-5) with P-384 and SHA-384: key pairs and signatures `r ‖ s`.
//!
//! Specification: `Version3.md`, "Sign" and "Verify".

#[cfg(feature = "aws-lc")]
mod aws_lc;
#[cfg(feature = "pem")]
mod key_file;
#[cfg(not(feature = "aws-lc"))]
mod pure;
#[cfg(test)]
pub(crate) mod wycheproof;

use core::fmt;

use paseto_core::{Error, KeyError, Secret, pae};

#[cfg(feature = "aws-lc")]
use self::aws_lc as backend;
#[cfg(not(feature = "aws-lc"))]
use self::pure as backend;

/// The length of a signature in bytes.
pub const SIGNATURE_LEN: usize = 96;

/// Gives a message, piece by piece, to its sink.
type Message<'m> = &'m dyn Fn(&mut dyn FnMut(&[u8]));

/// A secret key with its public half, made ready once, so that signing does neither again.
pub struct SecretKey {
    bytes: Secret<48>,
    signer: backend::Signer,
    public: PublicKey,
}

impl SecretKey {
    /// A new key pair.
    ///
    /// # Errors
    /// [`Error::Randomness`].
    pub fn generate() -> Result<Self, Error> {
        // Of the numbers of 48 bytes, one in 2^194 is zero or not below the order: that error
        // nobody will see.
        Ok(Self::from_secret(Secret::random()?)?)
    }

    /// The key pair whose secret number these 48 bytes are, big-endian, with the zeros that it
    /// begins with.
    ///
    /// # Errors
    /// [`KeyError::Length`]; [`KeyError::Scalar`] where the number is zero, or not below the order
    /// of the group.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, KeyError> {
        Self::from_secret(Secret::from_slice(bytes)?)
    }

    fn from_secret(bytes: Secret<48>) -> Result<Self, KeyError> {
        let signer = backend::Signer::new(&bytes)?;
        Ok(Self {
            bytes,
            public: signer.public_key()?,
            signer,
        })
    }

    /// Another copy of the key, which is wiped by itself.
    #[must_use]
    pub fn duplicate(&self) -> Self {
        Self {
            bytes: self.bytes.duplicate(),
            signer: self.signer.clone(),
            public: self.public.clone(),
        }
    }

    /// The 48 bytes of the secret number. What is copied from here is no longer wiped.
    #[must_use]
    pub const fn expose_bytes(&self) -> &[u8; 48] {
        self.bytes.expose()
    }

    /// The public half.
    #[must_use]
    pub const fn public_key(&self) -> &PublicKey {
        &self.public
    }

    /// Signs the Pre-Authentication Encoding of `pieces`, and writes the signature of
    /// [`SIGNATURE_LEN`] bytes.
    ///
    /// The pure backend signs deterministically (RFC 6979), AWS-LC does not.
    ///
    /// # Errors
    /// [`KeyError::Length`] where `signature` has another length, [`Error::Unavailable`] where
    /// AWS-LC fails.
    pub fn sign_pae(&self, pieces: &[&[u8]], signature: &mut [u8]) -> Result<(), Error> {
        let length = signature.len();
        let out: &mut [u8; SIGNATURE_LEN] = signature
            .try_into()
            .map_err(|_| KeyError::length(SIGNATURE_LEN, length))?;
        self.signer.sign(&|sink| pae(pieces, sink), out)
    }

    /// The x-coordinate of what this key and the one of a peer have in common (NIST SP 800-56A,
    /// section 5.7.1.2).
    ///
    /// # Errors
    /// [`Error::Unavailable`] where AWS-LC fails.
    #[cfg(feature = "paserk")]
    pub(crate) fn agree(&self, peer: &PublicKey, x: &mut Secret<48>) -> Result<(), Error> {
        backend::agree(self, peer, x.expose_mut())
    }
}

/// In constant time.
impl PartialEq for SecretKey {
    fn eq(&self, other: &Self) -> bool {
        self.bytes == other.bytes
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

/// A public key: 49 bytes, and the point that they stand for, decompressed once.
#[derive(Clone)]
pub struct PublicKey {
    bytes: [u8; 49],
    point: backend::Verifier,
}

impl PublicKey {
    /// The key with these 49 bytes: a compressed point (SEC 1, section 2.3.3).
    ///
    /// # Errors
    /// [`KeyError::Length`]; [`KeyError::Point`] where the bytes do not begin with 02 or 03, or
    /// where no point of the curve has this x-coordinate. The identity cannot be written so.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, KeyError> {
        let bytes: [u8; 49] = bytes
            .try_into()
            .map_err(|_| KeyError::length(49, bytes.len()))?;
        // What follows reads other forms too.
        let [0x02 | 0x03, ..] = bytes else {
            return Err(KeyError::Point);
        };
        let point = backend::Verifier::new(&bytes)?;
        Ok(Self { bytes, point })
    }

    /// The key with these 97 bytes: a point that is not compressed (SEC 1, section 2.3.3).
    ///
    /// # Errors
    /// [`KeyError::Length`]; [`KeyError::Point`] where the bytes do not begin with 04, or where the
    /// coordinates are those of no point of the curve. The identity cannot be written so.
    #[cfg(feature = "pem")]
    pub fn from_uncompressed_bytes(bytes: &[u8]) -> Result<Self, KeyError> {
        let bytes: &[u8; 97] = bytes
            .try_into()
            .map_err(|_| KeyError::length(97, bytes.len()))?;
        // What follows reads other forms too.
        let [0x04, coordinates @ .., last] = bytes else {
            return Err(KeyError::Point);
        };
        let point = backend::Verifier::new(bytes)?;
        let mut compressed = [0x02 | last & 1; 49];
        let (_, x) = compressed.split_at_mut(1);
        x.iter_mut()
            .zip(coordinates)
            .for_each(|(to, from)| *to = *from);
        Ok(Self {
            bytes: compressed,
            point,
        })
    }

    /// The point, not compressed.
    #[cfg(feature = "pem")]
    #[must_use]
    pub fn to_uncompressed_bytes(&self) -> [u8; 97] {
        self.point.uncompressed()
    }

    /// The compressed point.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 49] {
        &self.bytes
    }

    /// Checks that the key is one that a signature may be checked with. It has been when the key
    /// was made, so this never fails.
    ///
    /// # Errors
    /// None.
    pub const fn validate(&self) -> Result<(), KeyError> {
        Ok(())
    }

    /// Checks a signature of the Pre-Authentication Encoding of `pieces`: 1 ≤ r, s < n. Both s and
    /// n − s are accepted, because other implementations give either.
    ///
    /// # Errors
    /// [`Error::NotAuthentic`] where the signature does not hold, whatever is wrong with it.
    pub fn verify_pae(&self, pieces: &[&[u8]], signature: &[u8]) -> Result<(), Error> {
        self.verify_message(&|sink| pae(pieces, sink), signature)
    }

    fn verify_message(&self, message: Message<'_>, signature: &[u8]) -> Result<(), Error> {
        let signature = signature.try_into().map_err(|_| Error::NotAuthentic)?;
        if self.point.verify(message, signature) {
            Ok(())
        } else {
            Err(Error::NotAuthentic)
        }
    }
}

paseto_core::public_key_is_its_bytes!(PublicKey);
