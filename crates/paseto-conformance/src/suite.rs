//! What a version brings to be tested.

use core::fmt::{self, Debug};

use paserk::{Decapsulate, Encapsulate, Key, Lock, Pie, Seal, Wrap};
use paseto_core::{Decrypt, Encrypt, EncryptWithNonce, Error, SecretText, Sign, Verify, Version};

use crate::{Expectations, FileReport, official, pem, project};

/// A version of the protocol: its three types of keys.
///
/// ```
/// use paseto_conformance::Suite;
/// use paseto_core::{Error, Version};
/// use paseto_v4::{LocalKey, PublicKey, SecretKey};
///
/// struct V4;
///
/// impl Suite for V4 {
///     const VERSION: Version = Version::V4;
///     type LocalKey = LocalKey;
///     type SecretKey = SecretKey;
///     type PublicKey = PublicKey;
///
///     fn local_key() -> Result<LocalKey, Error> {
///         LocalKey::generate()
///     }
///
///     fn secret_key() -> Result<SecretKey, Error> {
///         SecretKey::generate()
///     }
///
///     fn public_half(key: &SecretKey) -> PublicKey {
///         key.public_key().clone()
///     }
///
///     fn validate(key: &PublicKey) -> Result<(), Error> {
///         key.validate()
///     }
/// }
///
/// let report = paseto_conformance::property::all::<V4>();
/// assert!(report.is_ok(), "{report}");
/// ```
pub trait Suite: 'static {
    /// The version of the protocol.
    const VERSION: Version;

    /// The key of `local` tokens.
    type LocalKey: Encrypt + EncryptWithNonce + Decrypt + Key<Text = SecretText> + Debug;
    /// The key that signs `public` tokens.
    type SecretKey: Sign + Key<Text = SecretText> + Debug;
    /// The key that checks `public` tokens.
    type PublicKey: Verify + Key<Text = String> + Debug;

    /// A key to test with. Two calls of one thread, one after the other, give different keys; where
    /// keys are expensive, a few may take turns.
    ///
    /// # Errors
    /// [`Error::Randomness`].
    fn local_key() -> Result<Self::LocalKey, Error>;

    /// A key to test with. Two calls of one thread, one after the other, give different keys; where
    /// keys are expensive, a few may take turns.
    ///
    /// # Errors
    /// [`Error::Randomness`].
    fn secret_key() -> Result<Self::SecretKey, Error>;

    /// The public half of a key pair.
    fn public_half(key: &Self::SecretKey) -> Self::PublicKey;

    /// Checks that a key is one that a signature may be checked with, where reading it may have
    /// left that open.
    ///
    /// # Errors
    /// [`Error::Key`] where it is not.
    fn validate(key: &Self::PublicKey) -> Result<(), Error>;

    /// A public key with these bytes, which are those of PASERK, checked at once.
    ///
    /// # Errors
    /// [`Error::Key`] where they are no valid key.
    fn checked_public_key(bytes: &[u8]) -> Result<Self::PublicKey, Error> {
        let key = Key::from_key_bytes(bytes)?;
        Self::validate(&key)?;
        Ok(key)
    }

    /// A secret key from what the vectors hold, with their hexadecimal decoded: the bytes of
    /// PASERK unless said otherwise. In version 1 it is the text of a PEM file.
    ///
    /// # Errors
    /// [`Error::Key`] where it is no such key.
    fn read_secret_key(bytes: &[u8]) -> Result<Self::SecretKey, Error> {
        Key::from_key_bytes(bytes)
    }

    /// A public key from what the vectors hold, with their hexadecimal decoded: the bytes of
    /// PASERK unless said otherwise. In version 1 it is the text of a PEM file, and so it is in
    /// some vectors of version 3, where that needs nothing of the suite.
    ///
    /// # Errors
    /// [`Error::Key`] where it is no such key.
    fn read_public_key(bytes: &[u8]) -> Result<Self::PublicKey, Error> {
        match pem::compressed_p384(bytes) {
            Some(point) if Self::VERSION == Version::V3 => Key::from_key_bytes(&point),
            _ => Key::from_key_bytes(bytes),
        }
    }

    /// Whether this library makes the signature of the official vector with this name, bit for
    /// bit. Where it does not, because signatures are random or another rule derives them, the
    /// vector is only verified.
    #[must_use]
    fn reproduces(name: &str) -> bool {
        let _ = name;
        true
    }
}

/// A version whose keys can be wrapped, locked and sealed: all that PASERK has.
///
/// [`suite!`](crate::suite!) implements it too.
pub trait WrapSuite:
    Suite<
        LocalKey: Wrap<WrappingKey = Self::WrappingKey>
                      + Lock
                      + Seal<
            Recipient = Self::SealingPublicKey,
            RecipientSecret = Self::SealingSecretKey,
        >,
        SecretKey: Wrap<WrappingKey = Self::WrappingKey> + Lock,
    >
{
    /// The key that wraps others.
    type WrappingKey: Pie + Key<Text = SecretText> + Debug;
    /// The secret half of a pair that keys are sealed for.
    type SealingSecretKey: Decapsulate + Debug;
    /// The public half of a pair that keys are sealed for.
    type SealingPublicKey: Encapsulate + Debug;

    /// A key to test with. Two calls of one thread, one after the other, give different keys; where
    /// keys are expensive, a few may take turns.
    ///
    /// # Errors
    /// [`Error::Randomness`].
    fn new_sealing_secret_key() -> Result<Self::SealingSecretKey, Error>;

    /// The public half of a pair that keys are sealed for.
    fn sealing_public_half(key: &Self::SealingSecretKey) -> Self::SealingPublicKey;

    /// The secret half of a pair with these bytes, which are those of PASERK; in version 1, where
    /// PASERK has none, the DER of PKCS#1.
    ///
    /// # Errors
    /// [`Error::Key`] where they are no such key.
    fn sealing_secret_key(bytes: &[u8]) -> Result<Self::SealingSecretKey, Error>;

    /// The public half of a pair with these bytes, which are those of PASERK; in version 1, where
    /// PASERK has none, the DER of SPKI.
    ///
    /// # Errors
    /// [`Error::Key`] where they are no such key.
    fn sealing_public_key(bytes: &[u8]) -> Result<Self::SealingPublicKey, Error>;
}

/// The versions that vectors are run with.
#[derive(Clone, Default)]
pub struct Suites(Vec<Runner>);

/// What is run for one version.
#[derive(Clone, Copy)]
pub(crate) struct Runner {
    pub(crate) version: Version,
    pub(crate) official: fn(&str, &[u8], &Expectations) -> FileReport,
    pub(crate) project: fn(&str, &[u8]) -> FileReport,
}

impl Suites {
    /// None yet.
    #[must_use]
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// These, and one more. What is wrapped, locked or sealed is not run: see
    /// [`Self::with_wrapping`].
    #[must_use]
    pub fn with<S: Suite>(mut self) -> Self {
        self.0.push(Runner {
            version: S::VERSION,
            official: official::run_file::<S>,
            project: project::run_project::<S>,
        });
        self
    }

    /// These, and one more, whose keys can be wrapped, locked and sealed.
    #[must_use]
    pub fn with_wrapping<S: WrapSuite>(mut self) -> Self {
        self.0.push(Runner {
            version: S::VERSION,
            official: official::run_file_with_wrapping::<S>,
            project: project::run_project_with_wrapping::<S>,
        });
        self
    }

    /// The runner of a version, if there is one.
    pub(crate) fn of(&self, version: Version) -> Option<Runner> {
        self.0
            .iter()
            .find(|runner| runner.version == version)
            .copied()
    }
}

impl Debug for Suites {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list()
            .entries(self.0.iter().map(|runner| runner.version))
            .finish()
    }
}
