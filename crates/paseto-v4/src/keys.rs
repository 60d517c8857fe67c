//! The three types of keys.

use paseto_core::Secret;
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
}

paseto_core::local_key!(LocalKey);
#[cfg(feature = "pem")]
paseto_keyfile::local_key!(LocalKey);

/// A secret key for `v4.public` tokens: signs. It holds its public half.
///
/// An Ed25519 key, wiped when dropped; its bytes are `seed ‖ public key`, 64, as libsodium and
/// PASERK write it. There is no `Clone`: a copy is made with [`SecretKey::duplicate`].
pub struct SecretKey {
    pub(crate) inner: ed25519::SecretKey,
    public: PublicKey,
}

/// A public key for `v4.public` tokens: verifies.
///
/// An Ed25519 public key of 32 bytes: a point of the curve, written canonically, not of small
/// order. It is decompressed once. A key from PASERK may be anything of the right length; it is
/// checked when it is used first, or by [`PublicKey::validate`].
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct PublicKey(pub(crate) ed25519::PublicKey);

paseto_core::key_pair!(SecretKey(ed25519::SecretKey), PublicKey(ed25519::PublicKey));
paseto_sodium::ed25519_bytes!(SecretKey, PublicKey);
#[cfg(feature = "pem")]
paseto_keyfile::key_pair!(
    SecretKey(ed25519::SecretKey): Self::new, |key| &key.inner;
    PublicKey(ed25519::PublicKey): Self, |key| &key.0;
);
