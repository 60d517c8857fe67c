//! How the rules are applied to the claims of an authentic token.

use alloc::{borrow::ToOwned, format, string::String, vec::Vec};
use paseto_core::{
    Authentic, Check, ClaimError, ClaimErrorKind as Kind, ClaimErrors, Error,
    json::{JsonStr, JsonValue},
};
use serde_core::de::DeserializeOwned;

use crate::{Claims, ClaimsView, Registered, Rules, Timestamp, claims::Texts, custom};

/// Reads `T` from the whole payload, registered claims included.
impl<T: DeserializeOwned> Check<T> for Rules {
    fn check(&self, token: &Authentic) -> Result<T, Error> {
        let mut view = ClaimsView::new();
        self.hold(token, &mut view)?;
        custom::read(&view).map_err(Error::Payload)
    }
}

/// Reads the registered claims, and `T` from all others.
impl<T: DeserializeOwned> Check<Claims<T>> for Rules {
    fn check(&self, token: &Authentic) -> Result<Claims<T>, Error> {
        let mut view = ClaimsView::new();
        let times = self.hold(token, &mut view)?;
        read_claims(&view, &times)
    }
}

/// The registered claims, typed, and `T` from all others.
pub(crate) fn read_claims<T: DeserializeOwned>(
    view: &ClaimsView<'_>,
    times: &Times,
) -> Result<Claims<T>, Error> {
    let text = |claim| view.text(claim).map(|text| text.into_owned());
    Ok(Claims {
        texts: Texts {
            iss: text(Registered::Issuer),
            sub: text(Registered::Subject),
            aud: text(Registered::Audience),
            jti: text(Registered::TokenIdentifier),
        },
        exp: times.exp,
        nbf: times.nbf,
        iat: times.iat,
        custom: custom::read_others(view).map_err(Error::Payload)?,
    })
}

impl Rules {
    /// Reads the claims into `view`, and checks that every rule holds.
    pub(crate) fn hold<'t>(
        &self,
        token: &'t Authentic,
        view: &mut ClaimsView<'t>,
    ) -> Result<Times, Error> {
        self.hold_in(token.payload(), view)
    }

    /// Checks claims that are not, or not as JSON, the payload of a token: `claims` is one JSON object
    /// of them.
    ///
    /// This is for payloads in other formats, whose authenticity was checked by other means. A token
    /// of claims is checked by the rules where it is verified or decrypted.
    ///
    /// # Errors
    /// [`Error::Payload`] and [`Error::Claims`].
    pub fn check_claims(&self, claims: &[u8]) -> Result<(), Error> {
        self.hold_in(claims, &mut ClaimsView::new()).map(drop)
    }

    fn hold_in<'t>(&self, payload: &'t [u8], view: &mut ClaimsView<'t>) -> Result<Times, Error> {
        view.read(payload, &self.limits.0).map_err(Error::Payload)?;
        let mut errors = Vec::new();
        let times = Times::read(view, &mut errors);
        check_texts(view, &mut errors);
        self.check_required(view, &mut errors);
        self.check_times(&times, &mut errors);
        self.check_allowed(view, &mut errors);
        for (claim, rule) in &self.custom {
            if let Err(why) = rule(view) {
                errors.push(violation(Kind::Custom, claim, why, view.raw(claim)));
            }
        }
        match ClaimErrors::new(errors) {
            None => Ok(times),
            Some(errors) => Err(Error::Claims(errors)),
        }
    }

    fn check_required(&self, view: &ClaimsView<'_>, errors: &mut Vec<ClaimError>) {
        let mut need = |claim: &str| {
            let value = view.raw(claim);
            let there = value.is_some_and(|value| !value.is_null());
            if !there && errors.iter().all(|error| error.claim() != claim) {
                errors.push(violation(Kind::Missing, claim, "there", value));
            }
        };
        self.required.iter().for_each(|claim| need(claim));
        for (claim, _) in &self.allowed {
            need(claim.name());
        }
        if self.max_age.is_some() || self.max_lifetime.is_some() {
            need(Registered::IssuedAt.name());
        }
        if self.max_lifetime.is_some() {
            need(Registered::Expiration.name());
        }
    }

    /// Specification: `02-Validators.md`, "ValidAt". Equality is valid.
    pub(crate) fn check_times(&self, times: &Times, errors: &mut Vec<ClaimError>) {
        let now = self.clock.now();
        let (early, late) = (
            now.saturating_sub(self.leeway),
            now.saturating_add(self.leeway),
        );
        let mut refuse = |kind, claim: Registered, expected, found: Timestamp| {
            let found = Some(found.exact());
            errors.push(ClaimError::new(kind, claim.name(), expected, found));
        };
        if let Some(exp) = times.exp.filter(|exp| early > *exp) {
            let expected = format!("not before {}", early.exact());
            refuse(Kind::Expired, Registered::Expiration, expected, exp);
        }
        if let Some(nbf) = times.nbf.filter(|nbf| late < *nbf) {
            let expected = format!("not after {}", late.exact());
            refuse(Kind::NotYetValid, Registered::NotBefore, expected, nbf);
        }
        if let Some(iat) = times.iat.filter(|iat| late < *iat) {
            let expected = format!("not after {}", late.exact());
            refuse(Kind::IssuedInTheFuture, Registered::IssuedAt, expected, iat);
        }
        if let (Some(max), Some(iat)) = (self.max_age, times.iat) {
            let oldest = early.saturating_sub(max);
            if iat < oldest {
                let expected = format!("not before {}", oldest.exact());
                refuse(Kind::TooOld, Registered::IssuedAt, expected, iat);
            }
        }
        if let (Some(max), Some(iat), Some(exp)) = (self.max_lifetime, times.iat, times.exp) {
            let latest = iat.saturating_add(max);
            if exp > latest {
                let expected = format!("not after {}", latest.exact());
                refuse(Kind::LivesTooLong, Registered::Expiration, expected, exp);
            }
        }
    }

    fn check_allowed(&self, view: &ClaimsView<'_>, errors: &mut Vec<ClaimError>) {
        for (claim, values) in &self.allowed {
            let Some(found) = view.registered(*claim) else {
                continue;
            };
            let Some(text) = found.as_str() else {
                continue;
            };
            if !values.iter().any(|value| text.is(value)) {
                let expected = match values.as_slice() {
                    [one] => format!("{one:?}"),
                    many => format!("one of {many:?}"),
                };
                errors.push(violation(
                    Kind::Unexpected,
                    claim.name(),
                    expected,
                    Some(found),
                ));
            }
        }
    }
}

/// The registered claims that are dates and times, where they are there and are such.
pub(crate) struct Times {
    pub(crate) exp: Option<Timestamp>,
    nbf: Option<Timestamp>,
    iat: Option<Timestamp>,
}

impl Times {
    pub(crate) fn read(view: &ClaimsView<'_>, errors: &mut Vec<ClaimError>) -> Self {
        let mut time = |claim: Registered| {
            let value = view.registered(claim)?;
            let Some(text) = value.as_str() else {
                errors.push(wrong_type(claim, value));
                return None;
            };
            let parsed = match text.as_plain() {
                Some(text) => text.parse(),
                None => text.to_cow().parse(),
            };
            if parsed.is_err() {
                let expected = "an RFC 3339 date and time";
                errors.push(violation(
                    Kind::NotATime,
                    claim.name(),
                    expected,
                    Some(value),
                ));
            }
            parsed.ok()
        };
        Self {
            exp: time(Registered::Expiration),
            nbf: time(Registered::NotBefore),
            iat: time(Registered::IssuedAt),
        }
    }
}

/// Registered claims that are there and are no strings are refused, whether a rule needs them or
/// not.
fn check_texts(view: &ClaimsView<'_>, errors: &mut Vec<ClaimError>) {
    for claim in Registered::ALL.into_iter().filter(|claim| !claim.is_time()) {
        if let Some(value) = view
            .registered(claim)
            .filter(|value| value.as_str().is_none())
        {
            errors.push(wrong_type(claim, value));
        }
    }
}

fn wrong_type(claim: Registered, value: JsonValue<'_>) -> ClaimError {
    let found = value.kind().to_owned();
    ClaimError::new(Kind::WrongType, claim.name(), "a string", Some(found))
}

pub(crate) fn violation(
    kind: Kind,
    claim: &str,
    expected: impl Into<String>,
    found: Option<JsonValue<'_>>,
) -> ClaimError {
    /// An error is for people: a claim of a megabyte is cut.
    const SHOWN: usize = 100;
    let found = found.map(|value| {
        let text = value.as_str().map(JsonStr::to_cow);
        match text {
            Some(text) if text.chars().nth(SHOWN).is_none() => format!("{text:?}"),
            Some(text) => format!("{:?}…", text.chars().take(SHOWN).collect::<String>()),
            None => value.kind().to_owned(),
        }
    });
    ClaimError::new(kind, claim, expected, found)
}
