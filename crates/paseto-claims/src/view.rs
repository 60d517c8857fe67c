//! The claims of an authentic token, where they stand in its payload.

use alloc::borrow::Cow;

use paseto_core::json::{JsonError, JsonStr, JsonValue, Limits, Member, scan};
use serde_core::de::DeserializeOwned;

use crate::{Registered, Timestamp};

/// How many members an ordinary token has at most.
const FEW: usize = 16;

/// The claims of a token that is authentic, but whose claims are being checked: what a rule of the
/// caller's own is given.
///
/// Nothing is copied out of the payload until it is asked for.
#[derive(Clone, Debug)]
pub struct ClaimsView<'p> {
    json: &'p str,
    /// The first members, in their order.
    members: [Option<Member<'p>>; FEW],
    /// How many there are in all.
    count: usize,
    /// With the number of the member that each is, counted from 0.
    registered: [Option<(usize, JsonValue<'p>)>; Registered::ALL.len()],
}

impl<'p> ClaimsView<'p> {
    /// Of nothing yet. It is filled where it stands: it is large, and moving it takes longer than
    /// most rules do.
    pub(crate) const fn new() -> Self {
        Self {
            json: "",
            members: [None; FEW],
            count: 0,
            registered: [None; Registered::ALL.len()],
        }
    }

    /// Passes the payload through the JSON guard. Where that fails, what is in here counts for nothing.
    #[expect(
        clippy::arithmetic_side_effects,
        reason = "it counts the members of a text"
    )]
    pub(crate) fn read(&mut self, payload: &'p [u8], limits: &Limits) -> Result<(), JsonError> {
        self.json = scan(payload, limits, |member| {
            if let Some(slot) = self.members.get_mut(self.count) {
                *slot = Some(member);
            }
            if let Some(claim) = Registered::from_json(member.name) {
                if let Some(slot) = self.registered.get_mut(claim.index()) {
                    *slot = Some((self.count, member.value));
                }
            }
            self.count += 1;
        })?;
        Ok(())
    }

    /// All members in their order, if they are few.
    pub(crate) fn few_members(&self) -> Option<impl Iterator<Item = Member<'p>> + '_> {
        (self.count <= FEW).then(|| self.members.iter().copied().flatten())
    }

    /// The payload: one JSON object, in which every name is unique.
    #[must_use]
    pub const fn json(&self) -> &'p str {
        self.json
    }

    /// Whether the token has a claim with this name, `null` included.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.raw(name).is_some()
    }

    /// The claim with this name as a value of the type `V`; `None` where there is none.
    ///
    /// # Errors
    /// [`JsonError::Type`] where the claim does not fit the type.
    pub fn get<V: DeserializeOwned>(&self, name: &str) -> Result<Option<V>, JsonError> {
        use alloc::string::ToString;
        self.raw(name)
            .map(|value| serde_json::from_str(value.as_raw()))
            .transpose()
            .map_err(|why| JsonError::Type(why.to_string()))
    }

    /// A registered claim that is a string; `None` where it is not there or not a string.
    #[must_use]
    pub fn text(&self, claim: Registered) -> Option<Cow<'p, str>> {
        self.registered(claim)?.as_str().map(JsonStr::to_cow)
    }

    /// A registered claim that is a date and time; `None` where it is not there or not one.
    #[must_use]
    pub fn time(&self, claim: Registered) -> Option<Timestamp> {
        self.text(claim)?.parse().ok()
    }

    pub(crate) fn registered(&self, claim: Registered) -> Option<JsonValue<'p>> {
        let slot = self.registered.get(claim.index()).copied().flatten();
        slot.map(|(_, value)| value)
    }

    /// Whether the member with this number is a registered claim.
    pub(crate) fn is_registered(&self, at: usize) -> bool {
        self.registered
            .iter()
            .flatten()
            .any(|(place, _)| *place == at)
    }

    /// The claim with this name as it is written.
    pub(crate) fn raw(&self, name: &str) -> Option<JsonValue<'p>> {
        if let Some(claim) = Registered::from_name(name) {
            return self.registered(claim);
        }
        const PASSED: Limits = Limits::new(usize::MAX, Limits::MAX_DEPTH, usize::MAX);
        let mut found = None;
        // The guard has let this text through before, and would again.
        let _ = scan(self.json.as_bytes(), &PASSED, |member| {
            if member.name.is(name) {
                found = Some(member.value);
            }
        });
        found
    }
}
