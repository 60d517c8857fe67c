//! What is told of one key of a ring.

use paseto::{DocumentEntry, KeySetDocument, KeySetError, KeySetErrorKind, KeyState};
use serde::Serialize;

use crate::{args::ReportArgs, failure::Failure, output};

/// A key and its state.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub(super) struct Stated {
    pub(super) kid: String,
    state: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    not_after: Option<String>,
}

impl Stated {
    /// The state of the key with this id.
    pub(super) fn find(document: &KeySetDocument, kid: &str) -> Result<Self, KeySetError> {
        let entry = document.iter().find(|key| key.id() == kid);
        let entry = entry.ok_or(KeySetErrorKind::UnknownKey)?;
        Ok(Self::from(&entry))
    }

    /// A key that is no longer there.
    pub(super) fn removed(kid: &str) -> Self {
        Self {
            kid: kid.to_owned(),
            state: "removed",
            not_after: None,
        }
    }

    /// For people: `accepted until 2026-01-01T00:00:00Z`.
    pub(super) fn words(&self) -> String {
        match &self.not_after {
            Some(end) => format!("{} until {end}", self.state),
            None => self.state.to_owned(),
        }
    }

    /// Tells of what was done.
    pub(super) fn report(&self, args: &ReportArgs) -> Result<(), Failure> {
        if args.json {
            return output::print_json(self, false);
        }
        output::note(&format!("{}: {}", self.kid, self.words()));
        Ok(())
    }
}

impl From<&DocumentEntry<'_>> for Stated {
    fn from(entry: &DocumentEntry<'_>) -> Self {
        let (state, end) = match entry.state() {
            KeyState::Active => ("active", None),
            KeyState::Accepted => ("accepted", None),
            KeyState::AcceptedUntil(end) => ("accepted", Some(end)),
            _ => ("retired", None),
        };
        Self {
            kid: entry.id().to_owned(),
            state,
            not_after: end.map(|end| end.to_string()),
        }
    }
}
