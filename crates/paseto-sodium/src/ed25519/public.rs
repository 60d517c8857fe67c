//! Public keys, and strict verification.

use ed25519_dalek::{Signature, VerifyingKey};
use paseto_core::{Error, KeyError, pae};

use super::strict;

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

    pub(super) fn ready(point: VerifyingKey) -> Self {
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
    pub(super) fn verify_message(
        &self,
        signature: &[u8],
        message: impl FnOnce(&mut dyn FnMut(&[u8])),
    ) -> Result<(), Error> {
        let point = self.point()?;
        let (r, s) = strict::parts(signature)?;
        let mut verifier = point
            .verify_stream(&Signature::from_components(*r, *s))
            .map_err(|_| Error::NotAuthentic)?;
        message(&mut |bytes| verifier.update(bytes));
        verifier
            .finalize_and_verify()
            .map_err(|_| Error::NotAuthentic)
    }

    #[cfg(feature = "alloc")]
    pub(super) fn point(&self) -> Result<VerifyingKey, KeyError> {
        match self.ready {
            Some(point) => Ok(point),
            None => self.later.point(&self.bytes),
        }
    }

    #[cfg(not(feature = "alloc"))]
    pub(super) fn point(&self) -> Result<VerifyingKey, KeyError> {
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
    if point.is_weak() || !strict::is_canonical(bytes) {
        return Err(KeyError::Point);
    }
    Ok(point)
}
