//! The three types of keys.

use core::fmt;

use paseto_core::{Error, KeyError, Secret};
use paseto_sodium::{blake2b::Blake2b, ed25519};

/// A shared key for `v4.local` tokens: encrypts and decrypts.
///
/// 32 secret bytes, wiped when dropped. There is no `Clone`: a copy is made with
/// [`LocalKey::duplicate`].
pub struct LocalKey {
    bytes: Secret<32>,
    /// Keyed BLAKE2b after the constant that begins both derivations, which is the same for every
    /// token.
    pub(crate) encryption: Blake2b<56>,
    pub(crate) authentication: Blake2b<32>,
}

impl LocalKey {
    /// A new key from the operating system's random number generator.
    ///
    /// # Errors
    /// [`Error::Randomness`].
    #[cfg(feature = "getrandom")]
    pub fn generate() -> Result<Self, Error> {
        Secret::random().map(Self::from_secret)
    }

    /// The key with these 32 bytes, which must come from a random number generator or a key
    /// derivation function: a password is no key.
    ///
    /// # Errors
    /// [`Error::Key`] where there are not exactly 32.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Error> {
        Ok(Self::from_secret(Secret::from_slice(bytes)?))
    }

    fn from_secret(bytes: Secret<32>) -> Self {
        let mut encryption = Blake2b::keyed(bytes.expose());
        encryption.update(b"paseto-encryption-key");
        let mut authentication = Blake2b::keyed(bytes.expose());
        authentication.update(b"paseto-auth-key-for-aead");
        Self {
            bytes,
            encryption,
            authentication,
        }
    }

    /// The 32 bytes. What is copied from here is no longer wiped.
    #[must_use]
    pub const fn expose_bytes(&self) -> &[u8; 32] {
        self.bytes.expose()
    }

    /// Another copy of the key, which is wiped by itself.
    #[must_use]
    pub fn duplicate(&self) -> Self {
        Self::from_secret(self.bytes.duplicate())
    }
}

/// In constant time.
impl PartialEq for LocalKey {
    fn eq(&self, other: &Self) -> bool {
        self.bytes == other.bytes
    }
}

impl Eq for LocalKey {}

impl fmt::Debug for LocalKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LocalKey(..)")
    }
}

/// A secret key for `v4.public` tokens: signs. It holds its public half.
///
/// An Ed25519 seed, wiped when dropped. There is no `Clone`: a copy is made with
/// [`SecretKey::duplicate`].
pub struct SecretKey {
    pub(crate) inner: ed25519::SecretKey,
    public: PublicKey,
}

impl SecretKey {
    /// A new key pair from the operating system's random number generator.
    ///
    /// # Errors
    /// [`Error::Randomness`].
    #[cfg(feature = "getrandom")]
    pub fn generate() -> Result<Self, Error> {
        Secret::random().map(|seed| Self::new(ed25519::SecretKey::from_seed(seed)))
    }

    /// The key pair with these 64 bytes, `seed ‖ public key`: what libsodium and PASERK call the
    /// secret key.
    ///
    /// # Errors
    /// [`Error::Key`] where there are not exactly 64, or where the public half is not that of the
    /// seed.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Error> {
        Ok(Self::new(ed25519::SecretKey::from_bytes(bytes)?))
    }

    /// The key pair of this Ed25519 seed of 32 bytes, which must come from a random number
    /// generator.
    ///
    /// # Errors
    /// [`Error::Key`] where there are not exactly 32.
    pub fn from_seed(seed: &[u8]) -> Result<Self, Error> {
        let seed = Secret::from_slice(seed)?;
        Ok(Self::new(ed25519::SecretKey::from_seed(seed)))
    }

    fn new(inner: ed25519::SecretKey) -> Self {
        let public = PublicKey(inner.public_key().clone());
        Self { inner, public }
    }

    /// The public half, which checks what this key signs.
    #[must_use]
    pub const fn public_key(&self) -> &PublicKey {
        &self.public
    }

    /// The 64 bytes `seed ‖ public key`, wiped when dropped.
    #[must_use]
    pub fn expose_bytes(&self) -> Secret<64> {
        self.inner.to_bytes()
    }

    /// Another copy of the key, which is wiped by itself.
    #[must_use]
    pub fn duplicate(&self) -> Self {
        Self::new(ed25519::SecretKey::from_seed(self.inner.seed().duplicate()))
    }
}

/// In constant time.
impl PartialEq for SecretKey {
    fn eq(&self, other: &Self) -> bool {
        self.inner.seed() == other.inner.seed()
    }
}

impl Eq for SecretKey {}

/// Shows the public half.
impl fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SecretKey")
            .field("public", &self.public)
            .finish_non_exhaustive()
    }
}

/// A public key for `v4.public` tokens: verifies.
///
/// An Ed25519 public key of 32 bytes. It is decompressed once.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct PublicKey(pub(crate) ed25519::PublicKey);

impl PublicKey {
    /// The key with these 32 bytes, checked: see [`PublicKey::validate`].
    ///
    /// # Errors
    /// [`Error::Key`] where there are not exactly 32, or where they are no valid key.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Error> {
        let bytes = Self::sized(bytes)?;
        Ok(Self(ed25519::PublicKey::from_bytes(bytes)?))
    }

    /// The bytes, if there are as many as a key has.
    pub(crate) fn sized(bytes: &[u8]) -> Result<&[u8; 32], KeyError> {
        bytes
            .try_into()
            .map_err(|_| KeyError::length(32, bytes.len()))
    }

    /// The 32 bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 32] {
        self.0.as_bytes()
    }

    /// Checks that this is a key that a signature may be checked with: a point of the curve,
    /// written canonically, not of small order.
    ///
    /// [`PublicKey::from_bytes`] has checked that. A key from PASERK may be anything of the right
    /// length, and is otherwise checked when it is used first.
    ///
    /// # Errors
    /// [`Error::Key`] where it is not.
    pub fn validate(&self) -> Result<(), Error> {
        Ok(self.0.validate()?)
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}
