//! A key set in the plainest way: a list that is searched from its beginning.

use core::time::Duration;

use paseto::{KeySetErrorKind as Refused, KeyState, KidError, Timestamp};

use crate::document::{NAMES, may_be_alias};

/// A key of the set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its id.
    pub id: String,
    /// Its other names.
    pub names: Vec<String>,
    /// Its state.
    pub state: KeyState,
    /// Whether the key itself is there.
    pub has_key: bool,
}

/// The set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Model {
    /// The keys in their order.
    pub rows: Vec<Row>,
    /// Whether keys stay that are retired: a document keeps their texts.
    pub keeps: bool,
}

impl Model {
    /// Which key a token's `kid` is of.
    ///
    /// # Errors
    /// Where there is none, or none that is accepted.
    pub fn find(&self, kid: &str, now: Timestamp) -> Result<&Row, KidError> {
        let row = self.rows.iter().find(|row| stands_for(row, kid));
        let row = row.ok_or(KidError::Unknown)?;
        if accepts(row.state, now) && row.has_key {
            Ok(row)
        } else {
            Err(KidError::Retired)
        }
    }

    /// The active key.
    #[must_use]
    pub fn active(&self) -> Option<&Row> {
        self.rows.iter().find(|row| row.state == KeyState::Active)
    }

    /// See `KeySet::add`.
    ///
    /// # Errors
    /// Those of `KeySet::add`.
    pub fn add(&mut self, id: &str, state: KeyState) -> Result<(), Refused> {
        if self.rows.iter().any(|row| stands_for(row, id)) {
            return Err(Refused::Duplicate);
        }
        if state == KeyState::Active && self.active().is_some() {
            return Err(Refused::AlreadyActive);
        }
        self.rows.push(Row {
            id: id.to_owned(),
            names: Vec::new(),
            state,
            has_key: self.keeps || state != KeyState::Retired,
        });
        Ok(())
    }

    /// See `KeySet::name`.
    ///
    /// # Errors
    /// Those of `KeySet::name`.
    pub fn name(&mut self, name: &str, id: &str) -> Result<(), Refused> {
        let taken = self.rows.iter().any(|row| stands_for(row, name));
        let row = self.row(id)?;
        if !may_be_alias(name) {
            return Err(Refused::Name);
        }
        if taken {
            return Err(Refused::Duplicate);
        }
        if row.names.len() >= NAMES {
            return Err(Refused::Name);
        }
        row.names.push(name.to_owned());
        Ok(())
    }

    /// See `KeySet::rotate`.
    ///
    /// # Errors
    /// Those of `KeySet::rotate`.
    pub fn rotate(&mut self, id: &str, grace: Duration, now: Timestamp) -> Result<(), Refused> {
        match self.row(id).map(|row| row.state) {
            Ok(KeyState::Active) => return Err(Refused::AlreadyActive),
            Ok(state) if !accepts(state, now) => return Err(Refused::Retired),
            Ok(_) => {}
            Err(_) => self.add(id, KeyState::Accepted)?,
        }
        for row in &mut self.rows {
            if row.id == id {
                row.state = KeyState::Active;
            } else if row.state == KeyState::Active {
                row.state = KeyState::AcceptedUntil(now.saturating_add(grace));
            }
            if !accepts(row.state, now) {
                row.state = KeyState::Retired;
            }
        }
        self.forget();
        Ok(())
    }

    /// See `KeySet::retire` and `KeySet::accept_until`.
    ///
    /// # Errors
    /// Those of `KeySet::retire` and `KeySet::accept_until`.
    pub fn set(&mut self, id: &str, state: KeyState) -> Result<(), Refused> {
        let row = self.row(id)?;
        match row.state {
            KeyState::Active => return Err(Refused::Active),
            KeyState::Retired if state != KeyState::Retired => return Err(Refused::Retired),
            _ => row.state = state,
        }
        self.forget();
        Ok(())
    }

    /// See `KeySet::remove`.
    ///
    /// # Errors
    /// Those of `KeySet::remove`.
    pub fn remove(&mut self, id: &str) -> Result<(), Refused> {
        if self.row(id)?.state == KeyState::Active {
            return Err(Refused::Active);
        }
        self.rows.retain(|row| row.id != id);
        Ok(())
    }

    /// Retired keys go; their ids stay.
    pub fn forget(&mut self) {
        if self.keeps {
            return;
        }
        for row in &mut self.rows {
            row.has_key &= row.state != KeyState::Retired;
        }
    }

    fn row(&mut self, id: &str) -> Result<&mut Row, Refused> {
        let row = self.rows.iter_mut().find(|row| row.id == id);
        row.ok_or(Refused::UnknownKey)
    }
}

fn stands_for(row: &Row, kid: &str) -> bool {
    row.id == kid || row.names.iter().any(|name| name == kid)
}

fn accepts(state: KeyState, now: Timestamp) -> bool {
    match state {
        KeyState::AcceptedUntil(end) => now <= end,
        other => other != KeyState::Retired,
    }
}
