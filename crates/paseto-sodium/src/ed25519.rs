//! Ed25519 (RFC 8032): key pairs, signatures, and strict verification.

use core::fmt;

use paseto_core::{Error, KeyError, Secret};
use subtle::ConstantTimeEq;

#[cfg(feature = "aws-lc")]
mod aws_lc;
#[cfg(feature = "pem")]
mod key_file;
#[cfg(feature = "alloc")]
mod multiples;
#[cfg(feature = "alloc")]
mod prepared;
mod public;
mod pure;
mod strict;
#[cfg(test)]
mod wycheproof;

#[cfg(feature = "aws-lc")]
use self::aws_lc as backend;
pub use self::public::PublicKey;
#[cfg(not(feature = "aws-lc"))]
use self::pure as backend;
#[cfg(feature = "alloc")]
pub use self::{multiples::Window, prepared::PreparedPublicKey};

/// A secret key with its public half, made ready once for signing.
pub struct SecretKey {
    seed: Secret<32>,
    signer: backend::Signer,
    public: PublicKey,
}

impl SecretKey {
    /// The key pair of a seed.
    #[must_use]
    pub fn from_seed(seed: Secret<32>) -> Self {
        let signer = backend::Signer::new(&seed);
        Self {
            seed,
            public: PublicKey::ready(signer.point()),
            signer,
        }
    }

    /// A new key pair.
    ///
    /// # Errors
    /// [`Error::Randomness`].
    pub fn generate() -> Result<Self, Error> {
        Secret::random().map(Self::from_seed)
    }

    /// Another copy of the key, which is wiped by itself.
    #[must_use]
    pub fn duplicate(&self) -> Self {
        Self::from_seed(self.seed.duplicate())
    }

    /// The key pair written as `seed ‖ public key`.
    ///
    /// # Errors
    /// [`KeyError::Length`]; [`KeyError::Mismatch`] where the public half is not that of the seed:
    /// signing with a foreign one would give the secret away.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, KeyError> {
        let (seed, public) = bytes
            .split_first_chunk::<32>()
            .filter(|(_, public)| public.len() == 32)
            .ok_or(KeyError::length(64, bytes.len()))?;
        let key = Self::from_seed(Secret::from_slice(seed)?);
        if bool::from(key.public.as_bytes().as_slice().ct_eq(public)) {
            Ok(key)
        } else {
            Err(KeyError::Mismatch)
        }
    }

    /// `seed ‖ public key`.
    #[must_use]
    pub fn to_bytes(&self) -> Secret<64> {
        let mut bytes = Secret::new([0; 64]);
        let (seed, public) = bytes.expose_mut().split_at_mut(32);
        seed.copy_from_slice(self.seed.expose());
        public.copy_from_slice(self.public.as_bytes());
        bytes
    }

    /// The seed.
    #[must_use]
    pub const fn seed(&self) -> &Secret<32> {
        &self.seed
    }

    /// The public half.
    #[must_use]
    pub const fn public_key(&self) -> &PublicKey {
        &self.public
    }

    /// Signs the Pre-Authentication Encoding of `pieces`, and writes the signature of 64 bytes.
    ///
    /// # Errors
    /// [`KeyError::Length`] where `signature` has another length.
    pub fn sign_pae(&self, pieces: &[&[u8]], signature: &mut [u8]) -> Result<(), Error> {
        let length = signature.len();
        let out = signature
            .try_into()
            .map_err(|_| KeyError::length(64, length))?;
        self.signer.sign(pieces, out)
    }
}

/// In constant time.
impl PartialEq for SecretKey {
    fn eq(&self, other: &Self) -> bool {
        self.seed == other.seed
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
