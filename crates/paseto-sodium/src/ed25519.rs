//! Ed25519 (RFC 8032): key pairs, signatures, and strict verification.

use core::fmt;

use ed25519_dalek::{
    Signature, VerifyingKey,
    hazmat::{ExpandedSecretKey, raw_sign_byupdate},
};
use paseto_core::{Error, KeyError, Secret, pae};
use sha2::{Digest, Sha512};
use subtle::ConstantTimeEq;

use crate::torsion::EIGHT_TORSION;

#[cfg(feature = "pem")]
mod key_file;
#[cfg(test)]
mod wycheproof;

/// A secret key with its public half, expanded once, so that signing does neither again.
pub struct SecretKey {
    seed: Secret<32>,
    expanded: ExpandedSecretKey,
    public: PublicKey,
    point: VerifyingKey,
}

impl SecretKey {
    /// The key pair of a seed.
    #[must_use]
    pub fn from_seed(seed: Secret<32>) -> Self {
        let expanded = ExpandedSecretKey::from(seed.expose());
        let point = VerifyingKey::from(&expanded);
        Self {
            seed,
            expanded,
            public: PublicKey::ready(point),
            point,
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

    /// Signs the Pre-Authentication Encoding of `pieces`, which is streamed into the hash, and
    /// writes the signature of 64 bytes.
    ///
    /// # Errors
    /// [`KeyError::Length`] where `signature` has another length.
    pub fn sign_pae(&self, pieces: &[&[u8]], signature: &mut [u8]) -> Result<(), Error> {
        let length = signature.len();
        let out: &mut [u8; 64] = signature
            .try_into()
            .map_err(|_| KeyError::length(64, length))?;
        let update = |hash: &mut Sha512| {
            pae(pieces, |bytes| hash.update(bytes));
            Ok(())
        };
        // The closure never fails, and that is the only way in which signing could.
        let made = raw_sign_byupdate::<Sha512, _>(&self.expanded, update, &self.point)
            .map_err(|_| KeyError::Mismatch)?;
        *out = made.to_bytes();
        Ok(())
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

/// A public key: 32 bytes, and the point that they stand for once somebody needed it.
#[derive(Clone)]
pub struct PublicKey {
    bytes: [u8; 32],
    ready: Option<VerifyingKey>,
    #[cfg(feature = "alloc")]
    later: Later,
}

impl PublicKey {
    /// The key with these 32 bytes, decompressed and checked.
    ///
    /// # Errors
    /// [`KeyError::Length`]; [`KeyError::Point`] where the bytes are no point that a signature may
    /// be checked with.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, KeyError> {
        decompress(&sized(bytes)?).map(Self::ready)
    }

    /// The key with these 32 bytes, which are checked at the latest when the key is used: PASERK
    /// parses keys that are no points.
    ///
    /// # Errors
    /// [`KeyError::Length`].
    pub fn from_unchecked_bytes(bytes: &[u8]) -> Result<Self, KeyError> {
        sized(bytes).map(|bytes| Self::new(bytes, None))
    }

    fn ready(point: VerifyingKey) -> Self {
        Self::new(point.to_bytes(), Some(point))
    }

    const fn new(bytes: [u8; 32], ready: Option<VerifyingKey>) -> Self {
        Self {
            bytes,
            ready,
            #[cfg(feature = "alloc")]
            later: Later::new(),
        }
    }

    /// The compressed point.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.bytes
    }

    /// Checks that the key is one that a signature may be checked with: a point of the curve,
    /// written canonically, not of small order.
    ///
    /// # Errors
    /// [`KeyError::Point`] where it is not.
    pub fn validate(&self) -> Result<(), KeyError> {
        self.point().map(drop)
    }

    /// Checks a signature of the Pre-Authentication Encoding of `pieces`, as libsodium's
    /// `crypto_sign_verify_detached` does: S below the order, neither the key nor R of small
    /// order, both canonical, R compared by its bytes, no cofactor.
    ///
    /// # Errors
    /// [`Error::Key`] where the key is no valid one, [`Error::NotAuthentic`] where the signature
    /// does not hold.
    pub fn verify_pae(&self, pieces: &[&[u8]], signature: &[u8]) -> Result<(), Error> {
        self.verify_message(signature, |sink| pae(pieces, sink))
    }

    /// Checks a signature of what `message` gives to its sink.
    fn verify_message(
        &self,
        signature: &[u8],
        message: impl FnOnce(&mut dyn FnMut(&[u8])),
    ) -> Result<(), Error> {
        let point = self.point()?;
        let signature: &[u8; 64] = signature.try_into().map_err(|_| Error::NotAuthentic)?;
        // R is compared by its bytes below, with what a computation gave, so only a canonical one
        // can pass, and comparing it with the few of small order needs no decompression.
        if is_small_order(signature) {
            return Err(Error::NotAuthentic);
        }
        let mut verifier = point
            .verify_stream(&Signature::from_bytes(signature))
            .map_err(|_| Error::NotAuthentic)?;
        message(&mut |bytes| verifier.update(bytes));
        verifier
            .finalize_and_verify()
            .map_err(|_| Error::NotAuthentic)
    }

    #[cfg(feature = "alloc")]
    fn point(&self) -> Result<VerifyingKey, KeyError> {
        match self.ready {
            Some(point) => Ok(point),
            None => self.later.point(&self.bytes),
        }
    }

    #[cfg(not(feature = "alloc"))]
    fn point(&self) -> Result<VerifyingKey, KeyError> {
        match self.ready {
            Some(point) => Ok(point),
            None => decompress(&self.bytes),
        }
    }
}

paseto_core::public_key_is_its_bytes!(PublicKey);

/// A point that is decompressed when it is needed first, and then kept.
#[cfg(feature = "alloc")]
struct Later(once_cell::race::OnceBox<Result<VerifyingKey, KeyError>>);

#[cfg(feature = "alloc")]
impl Later {
    const fn new() -> Self {
        Self(once_cell::race::OnceBox::new())
    }

    fn point(&self, bytes: &[u8; 32]) -> Result<VerifyingKey, KeyError> {
        *self
            .0
            .get_or_init(|| alloc::boxed::Box::new(decompress(bytes)))
    }
}

#[cfg(feature = "alloc")]
impl Clone for Later {
    fn clone(&self) -> Self {
        let copy = Self::new();
        if let Some(point) = self.0.get() {
            // The copy is empty, so setting it cannot fail.
            let _ = copy.0.set(alloc::boxed::Box::new(*point));
        }
        copy
    }
}

/// The bytes, if there are as many as a key has.
fn sized(bytes: &[u8]) -> Result<[u8; 32], KeyError> {
    bytes
        .try_into()
        .map_err(|_| KeyError::length(32, bytes.len()))
}

/// The point, if it is written canonically and not of small order.
fn decompress(bytes: &[u8; 32]) -> Result<VerifyingKey, KeyError> {
    let point = VerifyingKey::from_bytes(bytes).map_err(|_| KeyError::Point)?;
    if point.is_weak() || !is_canonical(bytes) {
        return Err(KeyError::Point);
    }
    Ok(point)
}

/// Whether the y-coordinate is below p = 2^255 - 19. (The other non-canonical encodings are a zero
/// x-coordinate with its sign set, and those two points are of small order.)
fn is_canonical(bytes: &[u8; 32]) -> bool {
    let [first, middle @ .., last] = bytes;
    *first < 0xed || last & 0x7f != 0x7f || middle.iter().any(|byte| *byte != 0xff)
}

/// Whether R, the first half of a signature, is one of the eight points of small order, written
/// canonically.
fn is_small_order(signature: &[u8; 64]) -> bool {
    EIGHT_TORSION
        .iter()
        .any(|point| signature.starts_with(point))
}
