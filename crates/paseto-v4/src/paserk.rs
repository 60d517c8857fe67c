//! The keys as PASERK: `k4.local`, `k4.secret`, `k4.public` and their ids.
//!
//! Specification: PASERK, "PASERK Types".

use alloc::string::String;

use paserk::{Key, KeyId};
use paseto_core::{Error, SecretText};
use paseto_sodium::{blake2b, ed25519};

use crate::{LocalKey, PublicKey, SecretKey};

impl Key for LocalKey {
    const HEADER: &'static str = "k4.local.";
    const ID_HEADER: &'static str = "k4.lid.";
    type Text = SecretText;

    fn with_bytes<R>(&self, f: impl FnOnce(&[u8]) -> R) -> R {
        f(self.expose_bytes())
    }

    fn from_key_bytes(bytes: &[u8]) -> Result<Self, Error> {
        Self::from_bytes(bytes)
    }

    fn id_hash(header: &str, text: &str) -> [u8; 33] {
        blake2b::key_id(header, text)
    }
}

impl LocalKey {
    /// Reads a key from its PASERK text, `k4.local.…`
    ///
    /// # Errors
    /// Those of [`paserk::parse`].
    pub fn from_paserk(text: &str) -> Result<Self, Error> {
        paserk::parse(text)
    }

    /// The PASERK text of the key, `k4.local.…`: a secret.
    #[must_use]
    pub fn to_paserk(&self) -> SecretText {
        paserk::text(self)
    }

    /// The id of the key, `k4.lid.…`
    #[must_use]
    pub fn id(&self) -> KeyId<Self> {
        paserk::id(self)
    }
}

impl Key for SecretKey {
    const HEADER: &'static str = "k4.secret.";
    const ID_HEADER: &'static str = "k4.sid.";
    type Text = SecretText;

    fn with_bytes<R>(&self, f: impl FnOnce(&[u8]) -> R) -> R {
        f(self.expose_bytes().expose())
    }

    fn from_key_bytes(bytes: &[u8]) -> Result<Self, Error> {
        Self::from_bytes(bytes)
    }

    fn id_hash(header: &str, text: &str) -> [u8; 33] {
        blake2b::key_id(header, text)
    }
}

impl SecretKey {
    /// Reads a key from its PASERK text, `k4.secret.…`
    ///
    /// # Errors
    /// Those of [`paserk::parse`].
    pub fn from_paserk(text: &str) -> Result<Self, Error> {
        paserk::parse(text)
    }

    /// The PASERK text of the key, `k4.secret.…`: a secret.
    #[must_use]
    pub fn to_paserk(&self) -> SecretText {
        paserk::text(self)
    }

    /// The id of the secret key, `k4.sid.…`. In a footer stands the id of its
    /// [public half](SecretKey::public_key) instead.
    #[must_use]
    pub fn id(&self) -> KeyId<Self> {
        paserk::id(self)
    }
}

impl Key for PublicKey {
    const HEADER: &'static str = "k4.public.";
    const ID_HEADER: &'static str = "k4.pid.";
    type Text = String;

    fn with_bytes<R>(&self, f: impl FnOnce(&[u8]) -> R) -> R {
        f(self.as_bytes())
    }

    /// The official vectors hold keys that are no points, so only the length is checked here.
    fn from_key_bytes(bytes: &[u8]) -> Result<Self, Error> {
        let bytes = Self::sized(bytes)?;
        Ok(Self(ed25519::PublicKey::from_unchecked_bytes(*bytes)))
    }

    fn id_hash(header: &str, text: &str) -> [u8; 33] {
        blake2b::key_id(header, text)
    }
}

impl PublicKey {
    /// Reads a key from its PASERK text, `k4.public.…`. Whether it is a valid key is checked when
    /// it is used, or by [`PublicKey::validate`].
    ///
    /// # Errors
    /// Those of [`paserk::parse`].
    pub fn from_paserk(text: &str) -> Result<Self, Error> {
        paserk::parse(text)
    }

    /// The PASERK text of the key, `k4.public.…`
    #[must_use]
    pub fn to_paserk(&self) -> String {
        paserk::text(self)
    }

    /// The id of the key, `k4.pid.…`: what a footer's `kid` is for.
    #[must_use]
    pub fn id(&self) -> KeyId<Self> {
        paserk::id(self)
    }
}
