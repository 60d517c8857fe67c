//! PASERK: keys as text, their ids, and keys that are wrapped, locked and sealed.
//!
//! [`text`], [`parse`] and [`id`] write keys, read them and name them; [`wrap`] and [`unwrap`] take a
//! [`WrappingKey`], [`lock`] and [`unlock`] a password (with the feature `password`), [`seal`] and
//! [`unseal`] a pair of [`SealingPublicKey`] and [`SealingSecretKey`].
//!
#![cfg_attr(feature = "std", doc = "```")]
#![cfg_attr(not(feature = "std"), doc = "```ignore")]
//! use paseto_v2::{Error, LocalKey, SealingSecretKey, SecretKey, WrappingKey, paserk};
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
use paseto_sodium::{blake2b, pie, seal as family};

use crate::{LocalKey, PreparedPublicKey, PublicKey, SecretKey};

/// A key that wraps other keys, and nothing else.
///
/// 32 secret bytes, wiped when dropped. PASERK has no text of its own for such a key: it is written as
/// `k2.local.…`, and it is for its owner to keep the two apart. There is no `Clone`: a copy is made
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
/// An X25519 key that is written as the Ed25519 key of a `public` token's pair: `seed ‖ public key`, 64
/// bytes, `k2.secret.…` It is wiped when dropped. There is no `Clone`: a copy is made with
/// [`SealingSecretKey::duplicate`].
///
/// Specification: PASERK, `operations/PKE.md`.
pub struct SealingSecretKey {
    inner: family::SecretKey,
    public: SealingPublicKey,
}

/// The public half of a pair that local keys are sealed for.
///
/// An X25519 key that is written as an Ed25519 public key of 32 bytes, `k2.public.…` It is checked when
/// it is read: a point of the curve, written canonically, in the subgroup of prime order.
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
paseto_sodium::sealing_bytes!(SealingSecretKey, SealingPublicKey, SecretKey, PublicKey);

paserk::key!(LocalKey {
    text: "k2.local." as SecretText,
    id: "k2.lid." by blake2b::key_id,
    from: Self::from_bytes,
    length: Some(32),
    bytes: |key| key.expose_bytes(),
});

paserk::key!(SecretKey {
    text: "k2.secret." as SecretText,
    id: "k2.sid." by blake2b::key_id,
    from: Self::from_bytes,
    length: Some(64),
    bytes: |key| key.expose_bytes().expose(),
});

// The official vectors hold public keys that are no points, so only their length is checked.
paserk::key!(PublicKey {
    text: "k2.public." as String,
    id: "k2.pid." by blake2b::key_id,
    from: Self::from_unchecked_bytes,
    length: Some(32),
    bytes: |key| key.as_bytes(),
    validate: |key| Self::validate(key),
});

// A point is checked, because it is made ready.
paserk::key!(PreparedPublicKey {
    text: "k2.public." as String,
    id: "k2.pid." by blake2b::key_id,
    from: Self::from_bytes,
    length: Some(32),
    bytes: |key| key.as_bytes(),
});

paserk::key!(WrappingKey {
    text: "k2.local." as SecretText,
    id: "k2.lid." by blake2b::key_id,
    from: Self::from_bytes,
    length: Some(32),
    bytes: |key| key.expose_bytes(),
});

paserk::key!(SealingSecretKey {
    text: "k2.secret." as SecretText,
    id: "k2.sid." by blake2b::key_id,
    from: Self::from_bytes,
    length: Some(64),
    bytes: |key| key.expose_bytes().expose(),
});

paserk::key!(SealingPublicKey {
    text: "k2.public." as String,
    id: "k2.pid." by blake2b::key_id,
    from: Self::from_bytes,
    length: Some(32),
    bytes: |key| key.as_bytes(),
});

paserk::wrapping!(WrappingKey(pie::Wrapping):
    LocalKey as "k2.local-wrap.pie.",
    WrappingKey as "k2.local-wrap.pie.",
    SecretKey as "k2.secret-wrap.pie.",
    SealingSecretKey as "k2.secret-wrap.pie.",
);

#[cfg(feature = "password")]
paserk::locking!(paseto_sodium::pbkw::Argon2id:
    LocalKey as "k2.local-pw.",
    WrappingKey as "k2.local-pw.",
    SecretKey as "k2.secret-pw.",
    SealingSecretKey as "k2.secret-pw.",
);

paserk::sealing!(
    LocalKey, WrappingKey as "k2.seal.",
    SealingSecretKey(family::SecretKey), SealingPublicKey(family::PublicKey)
);
