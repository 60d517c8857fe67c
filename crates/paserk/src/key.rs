//! What a key must bring to be written as PASERK.

use alloc::string::String;

use paseto_core::{Error, SecretText};

/// A key that PASERK can write: one version, one type.
///
/// Specification: PASERK, "PASERK Types".
pub trait Key: Sized {
    /// The header of the key's text, such as `k4.secret.`
    const HEADER: &'static str;
    /// The header of the key's id, such as `k4.sid.`
    const ID_HEADER: &'static str;

    /// The number of bytes of such a key, where all have the same.
    const LENGTH: Option<usize>;

    /// `String` for a public key, [`SecretText`] for all others.
    type Text: KeyText;

    /// Calls `f` with the bytes of the key as PASERK writes them.
    fn with_bytes<R>(&self, f: impl FnOnce(&[u8]) -> R) -> R;

    /// The key with these bytes.
    ///
    /// # Errors
    /// [`Error::Key`] where they are no such key.
    fn from_key_bytes(bytes: &[u8]) -> Result<Self, Error>;

    /// Checks what [`Key::from_key_bytes`] leaves to the first use of the key: for whoever takes keys
    /// in and will not use them before long, such as a key ring.
    ///
    /// # Errors
    /// [`Error::Key`] where this is no key that may be used.
    fn validate(&self) -> Result<(), Error> {
        Ok(())
    }

    /// The hash of `pieces`, one after the other, with 33 bytes of output: those of an id's header and
    /// of a key's text.
    ///
    /// Specification: `operations/ID.md`.
    fn id_hash(pieces: [&str; 3]) -> [u8; 33];
}

/// The two kinds of text: that of a public key, and that of a secret.
pub trait KeyText {
    /// Whether it is the text of a secret: then it is read and written in a time that does not depend
    /// on its letters, and what held it is wiped.
    const IS_SECRET: bool;

    /// Takes the text.
    fn from_text(text: String) -> Self;

    /// The text. What is copied from here is no longer wiped.
    fn as_text(&self) -> &str;
}

impl KeyText for SecretText {
    const IS_SECRET: bool = true;

    fn from_text(text: String) -> Self {
        Self::new(text)
    }

    fn as_text(&self) -> &str {
        self.expose()
    }
}

impl KeyText for String {
    const IS_SECRET: bool = false;

    fn from_text(text: String) -> Self {
        text
    }

    fn as_text(&self) -> &str {
        self
    }
}
