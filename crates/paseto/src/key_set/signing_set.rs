//! A key that signs, and the public keys that go with it.

use alloc::sync::Arc;
use core::{fmt, time::Duration};

use paserk::{Key, KeyId};
use paseto_claims::Timestamp;
use paseto_core::{Sign, Verify};

use super::{KeySet, KeySetError, KeySetErrorKind, KeyState};

/// A key that signs tokens and knows its public half, by whose id the tokens say who signed them.
///
/// The `SecretKey` of each version is one. Implement it, with [`Sign`], for a key in an HSM.
pub trait SigningKey: Sign {
    /// The other half.
    type PublicKey: Verify + Key<Text = String> + Clone;

    /// The other half of this key.
    fn public_key(&self) -> &Self::PublicKey;
}

/// The key that signs, and the public keys of the tokens that are accepted: its own, those of its
/// predecessors, and that of its successor.
///
/// This is the plain value; [`SigningRing`](crate::SigningRing) shares one between threads and
/// replaces it whole.
pub struct SigningSet<S: SigningKey> {
    signer: Arc<S>,
    id: KeyId<S::PublicKey>,
    /// Its active key is the public half of the signer.
    public: KeySet<S::PublicKey>,
}

impl<S: SigningKey> SigningSet<S> {
    /// A set with one key, which is active.
    ///
    /// # Errors
    /// [`KeySetErrorKind::Key`] where its public half may not be used.
    pub fn new(signer: S) -> Result<Self, KeySetError> {
        let public = KeySet::with_active(signer.public_key().clone())?;
        Self::with_public(signer, public)
    }

    /// `public` with the key that signs for it.
    ///
    /// # Errors
    /// [`KeySetErrorKind::NoActiveKey`] where `public` has no active key, and
    /// [`KeySetErrorKind::WrongKid`] where it is that of another key.
    pub fn with_public(signer: S, public: KeySet<S::PublicKey>) -> Result<Self, KeySetError> {
        let active = public.active().ok_or(KeySetErrorKind::NoActiveKey)?;
        let id = paserk::id(signer.public_key());
        if active.id() != id.as_str() {
            return Err(KeySetErrorKind::WrongKid.into());
        }
        Ok(Self {
            signer: Arc::new(signer),
            id,
            public,
        })
    }

    /// The key that signs.
    #[must_use]
    pub const fn signer(&self) -> &Arc<S> {
        &self.signer
    }

    /// The id of the key that signs, which the footers of its tokens have: that of its public half.
    #[must_use]
    pub const fn id(&self) -> &KeyId<S::PublicKey> {
        &self.id
    }

    /// The public keys: what to publish.
    #[must_use]
    pub const fn public(&self) -> &KeySet<S::PublicKey> {
        &self.public
    }

    /// Accepts the tokens of another key, most often of the one that will be active next: see
    /// [`KeySet::add`].
    ///
    /// # Errors
    /// Those of [`KeySet::add`].
    pub fn accept(&mut self, key: S::PublicKey) -> Result<KeyId<S::PublicKey>, KeySetError> {
        self.public.add(key, KeyState::Accepted)
    }

    /// Signs with `new` from now on: see [`KeySet::rotate`].
    ///
    /// # Errors
    /// Those of [`KeySet::rotate`].
    pub fn rotate(
        &mut self,
        new: S,
        grace: Duration,
        now: Timestamp,
    ) -> Result<KeyId<S::PublicKey>, KeySetError> {
        let id = self.public.rotate(new.public_key().clone(), grace, now)?;
        self.signer = Arc::new(new);
        self.id = id;
        Ok(id)
    }

    /// See [`KeySet::name`].
    ///
    /// # Errors
    /// Those of [`KeySet::name`].
    pub fn name(&mut self, kid: &str, id: &KeyId<S::PublicKey>) -> Result<(), KeySetError> {
        self.public.name(kid, id)
    }

    /// See [`KeySet::retire`].
    ///
    /// # Errors
    /// Those of [`KeySet::retire`].
    pub fn retire(&mut self, id: &KeyId<S::PublicKey>) -> Result<(), KeySetError> {
        self.public.retire(id)
    }

    /// See [`KeySet::accept_until`].
    ///
    /// # Errors
    /// Those of [`KeySet::accept_until`].
    pub fn accept_until(
        &mut self,
        id: &KeyId<S::PublicKey>,
        end: Timestamp,
        now: Timestamp,
    ) -> Result<(), KeySetError> {
        self.public.accept_until(id, end, now)
    }

    /// See [`KeySet::remove`].
    ///
    /// # Errors
    /// Those of [`KeySet::remove`].
    pub fn remove(&mut self, id: &KeyId<S::PublicKey>) -> Result<(), KeySetError> {
        self.public.remove(id)
    }
}

/// The keys themselves are shared, not copied.
impl<S: SigningKey> Clone for SigningSet<S> {
    fn clone(&self) -> Self {
        Self {
            signer: Arc::clone(&self.signer),
            id: self.id,
            public: self.public.clone(),
        }
    }
}

/// The ids and the states.
impl<S: SigningKey> fmt::Debug for SigningSet<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("SigningSet").field(&self.public).finish()
    }
}

macro_rules! signing_keys {
    ($($feature:literal: $version:ident),+) => {$(
        #[cfg(feature = $feature)]
        impl SigningKey for crate::$version::SecretKey {
            type PublicKey = crate::$version::PublicKey;

            fn public_key(&self) -> &Self::PublicKey {
                self.public_key()
            }
        }
    )+};
}

signing_keys!("v4": v4, "v3": v3, "v2": v2, "legacy-rsa": v1);
