//! PASERK: keys as text, their ids, and keys that are wrapped, locked and sealed.
//!
//! [`text`], [`parse`] and [`id`] write keys, read them and name them; [`wrap`] and [`unwrap`] take a
//! [`WrappingKey`], [`lock`] and [`unlock`] a password (with the feature `password`), [`seal`] and
//! [`unseal`] a pair of [`SealingPublicKey`] and [`SealingSecretKey`].
//!
#![cfg_attr(feature = "std", doc = "```")]
#![cfg_attr(not(feature = "std"), doc = "```ignore")]
//! use paseto_v3::{Error, LocalKey, SealingSecretKey, SecretKey, WrappingKey, paserk};
//!
//! # fn main() -> Result<(), Error> {
//! let wrapping_key = WrappingKey::generate()?;
//! let secret = SecretKey::generate()?;
//! let wrapped = paserk::wrap(&secret, &wrapping_key)?;
//! let again: SecretKey = paserk::unwrap(&wrapped, &wrapping_key)?;
//! assert!(again == secret);
//!
//! let recipient = SealingSecretKey::generate()?;
//! let local = LocalKey::generate()?;
//! let sealed = paserk::seal(&local, recipient.public_key())?;
//! let again: LocalKey = paserk::unseal(&sealed, &recipient)?;
//! assert!(again == local);
//! # Ok(())
//! # }
//! ```
//!
//! Specification: PASERK, "PASERK Types".

use alloc::string::String;

pub use ::paserk::{
    Argon2Params, KeyId, Pbkdf2Params, UnwrapLimits, id, lock, parse, seal, text, unlock, unseal,
    unwrap, wrap,
};
use paseto_core::{Secret, SecretText};
use paseto_nist::{pie, seal as family, sha384};

use crate::{LocalKey, PublicKey, SecretKey};

/// A key that wraps other keys, and nothing else.
///
/// 32 secret bytes, wiped when dropped. PASERK has no text of its own for such a key: it is written as
/// `k3.local.…`, and it is for its owner to keep the two apart. There is no `Clone`: a copy is made
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

/// The secret half of a pair that local keys are sealed for, and nothing else. It holds its public
/// half.
///
/// A P-384 key that is written as that of a `public` token's pair: the secret number of 48 bytes,
/// `k3.secret.…` It is wiped when dropped. There is no `Clone`: a copy is made with
/// [`SealingSecretKey::duplicate`].
///
/// Specification: PASERK, `operations/PKE.md`.
pub struct SealingSecretKey {
    inner: family::SecretKey,
    public: SealingPublicKey,
}

/// The public half of a pair that local keys are sealed for.
///
/// A P-384 public key that is written as that of a `public` token's pair: a compressed point of 49
/// bytes, `k3.public.…` It is checked when it is read.
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
    /// The sealing pair that is written like this pair for `public` tokens. A pair should have one
    /// use: this is for keys that others have sealed for a signing key.
    #[must_use]
    pub fn from_secret_key(key: &SecretKey) -> Self {
        Self::new(family::SecretKey::from_ecdsa(key.inner.duplicate()))
    }

    /// The 48 bytes. What is copied from here is no longer wiped.
    #[must_use]
    pub const fn expose_bytes(&self) -> &[u8; 48] {
        self.inner.expose_bytes()
    }
}

impl SealingPublicKey {
    /// The sealing key that is written like this key for `public` tokens. A key should have one use:
    /// this is for recipients who have no other.
    #[must_use]
    pub fn from_public_key(key: &PublicKey) -> Self {
        Self(family::PublicKey::from_ecdsa(key.0.clone()))
    }

    /// The 49 bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 49] {
        self.0.as_bytes()
    }
}

paserk::key!(LocalKey {
    text: "k3.local." as SecretText,
    id: "k3.lid." by sha384::key_id,
    from: Self::from_bytes,
    length: Some(32),
    bytes: |key| key.expose_bytes(),
});

paserk::key!(SecretKey {
    text: "k3.secret." as SecretText,
    id: "k3.sid." by sha384::key_id,
    from: Self::from_bytes,
    length: Some(48),
    bytes: |key| key.expose_bytes(),
});

paserk::key!(PublicKey {
    text: "k3.public." as String,
    id: "k3.pid." by sha384::key_id,
    from: Self::from_bytes,
    length: Some(49),
    bytes: |key| key.as_bytes(),
    validate: |key| Self::validate(key),
});

paserk::key!(WrappingKey {
    text: "k3.local." as SecretText,
    id: "k3.lid." by sha384::key_id,
    from: Self::from_bytes,
    length: Some(32),
    bytes: |key| key.expose_bytes(),
});

paserk::key!(SealingSecretKey {
    text: "k3.secret." as SecretText,
    id: "k3.sid." by sha384::key_id,
    from: Self::from_bytes,
    length: Some(48),
    bytes: |key| key.expose_bytes(),
});

paserk::key!(SealingPublicKey {
    text: "k3.public." as String,
    id: "k3.pid." by sha384::key_id,
    from: Self::from_bytes,
    length: Some(49),
    bytes: |key| key.as_bytes(),
});

paserk::wrapping!(WrappingKey(pie::Wrapping):
    LocalKey as "k3.local-wrap.pie.",
    WrappingKey as "k3.local-wrap.pie.",
    SecretKey as "k3.secret-wrap.pie.",
    SealingSecretKey as "k3.secret-wrap.pie.",
);

#[cfg(feature = "password")]
paserk::locking!(paseto_nist::pbkw::Pbkdf2:
    LocalKey as "k3.local-pw.",
    WrappingKey as "k3.local-pw.",
    SecretKey as "k3.secret-pw.",
    SealingSecretKey as "k3.secret-pw.",
);

paserk::sealing!(
    LocalKey, WrappingKey as "k3.seal.",
    SealingSecretKey(family::SecretKey), SealingPublicKey(family::PublicKey)
);
