//! The three types of keys.

use paseto_core::Secret;
use paseto_nist::{ecdsa, hkdf::Prk};

/// A shared key for `v3.local` tokens: encrypts and decrypts.
///
/// 32 secret bytes, wiped when dropped. There is no `Clone`: a copy is made with
/// [`LocalKey::duplicate`].
pub struct LocalKey {
    bytes: Secret<32>,
    /// HKDF-Extract of the key, without a salt: it is the same for every token.
    pub(crate) prk: Prk,
}

impl LocalKey {
    fn from_secret(bytes: Secret<32>) -> Self {
        let prk = Prk::extract(&[], bytes.expose());
        Self { bytes, prk }
    }
}

paseto_core::local_key!(LocalKey);
#[cfg(feature = "pem")]
paseto_keyfile::local_key!(LocalKey);

/// A secret key for `v3.public` tokens: signs. It holds its public half.
///
/// A P-384 key, wiped when dropped; its bytes are the secret number, 48, big-endian, as PASERK
/// writes it. It is neither zero nor as great as the order of the group. There is no `Clone`: a
/// copy is made with [`SecretKey::duplicate`].
pub struct SecretKey {
    pub(crate) inner: ecdsa::SecretKey,
    public: PublicKey,
}

impl SecretKey {
    /// The 48 bytes. What is copied from here is no longer wiped.
    #[must_use]
    pub const fn expose_bytes(&self) -> &[u8; 48] {
        self.inner.expose_bytes()
    }
}

/// A public key for `v3.public` tokens: verifies.
///
/// A P-384 public key of 49 bytes: a compressed point of the curve, 02 or 03 and the x-coordinate.
/// It is decompressed and checked when it is read, from bytes and from PASERK.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct PublicKey(pub(crate) ecdsa::PublicKey);

impl PublicKey {
    /// The 49 bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 49] {
        self.0.as_bytes()
    }
}

paseto_core::key_pair!(SecretKey(ecdsa::SecretKey), PublicKey(ecdsa::PublicKey));
#[cfg(feature = "pem")]
paseto_keyfile::key_pair!(
    SecretKey(ecdsa::SecretKey): Self::new, |key| &key.inner;
    PublicKey(ecdsa::PublicKey): Self, |key| &key.0;
);
