//! Key sets as JSON.

use core::{fmt, time::Duration};

use paseto_claims::Timestamp;

use super::{
    KeySetError, KeySetErrorKind as Refused, KeyState,
    entries::{Entries, Entry},
    id::Id,
    kind,
};

/// A key set as it stands on a disk or is sent: PASERK texts, which nobody has opened yet.
///
/// It holds public keys, and secret ones only where they are wrapped with another key or locked
/// with a password; a secret in the clear is refused, in reading and in writing. All keys are of
/// one version and purpose.
///
/// It becomes a set of keys with [`public_keys`](Self::public_keys), [`unwrap`](Self::unwrap),
/// [`unlock`](Self::unlock) and their sisters for keys that sign. Only then is each `kid` compared
/// with its key. What needs no key works on the document as it is: see [`rotate`](Self::rotate).
///
/// The format is that of `docs/KEYSET.md`, which is beside the sources of this crate.
#[derive(Clone, Default)]
pub struct KeySetDocument {
    pub(super) entries: Entries<String>,
}

impl KeySetDocument {
    /// A document without a key.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The keys, in their order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = DocumentEntry<'_>> {
        self.entries.as_slice().iter().map(DocumentEntry)
    }

    /// The number of keys, retired ones included.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.as_slice().len()
    }

    /// Whether there is no key. Such a document cannot be read again.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The active key, where there is one.
    #[must_use]
    pub fn active(&self) -> Option<DocumentEntry<'_>> {
        self.entries.active().map(DocumentEntry)
    }

    /// Adds a key: `id` is that of the public or of the local key, `paserk` its text as it may
    /// stand in a set. That they belong together is for the caller to know.
    ///
    /// # Errors
    /// [`KeySetErrorKind::PlainSecret`](Refused::PlainSecret),
    /// [`KeySetErrorKind::NotAllowed`](Refused::NotAllowed) and
    /// [`KeySetErrorKind::OtherHeader`](Refused::OtherHeader) where it may not;
    /// [`KeySetErrorKind::WrongKid`](Refused::WrongKid) where the id is of another type;
    /// [`KeySetErrorKind::Duplicate`](Refused::Duplicate),
    /// [`KeySetErrorKind::AlreadyActive`](Refused::AlreadyActive).
    pub fn add(&mut self, id: &str, paserk: &str, state: KeyState) -> Result<(), KeySetError> {
        let id = self.check(id, Some(paserk)).map_err(|(_, kind)| kind)?;
        Ok(self.entries.add(id, state, Some(paserk.into()))?)
    }

    /// The id, if this may be added; else which member is why.
    pub(super) fn check(
        &self,
        id: &str,
        paserk: Option<&str>,
    ) -> Result<Id, (&'static str, Refused)> {
        let header = match paserk {
            Some(paserk) => Some(kind::id_header(paserk).map_err(|why| ("paserk", why))?),
            None => None,
        };
        let id = Id::parse(id).map_err(|why| ("kid", why))?;
        if header.is_some_and(|header| header != id.header()) {
            return Err(("kid", Refused::WrongKid));
        }
        let first = self.entries.as_slice().first();
        if first.is_some_and(|first| first.id.header() != id.header()) {
            return Err(("kid", Refused::OtherHeader));
        }
        Ok(id)
    }

    /// Lets another `kid` stand for the key with this id: see [`KeySet::name`](crate::KeySet::name).
    ///
    /// # Errors
    /// Those of [`KeySet::name`](crate::KeySet::name).
    pub fn name(&mut self, kid: &str, id: &str) -> Result<(), KeySetError> {
        Ok(self.entries.name(kid, id)?)
    }

    /// Makes a key active, in the steps of [`KeySet::rotate`](crate::KeySet::rotate). It is added
    /// where it is not there, and has this text from now on where it is: a secret key whose public
    /// half was announced. The texts of keys that are retired stay.
    ///
    /// # Errors
    /// Those of [`KeySetDocument::add`], and [`KeySetErrorKind::Retired`](Refused::Retired).
    pub fn rotate(
        &mut self,
        id: &str,
        paserk: &str,
        grace: Duration,
        now: Timestamp,
    ) -> Result<(), KeySetError> {
        let id = self.check(id, Some(paserk)).map_err(|(_, kind)| kind)?;
        let end = now.saturating_add(grace);
        Ok(self.entries.rotate(id, paserk.into(), end, now)?)
    }

    /// Refuses the tokens of a key from now on. Its text stays, and is not opened.
    ///
    /// # Errors
    /// [`KeySetErrorKind::Active`](Refused::Active) where it is the active one,
    /// [`KeySetErrorKind::UnknownKey`](Refused::UnknownKey).
    pub fn retire(&mut self, id: &str) -> Result<(), KeySetError> {
        Ok(self.entries.retire(id)?)
    }

    /// Accepts the tokens of a key up to `end`, and no longer. One whose time has passed by `now`
    /// is retired, and does not come back.
    ///
    /// # Errors
    /// Those of [`KeySetDocument::retire`], and [`KeySetErrorKind::Retired`](Refused::Retired).
    pub fn accept_until(
        &mut self,
        id: &str,
        end: Timestamp,
        now: Timestamp,
    ) -> Result<(), KeySetError> {
        Ok(self.entries.accept_until(id, end, now)?)
    }

    /// Forgets a key, its text included.
    ///
    /// # Errors
    /// Those of [`KeySetDocument::retire`].
    pub fn remove(&mut self, id: &str) -> Result<(), KeySetError> {
        self.entries.remove(id)?;
        Ok(())
    }
}

/// The ids and the states.
impl fmt::Debug for KeySetDocument {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let entries = self.entries.as_slice().iter();
        f.debug_map()
            .entries(entries.map(|entry| (&entry.id, entry.state)))
            .finish()
    }
}

/// A key of a [`KeySetDocument`].
pub struct DocumentEntry<'d>(&'d Entry<String>);

/// Its id and its state: a text that is locked can be tried with passwords.
impl fmt::Debug for DocumentEntry<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DocumentEntry")
            .field("id", &self.0.id)
            .field("state", &self.0.state)
            .finish_non_exhaustive()
    }
}

impl<'d> DocumentEntry<'d> {
    /// The id that the document gives it.
    #[must_use]
    pub fn id(&self) -> &'d str {
        self.0.id.as_str()
    }

    /// What else a token's `kid` may say for it.
    pub fn names(&self) -> impl ExactSizeIterator<Item = &'d str> {
        self.0.names.iter().map(|name| &**name)
    }

    /// What may be done with it.
    #[must_use]
    pub const fn state(&self) -> KeyState {
        self.0.state
    }

    /// Its PASERK text; `None` where only its id is known, because it is retired.
    #[must_use]
    pub fn paserk(&self) -> Option<&'d str> {
        self.0.material.as_deref()
    }
}
