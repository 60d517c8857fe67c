//! Keys wrapped with another key: `local-wrap.pie`, `secret-wrap.pie`.

use alloc::{string::String, vec};

use paseto_core::{Error, SecretBytes, fill_random};

use crate::{Framed, Key, wire};

/// The length of the nonce of PIE, in bytes.
const NONCE: usize = 32;

/// A key that can be wrapped with another one.
///
/// Specification: PASERK, `types/local-wrap.md`, `types/secret-wrap.md`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be wrapped",
    label = "what can be wrapped is a `LocalKey`, a `SecretKey`, or a `WrappingKey`"
)]
pub trait Wrap: Key {
    /// The header of the wrapped key, such as `k4.secret-wrap.pie.`
    const WRAP_HEADER: &'static str;

    /// The key that wraps: of the same version, and for nothing else.
    type WrappingKey: Pie;

    /// The key with these bytes, which have been unwrapped.
    ///
    /// # Errors
    /// [`Error::Key`] where they are no such key.
    fn from_unwrapped(bytes: &[u8]) -> Result<Self, Error> {
        Self::from_key_bytes(bytes)
    }
}

/// PASERK's own wrapping protocol, as a version has it.
///
/// Specification: PASERK, `operations/Wrap/pie.md`.
pub trait Pie {
    /// The length of the tag, in bytes.
    const TAG_LEN: usize;

    /// Encrypts `c` in place, and writes the tag to `t`.
    ///
    /// # Errors
    /// [`Error::Unavailable`] where a backend fails.
    fn encrypt(
        &self,
        framed: Framed,
        header: &str,
        n: &[u8; NONCE],
        c: &mut [u8],
        t: &mut [u8],
    ) -> Result<(), Error>;

    /// Compares the tag `t` in constant time, and then decrypts `c` in place.
    ///
    /// # Errors
    /// [`Error::NotAuthentic`], and then nothing is decrypted; [`Error::Unavailable`] where a
    /// backend fails.
    fn decrypt(
        &self,
        framed: Framed,
        header: &str,
        n: &[u8; NONCE],
        c: &mut [u8],
        t: &[u8],
    ) -> Result<(), Error>;
}

/// Wraps a key with another one. The text is no secret.
///
/// Specification: PASERK, `operations/Wrap/pie.md`, "Encryption".
///
/// # Errors
/// [`Error::Randomness`]; [`Error::Unavailable`] where a backend fails.
pub fn wrap<K: Wrap>(key: &K, wrapping_key: &K::WrappingKey) -> Result<String, Error> {
    let mut nonce = [0; NONCE];
    fill_random(&mut nonce)?;
    encrypt(key, wrapping_key, &nonce)
}

/// [`wrap`] with what the random number generator would have given: 32 bytes. **Dangerous**: a
/// nonce that is used twice gives both keys away. For test vectors.
///
/// # Errors
/// [`Error::Key`] where `random` has another length; else those of [`wrap`].
#[cfg(feature = "hazmat")]
pub fn wrap_with_random<K: Wrap>(
    key: &K,
    wrapping_key: &K::WrappingKey,
    random: &[u8],
) -> Result<String, Error> {
    let nonce = random
        .try_into()
        .map_err(|_| paseto_core::KeyError::length(NONCE, random.len()))?;
    encrypt(key, wrapping_key, nonce)
}

fn encrypt<K: Wrap>(
    key: &K,
    wrapping_key: &K::WrappingKey,
    nonce: &[u8; NONCE],
) -> Result<String, Error> {
    let tag = K::WrappingKey::TAG_LEN;
    key.with_bytes(|ptk| {
        // It holds the key before it is encrypted.
        let length = around::<K::WrappingKey>().saturating_add(ptk.len());
        let mut wire = SecretBytes::new(vec![0; length]);
        let (t, n, c) = parts(wire.expose_mut(), tag)?;
        *n = *nonce;
        c.copy_from_slice(ptk);
        wrapping_key.encrypt(Framed::NEW, K::WRAP_HEADER, n, c, t)?;
        Ok(wire::write(K::WRAP_HEADER, wire.expose()))
    })
}

/// Unwraps a key that was wrapped with another one.
///
/// Specification: PASERK, `operations/Wrap/pie.md`, "Decryption".
///
/// # Errors
/// [`Error::TooLong`], [`Error::Format`] and [`Error::Base64`] where the text is no PASERK;
/// [`Error::Key`] and [`Error::TooShort`] where it is of another version, type or length;
/// [`Error::NotAuthentic`] for everything else that is wrong; [`Error::Unavailable`] where a backend
/// fails.
pub fn unwrap<K: Wrap>(text: &str, wrapping_key: &K::WrappingKey) -> Result<K, Error> {
    let tag = K::WrappingKey::TAG_LEN;
    let around = around::<K::WrappingKey>();
    let mut wire = wire::read(text, K::WRAP_HEADER, around, K::LENGTH)?;
    let (t, n, c) = parts(wire.expose_mut(), tag)?;
    wrapping_key
        .decrypt(Framed::NEW, K::WRAP_HEADER, n, c, t)
        .and_then(|()| K::from_unwrapped(c))
        .map_err(wire::opaque)
}

/// How long a wrapped key is without the key.
const fn around<P: Pie>() -> usize {
    const { P::TAG_LEN + NONCE }
}

/// `t ‖ n ‖ c`.
type Parts<'w> = (&'w mut [u8], &'w mut [u8; NONCE], &'w mut [u8]);

fn parts(wire: &mut [u8], tag: usize) -> Result<Parts<'_>, Error> {
    let length = wire.len();
    let short = || Error::too_short(length, tag.saturating_add(NONCE));
    let (t, rest) = wire.split_at_mut_checked(tag).ok_or_else(short)?;
    let (n, c) = rest.split_first_chunk_mut().ok_or_else(short)?;
    Ok((t, n, c))
}
