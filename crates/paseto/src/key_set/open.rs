//! From texts to keys, and back.

use alloc::sync::Arc;

use paserk::{Key, Lock, Pbkw, UnwrapLimits, Wrap};
use paseto_core::Error;

use super::{
    KeySet, KeySetDocument, KeySetError, KeySetErrorKind as Refused, KeySetLimits, KeyState,
    SigningKey, SigningSet, entries::Entry, kind,
};

/// What locking a key of this type costs: [`Argon2Params`](crate::paserk::Argon2Params) in versions
/// 2 and 4, [`Pbkdf2Params`](crate::paserk::Pbkdf2Params) in versions 1 and 3.
type Params<K> = <<K as Lock>::Recipe as Pbkw>::Params;

/// Reading.
impl KeySetDocument {
    /// The public keys. Every key has to be one.
    ///
    /// # Errors
    /// [`KeySetErrorKind::Key`](Refused::Key) where a text is of another type or no valid key,
    /// [`KeySetErrorKind::WrongKid`](Refused::WrongKid) where its `kid` is of another key.
    pub fn public_keys<K: Key<Text = String>>(&self) -> Result<KeySet<K>, KeySetError> {
        self.open(paserk::parse)
    }

    /// The local keys, which are wrapped with this one.
    ///
    /// # Errors
    /// [`KeySetErrorKind::Key`](Refused::Key) where one is not, and
    /// [`KeySetErrorKind::WrongKid`](Refused::WrongKid) where its `kid` is of another key.
    pub fn unwrap<K: Wrap>(&self, wrapping_key: &K::WrappingKey) -> Result<KeySet<K>, KeySetError> {
        self.open(|text| paserk::unwrap(text, wrapping_key))
    }

    /// The local keys, which are locked with this password. Each costs its time.
    ///
    /// # Errors
    /// Those of [`KeySetDocument::unwrap`], and [`KeySetErrorKind::Key`](Refused::Key) with
    /// [`Error::Cost`] where the password would cost more to try than `limits` allow.
    pub fn unlock<K: Lock>(
        &self,
        password: impl AsRef<[u8]>,
        limits: &UnwrapLimits,
    ) -> Result<KeySet<K>, KeySetError> {
        let password = password.as_ref();
        self.open(|text| paserk::unlock(text, password, limits))
    }

    /// The key that signs, which is wrapped with this one, and the public keys beside it. Of
    /// another wrapped key the public half is kept.
    ///
    /// # Errors
    /// Those of [`KeySetDocument::unwrap`], and
    /// [`KeySetErrorKind::NoActiveKey`](Refused::NoActiveKey).
    pub fn unwrap_signing<S: SigningKey + Wrap>(
        &self,
        wrapping_key: &S::WrappingKey,
    ) -> Result<SigningSet<S>, KeySetError> {
        self.open_signing(|text| paserk::unwrap(text, wrapping_key))
    }

    /// The key that signs, which is locked with this password, and the public keys beside it. Of
    /// another locked key the public half is kept.
    ///
    /// # Errors
    /// Those of [`KeySetDocument::unlock`], and
    /// [`KeySetErrorKind::NoActiveKey`](Refused::NoActiveKey).
    pub fn unlock_signing<S: SigningKey + Lock>(
        &self,
        password: impl AsRef<[u8]>,
        limits: &UnwrapLimits,
    ) -> Result<SigningSet<S>, KeySetError> {
        let password = password.as_ref();
        self.open_signing(|text| paserk::unlock(text, password, limits))
    }

    /// The public keys, and the public halves of the keys that are wrapped with this one: what to
    /// publish. No key has to be active.
    ///
    /// # Errors
    /// Those of [`KeySetDocument::unwrap`].
    pub fn unwrap_public<S: SigningKey + Wrap>(
        &self,
        wrapping_key: &S::WrappingKey,
    ) -> Result<KeySet<S::PublicKey>, KeySetError> {
        self.open_public(|text| {
            Ok(paserk::unwrap::<S>(text, wrapping_key)?
                .public_key()
                .clone())
        })
    }

    /// The public keys, and the public halves of the keys that are locked with this password: what
    /// to publish. No key has to be active.
    ///
    /// # Errors
    /// Those of [`KeySetDocument::unlock`].
    pub fn unlock_public<S: SigningKey + Lock>(
        &self,
        password: impl AsRef<[u8]>,
        limits: &UnwrapLimits,
    ) -> Result<KeySet<S::PublicKey>, KeySetError> {
        let password = password.as_ref();
        self.open_public(|text| {
            let key: S = paserk::unlock(text, password, limits)?;
            Ok(key.public_key().clone())
        })
    }

    fn open_signing<S: SigningKey>(
        &self,
        open: impl Fn(&str) -> Result<S, Error>,
    ) -> Result<SigningSet<S>, KeySetError> {
        let mut signer = None;
        let public = self.open_public(|text| {
            let key = open(text)?;
            let public = key.public_key().clone();
            if self.active().is_some_and(|key| key.paserk() == Some(text)) {
                signer = Some(key);
            }
            Ok(public)
        })?;
        match signer {
            Some(signer) => SigningSet::with_public(signer, public),
            None => Err(Refused::NoActiveKey.into()),
        }
    }

    /// Opens what is not public already.
    fn open_public<K: Key<Text = String>>(
        &self,
        mut open: impl FnMut(&str) -> Result<K, Error>,
    ) -> Result<KeySet<K>, KeySetError> {
        self.open(|text| {
            if kind::is_of::<K>(text) {
                paserk::parse(text)
            } else {
                open(text)
            }
        })
    }

    /// Opens each key, and compares its id. A retired one is not opened.
    fn open<K: Key>(
        &self,
        mut open: impl FnMut(&str) -> Result<K, Error>,
    ) -> Result<KeySet<K>, KeySetError> {
        let mut set = KeySet::new();
        for (number, entry) in self.entries.as_slice().iter().enumerate() {
            let refuse = |name, why| KeySetError::at(format!("keys[{number}].{name}"), why);
            let key = match &entry.material {
                Some(text) if entry.state != KeyState::Retired => {
                    let key = open(text).and_then(|key| key.validate().map(|()| key));
                    Some(key.map_err(|why| refuse("paserk", Refused::Key(why)))?)
                }
                _ => None,
            };
            let other = |key: &K| !entry.id.is(paserk::id(key).as_str());
            if key.as_ref().is_some_and(other) || entry.id.header() != K::ID_HEADER {
                return Err(refuse("kid", Refused::WrongKid));
            }
            let add = set.entries.add(entry.id, entry.state, key.map(Arc::new));
            add.map_err(|why| refuse("kid", why))?;
            for name in &entry.names {
                let named = set.entries.name(name, entry.id.as_str());
                named.map_err(|why| refuse("aliases", why))?;
            }
        }
        Ok(set)
    }
}

/// Public keys.
impl<K: Key<Text = String>> KeySet<K> {
    /// Reads a set of public keys, within the default [`KeySetLimits`](crate::KeySetLimits).
    ///
    /// # Errors
    /// Those of [`KeySetDocument::parse`] and [`KeySetDocument::public_keys`].
    pub fn from_json(bytes: impl AsRef<[u8]>) -> Result<Self, KeySetError> {
        KeySetDocument::parse(bytes.as_ref(), &KeySetLimits::default())?.public_keys()
    }

    /// The keys as a document to publish: there is nothing secret in it.
    #[must_use]
    pub fn to_document(&self) -> KeySetDocument {
        let document = document(self, |_, key| Ok(paserk::text(key)));
        // Writing a public key does not fail.
        document.unwrap_or_default()
    }

    /// The text of [`KeySet::to_document`].
    #[must_use]
    pub fn to_json(&self) -> String {
        self.to_document().to_json()
    }
}

/// Keys that are shared secrets.
impl<K: Key> KeySet<K> {
    /// The keys as a document, each wrapped with this key.
    ///
    /// # Errors
    /// [`KeySetErrorKind::Key`](Refused::Key) where randomness fails.
    pub fn wrap(&self, wrapping_key: &K::WrappingKey) -> Result<KeySetDocument, KeySetError>
    where
        K: Wrap,
    {
        document(self, |_, key| paserk::wrap(key, wrapping_key))
    }

    /// The keys as a document, each locked with this password. Each costs its time, when it is
    /// locked and again when it is unlocked, so there are at most as many as the default
    /// [`KeySetLimits`] take. [`wrap`](Self::wrap) has no such bound.
    ///
    /// # Errors
    /// [`KeySetErrorKind::TooManyKeys`](Refused::TooManyKeys) where more are not retired;
    /// [`KeySetErrorKind::Key`](Refused::Key) where randomness fails, or the cost is none that can
    /// be written.
    pub fn lock(
        &self,
        password: impl AsRef<[u8]>,
        params: Params<K>,
    ) -> Result<KeySetDocument, KeySetError>
    where
        K: Lock,
        Params<K>: Copy,
    {
        let limit = KeySetLimits::default().locked;
        let keys = self.entries.as_slice().iter();
        if keys.filter(|key| key.material.is_some()).count() > limit {
            return Err(Refused::TooManyKeys { limit }.into());
        }
        let password = password.as_ref();
        document(self, |_, key| paserk::lock(key, password, params))
    }
}

impl<S: SigningKey> SigningSet<S> {
    /// The keys as a document: the one that signs is wrapped with this key, the others are public.
    /// So it is not for the place of a document that has the secret of another key too, such as of
    /// the next one: that secret would be lost. Change that document itself.
    ///
    /// # Errors
    /// Those of [`KeySet::wrap`].
    pub fn wrap(&self, wrapping_key: &S::WrappingKey) -> Result<KeySetDocument, KeySetError>
    where
        S: Wrap,
    {
        self.document(|signer| paserk::wrap(signer, wrapping_key))
    }

    /// The keys as a document: the one that signs is locked with this password, the others are
    /// public. See [`SigningSet::wrap`] for what that means.
    ///
    /// # Errors
    /// Those of [`KeySet::lock`].
    pub fn lock(
        &self,
        password: impl AsRef<[u8]>,
        params: Params<S>,
    ) -> Result<KeySetDocument, KeySetError>
    where
        S: Lock,
    {
        self.document(|signer| paserk::lock(signer, password.as_ref(), params))
    }

    fn document(
        &self,
        close: impl FnOnce(&S) -> Result<String, Error>,
    ) -> Result<KeySetDocument, KeySetError> {
        let signer = close(self.signer()).map_err(Refused::Key)?;
        document(self.public(), |entry, key| match entry.state {
            KeyState::Active => Ok(signer.clone()),
            _ => Ok(paserk::text(key)),
        })
    }
}

fn document<K>(
    set: &KeySet<K>,
    mut close: impl FnMut(&Entry<Arc<K>>, &K) -> Result<String, Error>,
) -> Result<KeySetDocument, KeySetError> {
    let mut document = KeySetDocument::new();
    for entry in set.entries.as_slice() {
        let text = match &entry.material {
            Some(key) => Some(close(entry, key).map_err(Refused::Key)?),
            None => None,
        };
        let id = document
            .check(entry.id.as_str(), text.as_deref())
            .map_err(|(_, why)| why)?;
        document.entries.add(id, entry.state, text)?;
        for name in &entry.names {
            document.entries.name(name, entry.id.as_str())?;
        }
    }
    Ok(document)
}
