//! Keys wrapped with a password: `local-pw`, `secret-pw`.

use alloc::{string::String, vec};

use paseto_core::{Error, SecretBytes, fill_random};

use crate::{Cost, Framed, Key, UnwrapLimits, framed::framed, wire};

/// How much stack is wiped, in bytes: more than a recipe uses. The hashes of a password.
const STACK: usize = 16 * 1024;

/// A key that can be locked with a password.
///
/// Specification: PASERK, `types/local-pw.md`, `types/secret-pw.md`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be locked with a password",
    label = "what can be locked is a `LocalKey`, a `SecretKey`, or a `WrappingKey`, with the feature `password`"
)]
pub trait Lock: Key {
    /// The header of the locked key, such as `k4.secret-pw.`
    const LOCK_HEADER: &'static str;

    /// How a password is made a key in this version.
    type Recipe: Pbkw;

    /// The length of what is locked, where all such keys have one.
    const LOCKED_LENGTH: Option<usize> = Self::LENGTH;

    /// Calls `f` with the bytes that are locked: those of PASERK, unless said otherwise.
    fn with_lockable<R>(&self, f: impl FnOnce(&[u8]) -> R) -> R {
        self.with_bytes(f)
    }

    /// The key with these bytes, which have been unlocked.
    ///
    /// # Errors
    /// [`Error::Key`] where they are no such key.
    fn from_unlocked(bytes: &[u8]) -> Result<Self, Error> {
        Self::from_key_bytes(bytes)
    }
}

/// The cost parameters of keys of this type: [`Argon2Params`](crate::Argon2Params) in versions 2
/// and 4, [`Pbkdf2Params`](crate::Pbkdf2Params) in versions 1 and 3.
type Params<K> = <<K as Lock>::Recipe as Pbkw>::Params;

/// Password-based key wrapping, as a family of versions has it.
///
/// What is locked is `salt ‖ parameters ‖ nonce ‖ key`, with a tag behind it.
///
/// Specification: PASERK, `operations/PBKW.md`.
pub trait Pbkw {
    /// What it costs to try a password.
    type Params: Cost;
    /// The length of the salt, in bytes.
    const SALT_LEN: usize;
    /// The length of the nonce, in bytes.
    const NONCE_LEN: usize;
    /// The length of the tag, in bytes.
    const TAG_LEN: usize;

    /// Encrypts the key at the end of `body` in place, and writes the tag to `t`. All else in
    /// `body` is there already.
    ///
    /// # Errors
    /// [`Error::Unavailable`] where there is not enough memory, or a backend fails.
    fn encrypt(
        framed: Framed,
        header: &str,
        password: &[u8],
        params: &Self::Params,
        body: &mut [u8],
        t: &mut [u8],
    ) -> Result<(), Error>;

    /// Compares the tag `t` in constant time, and then decrypts the key at the end of `body` in
    /// place. The parameters are accepted already.
    ///
    /// # Errors
    /// [`Error::NotAuthentic`], and then nothing is decrypted; [`Error::Unavailable`] where there
    /// is not enough memory, or a backend fails.
    fn decrypt(
        framed: Framed,
        header: &str,
        password: &[u8],
        params: &Self::Params,
        body: &mut [u8],
        t: &[u8],
    ) -> Result<(), Error>;
}

/// Where the key begins: behind salt, parameters and nonce.
const fn key_at<R: Pbkw>() -> usize {
    const { R::SALT_LEN + R::Params::LEN + R::NONCE_LEN }
}

/// Locks a key with a password: whoever has the text can try passwords, as fast as `params` let
/// them.
///
/// The password is taken byte for byte: nothing is decoded, trimmed or normalised. Parameters above the
/// default [`UnwrapLimits`] are taken too; the text is then for [`unlock`] with higher ones.
///
/// Specification: PASERK, `operations/PBKW.md`, "Encryption".
///
/// # Errors
/// [`Error::Cost`] where the algorithm does not take the parameters; [`Error::Randomness`];
/// [`Error::Unavailable`] where there is not enough memory, or a backend fails.
pub fn lock<K: Lock>(
    key: &K,
    password: impl AsRef<[u8]>,
    params: Params<K>,
) -> Result<String, Error> {
    let mut random = vec![0; const { K::Recipe::SALT_LEN + K::Recipe::NONCE_LEN }];
    fill_random(&mut random)?;
    encrypt(key, password.as_ref(), params, &random)
}

/// [`lock`] with what the random number generator would have given: the salt and then the nonce, 40
/// bytes in versions 2 and 4, 48 in 1 and 3. **Dangerous**: salts that are used twice give both
/// keys away. For test vectors.
///
/// # Errors
/// [`Error::Key`] where `random` has another length; else those of [`lock`].
#[cfg(feature = "hazmat")]
pub fn lock_with_random<K: Lock>(
    key: &K,
    password: impl AsRef<[u8]>,
    params: Params<K>,
    random: &[u8],
) -> Result<String, Error> {
    let needed = const { K::Recipe::SALT_LEN + K::Recipe::NONCE_LEN };
    if random.len() != needed {
        return Err(paseto_core::KeyError::length(needed, random.len()).into());
    }
    encrypt(key, password.as_ref(), params, random)
}

fn encrypt<K: Lock>(
    key: &K,
    password: &[u8],
    params: Params<K>,
    random: &[u8],
) -> Result<String, Error> {
    params.check(&UnwrapLimits::none())?;
    let (salt, nonce) = random.split_at(K::Recipe::SALT_LEN);
    key.with_lockable(|ptk| {
        let tag = K::Recipe::TAG_LEN;
        let mut cost = vec![0; Params::<K>::LEN];
        params.write(&mut cost);
        // It holds the key before it is encrypted.
        let room = vec![0; tag];
        let mut wire = SecretBytes::new([salt, &cost, nonce, ptk, &room].concat());
        let (body, t) = parts(wire.expose_mut(), tag)?;
        framed::<STACK, _>(|framed| {
            K::Recipe::encrypt(framed, K::LOCK_HEADER, password, &params, body, t)
        })?;
        Ok(wire::write(K::LOCK_HEADER, wire.expose()))
    })
}

/// Unlocks a key that was locked with a password.
///
/// `limits` is compared with the cost that the text names before anything is allocated or computed. Its
/// memory has to be what the process can have: an operating system that promises more than there is
/// ends the process instead of saying so.
/// The password is taken byte for byte, as in [`lock`].
///
/// Specification: PASERK, `operations/PBKW.md`, "Decryption".
///
/// # Errors
/// [`Error::TooLong`], [`Error::Format`] and [`Error::Base64`] where the text is no PASERK;
/// [`Error::Key`] and [`Error::TooShort`] where it is of another version, type or length;
/// [`Error::Cost`] where it would cost more than `limits`; [`Error::Unavailable`] where there is
/// not enough memory; [`Error::NotAuthentic`] for everything else that is wrong, the password among
/// it.
pub fn unlock<K: Lock>(
    text: &str,
    password: impl AsRef<[u8]>,
    limits: &UnwrapLimits,
) -> Result<K, Error> {
    let tag = K::Recipe::TAG_LEN;
    let around = const { key_at::<K::Recipe>() + K::Recipe::TAG_LEN };
    let mut wire = wire::read(text, K::LOCK_HEADER, around, K::LOCKED_LENGTH)?;
    let (body, t) = parts(wire.expose_mut(), tag)?;
    let params = body.get(K::Recipe::SALT_LEN..).and_then(Params::<K>::read);
    let params = params.ok_or(Error::NotAuthentic)?;
    params.check(limits)?;
    let password = password.as_ref();
    framed::<STACK, _>(|framed| {
        K::Recipe::decrypt(framed, K::LOCK_HEADER, password, &params, body, t)
    })
    .and_then(|()| K::from_unlocked(body.get(key_at::<K::Recipe>()..).unwrap_or_default()))
    .map_err(wire::opaque)
}

/// All but the tag, and the tag.
fn parts(wire: &mut [u8], tag: usize) -> Result<(&mut [u8], &mut [u8]), Error> {
    let length = wire.len();
    length
        .checked_sub(tag)
        .and_then(|at| wire.split_at_mut_checked(at))
        .ok_or_else(|| Error::too_short(length, tag))
}
