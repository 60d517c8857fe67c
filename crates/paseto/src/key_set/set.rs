//! Keys of one version and purpose, by their ids.

use alloc::sync::Arc;
use core::{fmt, time::Duration};

use paserk::{Key, KeyId};
use paseto_claims::Timestamp;
use paseto_core::KidError;

use super::{
    KeySetError, KeySetErrorKind, KeyState,
    entries::{Entries, Entry},
    id::Id,
};

/// Keys of one version and purpose, each with its state, found by the `kid` of a token's footer.
///
/// This is the plain value; [`KeyRing`](crate::KeyRing) and [`SealingRing`](crate::SealingRing)
/// share one between threads and replace it whole. `K` is the type that checks tokens: a
/// `PublicKey` or a `LocalKey`. Wrapping and sealing keys have no place here, though their types
/// would fit: PASERK writes them as token keys, and a set is read as keys of tokens. The id of a key
/// is its PASERK id, which follows from the key.
///
/// ```
/// # #[cfg(feature = "v4")] {
/// use paseto::{KeySet, KeyState, v4::SecretKey};
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let (old, new) = (SecretKey::generate()?, SecretKey::generate()?);
/// let mut set = KeySet::with_active(new.public_key().clone())?;
/// let id = set.add(old.public_key().clone(), KeyState::Accepted)?;
/// set.name("key-of-2024", &id)?; // what the footers of old tokens say
/// set.retire(&id)?;
/// # Ok(()) }
/// # main().unwrap(); }
/// ```
///
/// Specification: `03-Algorithm-Lucidity.md`; PASERK, `operations/ID.md`.
pub struct KeySet<K> {
    pub(crate) entries: Entries<Arc<K>>,
}

impl<K> KeySet<K> {
    /// A set without a key.
    #[must_use]
    pub fn new() -> Self {
        let entries = Entries::default();
        Self { entries }
    }

    /// The number of keys, retired ones included.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.as_slice().len()
    }

    /// Whether there is no key.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The keys, in the order in which they came.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = KeyEntry<'_, K>> {
        self.entries.as_slice().iter().map(KeyEntry)
    }

    /// The active key, where there is one.
    #[must_use]
    pub fn active(&self) -> Option<KeyEntry<'_, K>> {
        self.entries.active().map(KeyEntry)
    }

    /// The key with this id or name, if its tokens are accepted at `now`.
    ///
    /// # Errors
    /// [`KidError::Unknown`] and [`KidError::Retired`].
    pub fn find(&self, kid: &str, now: Timestamp) -> Result<&Arc<K>, KidError> {
        self.entries.find(kid, || now)
    }
}

impl<K: Key> KeySet<K> {
    /// A set with one key, which is active.
    ///
    /// # Errors
    /// [`KeySetErrorKind::Key`] where the key may not be used.
    pub fn with_active(key: K) -> Result<Self, KeySetError> {
        let mut set = Self::new();
        set.add(key, KeyState::Active)?;
        Ok(set)
    }

    /// Adds a key, and gives its id.
    ///
    /// # Errors
    /// [`KeySetErrorKind::Duplicate`] where it is there already,
    /// [`KeySetErrorKind::AlreadyActive`] where another is active,
    /// [`KeySetErrorKind::Key`] where it may not be used.
    pub fn add(&mut self, key: K, state: KeyState) -> Result<KeyId<K>, KeySetError> {
        key.validate().map_err(KeySetErrorKind::Key)?;
        let id = paserk::id(&key);
        let key = (state != KeyState::Retired).then(|| Arc::new(key));
        self.entries.add(Id::parse(id.as_str())?, state, key)?;
        Ok(id)
    }

    /// Lets another `kid` stand for the key with this id: free text that the footers of tokens
    /// have, of 1 to 255 bytes, which does not look like PASERK. A key has 16 of them at most.
    ///
    /// # Errors
    /// [`KeySetErrorKind::Name`], [`KeySetErrorKind::Duplicate`], [`KeySetErrorKind::UnknownKey`],
    /// [`KeySetErrorKind::TooManyNames`].
    pub fn name(&mut self, kid: &str, id: &KeyId<K>) -> Result<(), KeySetError> {
        Ok(self.entries.name(kid, id.as_str())?)
    }

    /// Makes `new` the active key, in the three steps that a rotation takes: tokens of the former
    /// one are accepted for the time `grace` from `now`; keys whose time has passed are retired.
    ///
    /// `grace` has to be as long as the longest life of a token, and as the leeway and the
    /// difference of the clocks of those who check it. `now` is to be trusted: what it retires does
    /// not come back. A key that is in the set already, because whoever checks tokens had to learn
    /// of it first, becomes active.
    ///
    /// # Errors
    /// [`KeySetErrorKind::AlreadyActive`] where it is active, [`KeySetErrorKind::Retired`] where it
    /// is retired, [`KeySetErrorKind::Key`] where it may not be used.
    pub fn rotate(
        &mut self,
        new: K,
        grace: Duration,
        now: Timestamp,
    ) -> Result<KeyId<K>, KeySetError> {
        new.validate().map_err(KeySetErrorKind::Key)?;
        let id = paserk::id(&new);
        let end = now.saturating_add(grace);
        self.entries
            .rotate(Id::parse(id.as_str())?, Arc::new(new), end, now)?;
        self.entries.forget_retired();
        Ok(id)
    }

    /// Refuses the tokens of a key from now on. The key is dropped, its id stays.
    ///
    /// # Errors
    /// [`KeySetErrorKind::Active`] where it is the active one, [`KeySetErrorKind::UnknownKey`].
    pub fn retire(&mut self, id: &KeyId<K>) -> Result<(), KeySetError> {
        self.entries.retire(id.as_str())?;
        self.entries.forget_retired();
        Ok(())
    }

    /// Accepts the tokens of a key up to `end`, and no longer. One whose time has passed by `now`
    /// is retired, and does not come back.
    ///
    /// # Errors
    /// Those of [`KeySet::retire`], and [`KeySetErrorKind::Retired`].
    pub fn accept_until(
        &mut self,
        id: &KeyId<K>,
        end: Timestamp,
        now: Timestamp,
    ) -> Result<(), KeySetError> {
        Ok(self.entries.accept_until(id.as_str(), end, now)?)
    }

    /// Forgets a key. Its tokens are then refused as those of an unknown one.
    ///
    /// # Errors
    /// [`KeySetErrorKind::Active`] where it is the active one, [`KeySetErrorKind::UnknownKey`].
    pub fn remove(&mut self, id: &KeyId<K>) -> Result<(), KeySetError> {
        self.entries.remove(id.as_str())?;
        Ok(())
    }
}

impl<K> Default for KeySet<K> {
    fn default() -> Self {
        Self::new()
    }
}

/// The keys themselves are shared, not copied.
impl<K> Clone for KeySet<K> {
    fn clone(&self) -> Self {
        let entries = self.entries.clone();
        Self { entries }
    }
}

/// The ids and the states.
impl<K> fmt::Debug for KeySet<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let entries = self.entries.as_slice().iter();
        f.debug_map()
            .entries(entries.map(|entry| (&entry.id, entry.state)))
            .finish()
    }
}

/// A key of a [`KeySet`].
#[derive(Debug)]
pub struct KeyEntry<'s, K>(&'s Entry<Arc<K>>);

impl<'s, K> KeyEntry<'s, K> {
    /// The PASERK id of the key.
    #[must_use]
    pub fn id(&self) -> &'s str {
        self.0.id.as_str()
    }

    /// What else a token's `kid` may say for it.
    pub fn names(&self) -> impl ExactSizeIterator<Item = &'s str> {
        self.0.names.iter().map(|name| &**name)
    }

    /// What may be done with it.
    #[must_use]
    pub const fn state(&self) -> KeyState {
        self.0.state
    }

    /// The key; `None` where it is retired.
    #[must_use]
    pub const fn key(&self) -> Option<&'s Arc<K>> {
        self.0.material.as_ref()
    }
}
