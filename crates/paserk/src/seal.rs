//! Local keys sealed for the owner of a key pair: `seal`.

use alloc::{string::String, vec};

use paseto_core::{Error, KeyError, Secret, SecretBytes, SecretText, fill_random};

use crate::{Framed, Key, framed::framed, wire};

/// The length of what is sealed, in bytes: a key for `local` tokens.
const KEY: usize = 32;

/// How much stack is wiped, in bytes: more than a recipe uses. In version 1 there are numbers of 4096
/// bits, and tables of them.
const STACK: usize = 32 * 1024;

/// A key that can be sealed: the `LocalKey` or the `WrappingKey` of a version.
///
/// Specification: PASERK, `types/seal.md`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be sealed",
    label = "what can be sealed is a `LocalKey` or a `WrappingKey`; version 1 needs the feature `legacy-rsa`"
)]
pub trait Seal: Key<Text = SecretText> {
    /// The header of the sealed key, such as `k4.seal.`
    const SEAL_HEADER: &'static str;

    /// Whom it is sealed for: of the same version, and for nothing else.
    type Recipient: Encapsulate;
    /// The key pair of the recipient.
    type RecipientSecret: Decapsulate;
}

/// The public half of a key pair that keys are sealed for, as a version has it.
///
/// Specification: PASERK, `operations/PKE.md`, "Encryption".
pub trait Encapsulate {
    /// The length of a sealed key, in bytes.
    const SEALED_LEN: usize;
    /// How many random bytes one takes.
    const RANDOM_LEN: usize;

    /// Seals `pdk`, and writes all that is sent to `out`, which has [`Self::SEALED_LEN`] bytes.
    /// `random` has [`Self::RANDOM_LEN`].
    ///
    /// # Errors
    /// [`Error::Randomness`] where the random bytes cannot be used; [`Error::Unavailable`] where a
    /// backend fails.
    fn seal(
        &self,
        framed: Framed,
        header: &str,
        pdk: &[u8; KEY],
        random: &[u8],
        out: &mut [u8],
    ) -> Result<(), Error>;
}

/// The secret half of a key pair that keys are sealed for, as a version has it.
///
/// Specification: PASERK, `operations/PKE.md`, "Decryption".
pub trait Decapsulate {
    /// The length of a sealed key, in bytes.
    const SEALED_LEN: usize;

    /// Compares the tag of `sealed`, which has [`Self::SEALED_LEN`] bytes, in constant time, and
    /// then decrypts it to `pdk`.
    ///
    /// # Errors
    /// [`Error::NotAuthentic`], and then nothing is decrypted; [`Error::Unavailable`] where a
    /// backend fails.
    fn unseal(
        &self,
        framed: Framed,
        header: &str,
        sealed: &[u8],
        pdk: &mut [u8; KEY],
    ) -> Result<(), Error>;
}

/// Seals a local key for the owner of a key pair. The text is no secret. It does not say who sealed
/// the key: anybody can.
///
/// Specification: PASERK, `operations/PKE.md`, "Encryption".
///
/// # Errors
/// [`Error::Randomness`]; [`Error::Unavailable`] where a backend fails.
pub fn seal<K: Seal>(key: &K, recipient: &K::Recipient) -> Result<String, Error> {
    let mut random = SecretBytes::new(vec![0; K::Recipient::RANDOM_LEN]);
    fill_random(random.expose_mut())?;
    encrypt(key, recipient, random.expose())
}

/// [`seal`] with what the random number generator would have given: 32 bytes in versions 2 and 4, 48
/// in version 3, 512 in version 1. **Dangerous**: who knows them knows the key. For test vectors.
///
/// # Errors
/// [`Error::Key`] where `random` has another length; else those of [`seal`].
#[cfg(feature = "hazmat")]
pub fn seal_with_random<K: Seal>(
    key: &K,
    recipient: &K::Recipient,
    random: &[u8],
) -> Result<String, Error> {
    let needed = K::Recipient::RANDOM_LEN;
    if random.len() != needed {
        return Err(KeyError::length(needed, random.len()).into());
    }
    encrypt(key, recipient, random)
}

fn encrypt<K: Seal>(key: &K, recipient: &K::Recipient, random: &[u8]) -> Result<String, Error> {
    key.with_bytes(|pdk| {
        let pdk = pdk
            .try_into()
            .map_err(|_| KeyError::length(KEY, pdk.len()))?;
        // It holds the key before it is encrypted.
        let mut wire = SecretBytes::new(vec![0; K::Recipient::SEALED_LEN]);
        framed::<STACK, _>(|framed| {
            recipient.seal(framed, K::SEAL_HEADER, pdk, random, wire.expose_mut())
        })?;
        Ok(wire::write(K::SEAL_HEADER, wire.expose()))
    })
}

/// Opens a local key that was sealed for this key pair.
///
/// Specification: PASERK, `operations/PKE.md`, "Decryption".
///
/// # Errors
/// [`Error::TooLong`], [`Error::Format`] and [`Error::Base64`] where the text is no PASERK;
/// [`Error::Key`] where it is of another version, type or length; [`Error::NotAuthentic`] for
/// everything else that is wrong; [`Error::Unavailable`] where a backend fails.
pub fn unseal<K: Seal>(text: &str, recipient: &K::RecipientSecret) -> Result<K, Error> {
    let around = const { K::RecipientSecret::SEALED_LEN - KEY };
    let wire = wire::read(text, K::SEAL_HEADER, around, Some(KEY))?;
    let mut pdk = Secret::new([0; KEY]);
    framed::<STACK, _>(|framed| {
        recipient.unseal(framed, K::SEAL_HEADER, wire.expose(), pdk.expose_mut())
    })
    .and_then(|()| K::from_key_bytes(pdk.expose()))
    .map_err(wire::opaque)
}
