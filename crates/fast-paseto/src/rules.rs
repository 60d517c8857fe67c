//! What the caller wants of claims.

use core::time::Duration;

use paseto::{Rules, Timestamp};
use pyo3::{exceptions::PyValueError, prelude::*};

use crate::{
    args::{Seconds, Texts},
    time,
};

/// The rules of `decode` as they were given.
pub(crate) struct Wanted {
    pub(crate) leeway: Duration,
    pub(crate) allow_no_expiry: bool,
    pub(crate) audience: Option<Vec<String>>,
    pub(crate) issuer: Option<Vec<String>>,
    pub(crate) subject: Option<Vec<String>>,
    pub(crate) jti: Option<Vec<String>>,
    pub(crate) required: Vec<String>,
    pub(crate) max_age: Option<Duration>,
    pub(crate) clock: Option<Py<PyAny>>,
}

impl Wanted {
    /// As the arguments say it; the four texts are audience, issuer, subject and jti.
    pub(crate) fn read(
        leeway: Seconds,
        allow_no_expiry: bool,
        texts: [Option<Texts>; 4],
        required: Option<Texts>,
        max_age: Option<Seconds>,
        clock: Option<Py<PyAny>>,
    ) -> Self {
        let [audience, issuer, subject, jti] = texts.map(|texts| texts.map(|texts| texts.0));
        Self {
            leeway: leeway.0,
            allow_no_expiry,
            audience,
            issuer,
            subject,
            jti,
            required: required.map(|texts| texts.0).unwrap_or_default(),
            max_age: max_age.map(|time| time.0),
            clock,
        }
    }

    /// Whether anything was asked for that a payload without claims cannot have.
    pub(crate) fn asks(&self) -> bool {
        let texts = [&self.audience, &self.issuer, &self.subject, &self.jti];
        texts.iter().any(|texts| texts.is_some())
            || !self.required.is_empty()
            || self.max_age.is_some()
    }

    /// Refuses to check nothing and something at once.
    pub(crate) fn may_be_raw(&self, raw: bool) -> PyResult<()> {
        if raw && self.asks() {
            return Err(PyValueError::new_err(
                "with raw=True no claim is checked, so nothing can be asked of one",
            ));
        }
        Ok(())
    }

    /// The rules, as of now.
    pub(crate) fn rules(&self, py: Python<'_>) -> PyResult<Rules> {
        let mut rules = Rules::at(now(py, self.clock.as_ref())?).leeway(self.leeway);
        if self.allow_no_expiry {
            rules = rules.allow_no_expiry();
        }
        for claim in &self.required {
            rules = rules.require(claim);
        }
        if let Some(age) = self.max_age {
            rules = rules.max_age(age);
        }
        if let Some(texts) = &self.audience {
            rules = rules.audience_any_of(texts);
        }
        if let Some(texts) = &self.issuer {
            rules = rules.issuer_any_of(texts);
        }
        if let Some(texts) = &self.subject {
            rules = rules.subject_any_of(texts);
        }
        if let Some(texts) = &self.jti {
            rules = rules.token_identifier_any_of(texts);
        }
        Ok(rules)
    }
}

/// What a clock of the caller's shows: a callable, or one moment; the system's where there is none.
pub(crate) fn now(py: Python<'_>, clock: Option<&Py<PyAny>>) -> PyResult<Timestamp> {
    let Some(clock) = clock.map(|clock| clock.bind(py)) else {
        return Ok(Timestamp::now());
    };
    if clock.is_callable() {
        time::moment(&clock.call0()?)
    } else {
        time::moment(clock)
    }
}
