//! The three types of keys.

use paseto_core::Secret;

/// A shared key for `v1.local` tokens: encrypts and decrypts.
///
/// 32 secret bytes, wiped when dropped. There is no `Clone`: a copy is made with
/// [`LocalKey::duplicate`].
pub struct LocalKey {
    pub(crate) bytes: Secret<32>,
}

impl LocalKey {
    const fn from_secret(bytes: Secret<32>) -> Self {
        Self { bytes }
    }
}

paseto_core::local_key!(LocalKey);
#[cfg(feature = "pem")]
paseto_keyfile::local_key!(LocalKey);

#[cfg(feature = "legacy-rsa")]
pub use self::pair::{PublicKey, SecretKey};

#[cfg(feature = "legacy-rsa")]
mod pair {
    use paseto_nist::rsa;

    /// A secret key for `v1.public` tokens: signs. It holds its public half.
    ///
    /// An RSA key of 2048 bits with the exponent 65537, wiped when dropped; its bytes are PKCS#1
    /// DER, about 1 190, as PASERK has it. There is no `Clone`: a copy is made with
    /// [`SecretKey::duplicate`].
    pub struct SecretKey {
        pub(crate) inner: rsa::SecretKey,
        public: PublicKey,
    }

    /// A public key for `v1.public` tokens: verifies.
    ///
    /// An RSA key of 2048 bits with the exponent 65537; its bytes are SPKI DER, 294, as PASERK has
    /// it.
    #[derive(Clone, PartialEq, Eq, Hash)]
    pub struct PublicKey(pub(crate) rsa::PublicKey);

    paseto_core::key_pair!(SecretKey(rsa::SecretKey), PublicKey(rsa::PublicKey));
    #[cfg(feature = "pem")]
    paseto_keyfile::key_pair!(
        SecretKey(rsa::SecretKey): Self::new, |key| &key.inner;
        PublicKey(rsa::PublicKey): Self, |key| &key.0;
    );

    impl SecretKey {
        /// The PKCS#1 DER. What is copied from here is no longer wiped.
        #[must_use]
        pub fn expose_bytes(&self) -> &[u8] {
            self.inner.expose_bytes()
        }
    }

    impl PublicKey {
        /// The SPKI DER.
        #[must_use]
        pub fn as_bytes(&self) -> &[u8] {
            self.0.as_bytes()
        }
    }
}
