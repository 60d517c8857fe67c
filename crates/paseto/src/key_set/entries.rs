//! Which keys there are, by what names, and in what states: the same for keys and for their texts.

use paseto_claims::Timestamp;
use paseto_core::{Footer, KidError};

use super::{KeySetErrorKind as Refused, KeyState, id::Id, index::Index, limits::NAMES};

/// The greatest length of a name, in bytes.
const NAME: usize = 255;

/// A key, or what stands for one.
#[derive(Clone, Debug)]
pub(crate) struct Entry<M> {
    pub(crate) id: Id,
    pub(crate) names: Vec<Box<str>>,
    pub(crate) state: KeyState,
    /// `None` where only the id is known of a retired key.
    pub(crate) material: Option<M>,
}

/// At most one entry is active, and no two have an id or a name in common.
#[derive(Clone, Debug)]
pub(crate) struct Entries<M> {
    list: Vec<Entry<M>>,
    index: Index,
    active: Option<usize>,
}

impl<M> Default for Entries<M> {
    fn default() -> Self {
        Self {
            list: Vec::new(),
            index: Index::default(),
            active: None,
        }
    }
}

impl<M> Entries<M> {
    pub(crate) fn as_slice(&self) -> &[Entry<M>] {
        &self.list
    }

    pub(crate) fn active(&self) -> Option<&Entry<M>> {
        self.list.get(self.active?)
    }

    /// What belongs to the `kid` of a token.
    pub(crate) fn find(
        &self,
        kid: &str,
        clock: impl FnOnce() -> Timestamp,
    ) -> Result<&M, KidError> {
        let entry = self.index.find(&self.list, kid);
        let entry = entry.and_then(|at| self.list.get(at));
        let entry = entry.ok_or(KidError::Unknown)?;
        if !entry.state.accepts(clock) {
            return Err(KidError::Retired);
        }
        entry.material.as_ref().ok_or(KidError::Retired)
    }

    /// Adds an entry. Its names come one by one.
    pub(crate) fn add(
        &mut self,
        id: Id,
        state: KeyState,
        material: Option<M>,
    ) -> Result<(), Refused> {
        if self.index.find(&self.list, id.as_str()).is_some() {
            return Err(Refused::Duplicate);
        }
        let at = self.list.len();
        if state == KeyState::Active {
            if self.active.is_some() {
                return Err(Refused::AlreadyActive);
            }
            self.active = Some(at);
        }
        self.list.push(Entry {
            id,
            names: Vec::new(),
            state,
            material,
        });
        self.index.add(&self.list, at)
    }

    /// Lets another `kid` stand for a key.
    pub(crate) fn name(&mut self, name: &str, id: &str) -> Result<(), Refused> {
        let at = self.position(id)?;
        if name.is_empty() || name.len() > NAME || is_reserved(name) {
            return Err(Refused::Name);
        }
        if self.index.find(&self.list, name).is_some() {
            return Err(Refused::Duplicate);
        }
        if let Some(entry) = self.list.get_mut(at) {
            if entry.names.len() >= NAMES {
                return Err(Refused::TooManyNames { limit: NAMES });
            }
            entry.names.push(name.into());
        }
        self.index.add(&self.list, at)
    }

    /// The three steps of a rotation: the new key is active; the one that was is accepted until
    /// `end`; those whose time has passed are retired. A key that is accepted already becomes what
    /// is given: the public half that was announced becomes the key that signs.
    pub(crate) fn rotate(
        &mut self,
        id: Id,
        material: M,
        end: Timestamp,
        now: Timestamp,
    ) -> Result<(), Refused> {
        match self.position(id.as_str()) {
            Ok(at) => {
                self.may_become_active(at, now)?;
                if let Some(entry) = self.list.get_mut(at) {
                    entry.material = Some(material);
                }
            }
            Err(_) => self.add(id, KeyState::Accepted, Some(material))?,
        }
        let at = self.position(id.as_str())?;
        if let Some(former) = self.active.replace(at) {
            self.set_state(former, KeyState::AcceptedUntil(end));
        }
        self.set_state(at, KeyState::Active);
        for entry in &mut self.list {
            if !entry.state.accepts(|| now) {
                entry.state = KeyState::Retired;
            }
        }
        Ok(())
    }

    fn may_become_active(&self, at: usize, now: Timestamp) -> Result<(), Refused> {
        match self.list.get(at).map(|entry| entry.state) {
            Some(KeyState::Active) => Err(Refused::AlreadyActive),
            Some(state) if !state.accepts(|| now) => Err(Refused::Retired),
            _ => Ok(()),
        }
    }

    /// Refuses the tokens of a key from now on.
    pub(crate) fn retire(&mut self, id: &str) -> Result<(), Refused> {
        let at = self.position(id)?;
        if self.active == Some(at) {
            return Err(Refused::Active);
        }
        self.set_state(at, KeyState::Retired);
        Ok(())
    }

    /// Accepts the tokens of a key up to `end`. One whose time has passed by `now` does not come
    /// back.
    pub(crate) fn accept_until(
        &mut self,
        id: &str,
        end: Timestamp,
        now: Timestamp,
    ) -> Result<(), Refused> {
        let at = self.position(id)?;
        match self.list.get(at).map(|entry| entry.state) {
            Some(KeyState::Active) => Err(Refused::Active),
            Some(state) if !state.accepts(|| now) => Err(Refused::Retired),
            _ => {
                self.set_state(at, KeyState::AcceptedUntil(end));
                Ok(())
            }
        }
    }

    fn set_state(&mut self, at: usize, state: KeyState) {
        if let Some(entry) = self.list.get_mut(at) {
            entry.state = state;
        }
    }

    /// Forgets a key: its tokens are then of an unknown one.
    pub(crate) fn remove(&mut self, id: &str) -> Result<Entry<M>, Refused> {
        let at = self.position(id)?;
        if self.active == Some(at) {
            return Err(Refused::Active);
        }
        let entry = self.list.remove(at);
        self.active = self
            .active
            .map(|active| active.saturating_sub(usize::from(active > at)));
        self.index.renew(&self.list)?;
        Ok(entry)
    }

    /// Drops the keys that are retired. Their ids stay.
    pub(crate) fn forget_retired(&mut self) {
        for entry in &mut self.list {
            if entry.state == KeyState::Retired {
                entry.material = None;
            }
        }
    }

    /// Where the key with this id stands. A name is not enough.
    fn position(&self, id: &str) -> Result<usize, Refused> {
        let at = self.index.find(&self.list, id);
        let at = at.ok_or(Refused::UnknownKey)?;
        let is_id = self.list.get(at).is_some_and(|entry| entry.id.is(id));
        is_id.then_some(at).ok_or(Refused::UnknownKey)
    }
}

/// `k4.` and the like: such a `kid` is an id, which follows from its key. And no footer may hold a
/// key, wherever it stands in a name.
fn is_reserved(name: &str) -> bool {
    let is_paserk = matches!(name.as_bytes(), [b'k', b'1'..=b'9', b'.', ..]);
    is_paserk || Footer::from(name).holds_key()
}
