//! The ring that encrypts tokens.

use alloc::sync::Arc;
use core::{fmt, time::Duration};

use paserk::{Key, KeyId};
use paseto_claims::Timestamp;
use paseto_core::{
    Associated, Decrypt, Encrypt, Error, FooterLimits, FooterView, Header, Token, TokenId,
};

use super::KeyRing;
use crate::{KeySet, KeySetError, KeySetErrorKind};

/// Local keys, one of which encrypts tokens, and all of which decrypt them.
///
/// [`encrypt`](Self::encrypt) names the key in the footer. The ring decrypts where a local key
/// does, as a [`KeyRing`] would. Clones share one set of keys.
///
/// ```
/// # #[cfg(feature = "v4")] {
/// use core::time::Duration;
/// use paseto::{Claims, Rules, SealingRing, Token, Untrusted, Verified, v4::LocalKey};
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let ring = SealingRing::new(LocalKey::generate()?)?;
/// let text = ring.encrypt(Token::new(&Claims::new(()).subject("alice"))?)?;
///
/// ring.rotate(LocalKey::generate()?, Duration::from_secs(3600))?;
/// let token: Verified<()> = Untrusted::parse(&text)?.decrypt(&ring, &Rules::now())?;
/// # let _ = token;
/// # Ok(()) }
/// # main().unwrap(); }
/// ```
pub struct SealingRing<K> {
    /// It has an active key, always.
    ring: KeyRing<K>,
}

impl<K: Key> SealingRing<K> {
    /// A ring with one key, which is active.
    ///
    /// # Errors
    /// [`KeySetErrorKind::Key`] where it may not be used.
    pub fn new(key: K) -> Result<Self, KeySetError> {
        Self::with_keys(KeySet::with_active(key)?)
    }

    /// Encrypts with `new` from now on: see [`KeySet::rotate`].
    ///
    /// # Errors
    /// Those of [`KeySet::rotate`].
    pub fn rotate(&self, new: K, grace: Duration) -> Result<KeyId<K>, KeySetError> {
        self.ring.rotate(new, grace)
    }
}

impl<K> SealingRing<K> {
    /// A ring with these keys.
    ///
    /// # Errors
    /// [`KeySetErrorKind::NoActiveKey`].
    pub fn with_keys(keys: KeySet<K>) -> Result<Self, KeySetError> {
        let ring = KeyRing::new(with_active(keys)?);
        Ok(Self { ring })
    }

    /// See [`KeyRing::with_clock`].
    #[must_use]
    pub fn with_clock(self, clock: impl Fn() -> Timestamp + Send + Sync + 'static) -> Self {
        let ring = self.ring.with_clock(clock);
        Self { ring }
    }

    /// See [`KeyRing::with_footer_limits`].
    #[must_use]
    pub fn with_footer_limits(self, limits: FooterLimits) -> Self {
        let ring = self.ring.with_footer_limits(limits);
        Self { ring }
    }

    /// The keys that are in the ring now.
    #[must_use]
    pub fn current(&self) -> Arc<KeySet<K>> {
        self.ring.current()
    }

    /// Puts other keys in the place of all that are in the ring.
    ///
    /// # Errors
    /// [`KeySetErrorKind::NoActiveKey`], and nothing is changed.
    pub fn replace(&self, keys: KeySet<K>) -> Result<(), KeySetError> {
        self.ring.replace(with_active(keys)?);
        Ok(())
    }

    /// Changes the keys: see [`KeyRing::update`].
    ///
    /// # Errors
    /// That of `change`, and [`KeySetErrorKind::NoActiveKey`].
    pub fn update<R>(
        &self,
        change: impl FnOnce(&mut KeySet<K>) -> Result<R, KeySetError>,
    ) -> Result<R, KeySetError> {
        self.ring.update(|keys| {
            let result = change(keys)?;
            match keys.active() {
                Some(_) => Ok(result),
                None => Err(KeySetErrorKind::NoActiveKey.into()),
            }
        })
    }

    /// The key that a footer names: see [`KeyRing::find`].
    ///
    /// # Errors
    /// Those of [`KeyRing::find`].
    pub fn find(&self, footer: FooterView<'_>) -> Result<Arc<K>, Error> {
        self.ring.find(footer)
    }
}

impl<K: Encrypt> SealingRing<K> {
    /// Encrypts a token with the active key, whose id becomes the footer's `kid`: other members of
    /// a footer that is a JSON object are kept.
    ///
    /// # Errors
    /// [`Error::Footer`] where the footer is no JSON object, has another `kid`, or is one that the
    /// ring itself would not read; and those of [`Token::encrypt`].
    pub fn encrypt(&self, token: Token<'_>) -> Result<String, Error> {
        let keys = self.ring.current();
        let active = keys.active().ok_or(Error::Unavailable)?;
        let key = active.key().ok_or(Error::Unavailable)?;
        let token = token.kid(active.id())?;
        self.ring.check_footer(&token, K::HEADER.version)?;
        token.encrypt(&**key)
    }
}

impl<K: Decrypt> Decrypt for SealingRing<K> {
    const HEADER: Header = K::HEADER;
    const NONCE_LEN: usize = K::NONCE_LEN;
    const TAG_LEN: usize = K::TAG_LEN;

    /// Decrypts with the key that the footer names.
    fn decrypt(&self, body: &mut [u8], associated: Associated<'_>) -> Result<(), Error> {
        self.ring.decrypt(body, associated)
    }

    fn token_id(pieces: &[&[u8]]) -> TokenId {
        K::token_id(pieces)
    }
}

fn with_active<K>(keys: KeySet<K>) -> Result<KeySet<K>, KeySetError> {
    match keys.active() {
        Some(_) => Ok(keys),
        None => Err(KeySetErrorKind::NoActiveKey.into()),
    }
}

/// Another handle of the same keys.
impl<K> Clone for SealingRing<K> {
    fn clone(&self) -> Self {
        let ring = self.ring.clone();
        Self { ring }
    }
}

/// The ids and the states.
impl<K> fmt::Debug for SealingRing<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("SealingRing").field(&self.ring).finish()
    }
}
