//! PASERK: keys as text, their ids, and keys that are wrapped, locked and sealed.
//!
//! [`text`], [`parse`] and [`id`] write keys, read them and name them; [`wrap`] and [`unwrap`] take a
//! [`WrappingKey`], [`lock`] and [`unlock`] a password (with the feature `password`), [`seal`] and
//! [`unseal`] a pair of `SealingPublicKey` and `SealingSecretKey` (with the feature `legacy-rsa`).
//!
#![cfg_attr(feature = "std", doc = "```")]
#![cfg_attr(not(feature = "std"), doc = "```ignore")]
//! use paseto_v1::{Error, LocalKey, WrappingKey, paserk};
//!
//! # fn main() -> Result<(), Error> {
//! let wrapping_key = WrappingKey::generate()?;
//! let local = LocalKey::generate()?;
//! let wrapped = paserk::wrap(&local, &wrapping_key)?;
//! let again: LocalKey = paserk::unwrap(&wrapped, &wrapping_key)?;
//! assert!(again == local);
//! # Ok(())
//! # }
//! ```
//!
//! Specification: PASERK, "PASERK Types".

pub use ::paserk::{
    Argon2Params, KeyId, Pbkdf2Params, UnwrapLimits, id, lock, parse, seal, text, unlock, unseal,
    unwrap, wrap,
};
use paseto_core::{Secret, SecretText};
use paseto_nist::{pie, sha384};

use crate::LocalKey;

/// A key that wraps other keys, and nothing else.
///
/// 32 secret bytes, wiped when dropped. PASERK has no text of its own for such a key: it is written as
/// `k1.local.…`, and it is for its owner to keep the two apart. There is no `Clone`: a copy is made
/// with [`WrappingKey::duplicate`].
///
/// Specification: PASERK, `operations/Wrap/pie.md`.
pub struct WrappingKey {
    bytes: Secret<32>,
    inner: pie::Wrapping,
}

impl WrappingKey {
    fn from_secret(bytes: Secret<32>) -> Self {
        let inner = pie::Wrapping::new(&bytes);
        Self { bytes, inner }
    }
}

paseto_core::local_key!(WrappingKey);

paserk::key!(LocalKey {
    text: "k1.local." as SecretText,
    id: "k1.lid." by sha384::key_id,
    from: Self::from_bytes,
    length: Some(32),
    bytes: |key| key.expose_bytes(),
});

paserk::key!(WrappingKey {
    text: "k1.local." as SecretText,
    id: "k1.lid." by sha384::key_id,
    from: Self::from_bytes,
    length: Some(32),
    bytes: |key| key.expose_bytes(),
});

paserk::wrapping!(WrappingKey(pie::Wrapping):
    LocalKey as "k1.local-wrap.pie.",
    WrappingKey as "k1.local-wrap.pie.",
);

#[cfg(feature = "password")]
paserk::locking!(paseto_nist::pbkw::Pbkdf2:
    LocalKey as "k1.local-pw.",
    WrappingKey as "k1.local-pw.",
);

#[cfg(feature = "legacy-rsa")]
pub use self::pair::{SealingPublicKey, SealingSecretKey};

#[cfg(feature = "legacy-rsa")]
mod pair {
    use alloc::string::String;

    use paseto_core::Error;
    use paseto_nist::rsa::{self, seal as family};

    use super::{LocalKey, SecretText, WrappingKey, sha384};
    use crate::{PublicKey, SecretKey};

    /// The secret half of a pair that local keys are sealed for, and nothing else. It holds its public
    /// half.
    ///
    /// An RSA key of 4096 bits with the exponent 65537, which is no size for tokens; its bytes are
    /// PKCS#1 DER. PASERK has no text for it. It is wiped when dropped. There is no `Clone`: a copy is
    /// made with [`SealingSecretKey::duplicate`].
    ///
    /// Specification: PASERK, `operations/PKE.md`.
    pub struct SealingSecretKey {
        inner: family::SecretKey,
        public: SealingPublicKey,
    }

    /// The public half of a pair that local keys are sealed for.
    ///
    /// An RSA key of 4096 bits with the exponent 65537; its bytes are SPKI DER. PASERK has no text for
    /// it.
    ///
    /// Specification: PASERK, `operations/PKE.md`.
    #[derive(Clone, PartialEq, Eq, Hash)]
    pub struct SealingPublicKey(family::PublicKey);

    paseto_core::key_pair!(
        SealingSecretKey(family::SecretKey),
        SealingPublicKey(family::PublicKey)
    );
    #[cfg(feature = "pem")]
    paseto_keyfile::key_pair!(
        SealingSecretKey(family::SecretKey): Self::new, |key| &key.inner;
        SealingPublicKey(family::PublicKey): Self, |key| &key.0;
    );

    impl SealingSecretKey {
        /// The PKCS#1 DER. What is copied from here is no longer wiped.
        #[must_use]
        pub fn expose_bytes(&self) -> &[u8] {
            self.inner.expose_bytes()
        }
    }

    impl SealingPublicKey {
        /// The SPKI DER.
        #[must_use]
        pub fn as_bytes(&self) -> &[u8] {
            self.0.as_bytes()
        }
    }

    paserk::key!(SecretKey {
        text: "k1.secret." as SecretText,
        id: "k1.sid." by sha384::key_id,
        from: Self::from_bytes,
        length: None,
        bytes: |key| key.expose_bytes(),
    });

    paserk::key!(PublicKey {
        text: "k1.public." as String,
        id: "k1.pid." by sha384::key_id,
        from: Self::from_bytes,
        length: None,
        bytes: |key| key.as_bytes(),
    });

    impl paserk::Wrap for SecretKey {
        const WRAP_HEADER: &'static str = "k1.secret-wrap.pie.";
        type WrappingKey = WrappingKey;

        fn from_unwrapped(bytes: &[u8]) -> Result<Self, Error> {
            der_or_pem(bytes)
        }
    }

    // The specification does not say in which form the key is locked; the vectors have PEM, without
    // the last line feed.
    #[cfg(feature = "password")]
    impl paserk::Lock for SecretKey {
        const LOCK_HEADER: &'static str = "k1.secret-pw.";
        type Recipe = paseto_nist::pbkw::Pbkdf2;

        fn with_lockable<R>(&self, f: impl FnOnce(&[u8]) -> R) -> R {
            f(self.inner.to_pem().expose().trim_end().as_bytes())
        }

        fn from_unlocked(bytes: &[u8]) -> Result<Self, Error> {
            der_or_pem(bytes)
        }
    }

    /// Which form others take for wrapping and locking differs.
    fn der_or_pem(bytes: &[u8]) -> Result<SecretKey, Error> {
        match core::str::from_utf8(bytes) {
            Ok(text) if text.starts_with("-----BEGIN ") => {
                Ok(SecretKey::new(rsa::SecretKey::from_pem(text)?))
            }
            _ => SecretKey::from_bytes(bytes),
        }
    }

    paserk::sealing!(
        LocalKey, WrappingKey as "k1.seal.",
        SealingSecretKey(family::SecretKey), SealingPublicKey(family::PublicKey)
    );
}
