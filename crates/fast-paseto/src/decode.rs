//! Checking tokens.

use paseto::{Authentic, Error, Purpose, Rules, Untrusted, Verified};
use pyo3::{
    exceptions::PyTypeError,
    intern,
    prelude::*,
    types::{PyBytes, PyDict, PyString},
};

use crate::{
    bytes::Bytes,
    encode::implicit,
    error::{self, OrRaise as _},
    footer,
    json::{self, Out},
    key::{self, Said},
    kind, mapping,
    ring::KeyRing,
    rules::Wanted,
    token::Token,
};

/// How a token is to be checked.
pub(crate) struct Decoding<'a, 'py> {
    pub(crate) said: Said,
    pub(crate) footer: Option<&'a Bound<'py, PyAny>>,
    pub(crate) implicit: Option<&'a Bound<'py, PyAny>>,
    pub(crate) deserializer: Option<&'a Bound<'py, PyAny>>,
    pub(crate) raw: bool,
    pub(crate) wanted: &'a Wanted,
}

/// What is done with an authentic payload before Python sees it.
pub(crate) enum Check {
    /// It is JSON, and these hold.
    Claims(Rules),
    /// These hold if it is JSON. If it is not, the caller looks at it.
    ClaimsIfJson(Rules),
    /// The caller wants bytes.
    Nothing,
}

impl paseto::Check<Payload> for Check {
    fn check(&self, token: &Authentic) -> Result<Payload, Error> {
        let payload = token.payload();
        let is_json = payload.trim_ascii_start().starts_with(b"{");
        match self {
            Self::Claims(rules) => rules.check_claims(payload).map(|()| Payload::Checked),
            Self::ClaimsIfJson(rules) if is_json => {
                rules.check_claims(payload).map(|()| Payload::Checked)
            }
            Self::ClaimsIfJson(_) | Self::Nothing => Ok(Payload::Unchecked),
        }
    }
}

/// Whether the claims of a payload were checked.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Payload {
    Checked,
    Unchecked,
}

impl<'py> Decoding<'_, 'py> {
    pub(crate) fn decode(
        &self,
        token: &Bound<'py, PyAny>,
        key: &Bound<'py, PyAny>,
    ) -> PyResult<Token> {
        let py = key.py();
        let verified = self.verify(token, key)?;
        let payload = self.payload(py, &verified)?;
        let footer = footer::read(py, verified.footer(), self.deserializer)?;
        self.expect_footer(footer.as_ref(), py)?;
        let header = verified.header();
        Ok(Token {
            payload: payload.unbind(),
            footer: footer.map(Bound::unbind),
            version: kind::version_name(header.version).to_owned(),
            purpose: kind::purpose_name(header.purpose).to_owned(),
        })
    }

    fn verify(
        &self,
        token: &Bound<'py, PyAny>,
        key: &Bound<'py, PyAny>,
    ) -> PyResult<Verified<Payload>> {
        let py = key.py();
        self.wanted.may_be_raw(self.raw)?;
        let check = match (self.raw, self.deserializer) {
            (true, _) => Check::Nothing,
            (false, None) => Check::Claims(self.wanted.rules(py)?),
            (false, Some(_)) => Check::ClaimsIfJson(self.wanted.rules(py)?),
        };
        let token = self.parse(token)?;
        if let Ok(ring) = key.cast::<KeyRing>() {
            return ring.get().decode(py, self.said, token, &check);
        }
        match key::purpose(key, self.said) {
            Purpose::Public => {
                let key = key::public(key, self.said)?;
                py.detach(|| key.verify(token, &check)).or_raise(py)
            }
            _ => {
                let key = key::local(key, self.said)?;
                py.detach(|| key.decrypt(token, &check)).or_raise(py)
            }
        }
    }

    fn parse(&self, token: &Bound<'py, PyAny>) -> PyResult<Untrusted> {
        let py = token.py();
        let bytes;
        let text = if let Ok(text) = token.cast::<PyString>() {
            text.to_str().ok()
        } else {
            bytes = Bytes::read(token)?
                .ok_or_else(|| PyTypeError::new_err("a token is a str or bytes"))?;
            core::str::from_utf8(&bytes).ok()
        };
        let text = text.ok_or_else(|| error::format(py, "the token is no text in UTF-8"))?;
        let mut token = Untrusted::parse(text).or_raise(py)?;
        if let Some(expected) = self.footer.map(Bytes::read).transpose()?.flatten() {
            token = token.require_footer(&*expected).or_raise(py)?;
        }
        Ok(token.implicit(implicit(self.implicit)?))
    }

    /// What Python gets of an authentic payload.
    fn payload(&self, py: Python<'py>, token: &Verified<Payload>) -> PyResult<Bound<'py, PyAny>> {
        let bytes = token.payload();
        let Some(deserializer) = self.deserializer else {
            return if self.raw {
                Ok(PyBytes::new(py, bytes).into_any())
            } else {
                json::read(py, bytes)
            };
        };
        let bytes = PyBytes::new(py, bytes);
        let object = deserializer.call_method1(intern!(py, "loads"), (bytes,))?;
        if !self.raw && *token.claims() == Payload::Unchecked {
            self.check_object(&object)?;
        }
        Ok(object)
    }

    /// Checks the claims of a payload that is not JSON.
    fn check_object(&self, object: &Bound<'py, PyAny>) -> PyResult<()> {
        let py = object.py();
        let claims = match mapping::members(object)? {
            None => json::fields(object)?,
            claims => claims,
        };
        let Some(claims) = claims else {
            // That `exp` has to be there is a rule too.
            if self.wanted.asks() || !self.wanted.allow_no_expiry {
                let text = "the payload is no mapping, so that its claims cannot be checked";
                return Err(error::validation(py, "payload", text));
            }
            return Ok(());
        };
        let known = PyDict::new(py);
        let registered = paseto::Registered::ALL.iter().map(|claim| claim.name());
        for name in registered.chain(self.wanted.required.iter().map(String::as_str)) {
            if let Some(value) = claims.get_item(name)? {
                let is_other = paseto::Registered::from_name(name).is_none();
                // Of another claim counts that it is there, whatever it is.
                match is_other && !value.is_none() {
                    true => known.set_item(name, true)?,
                    false => known.set_item(name, value)?,
                }
            }
        }
        let mut out = Out::default();
        json::write(&known, &mut out, 0)?;
        let text = out.finish(py)?;
        self.wanted.rules(py)?.check_claims(&text).or_raise(py)
    }

    /// A mapping is compared by what it says, because others write JSON with other spaces.
    fn expect_footer(&self, found: Option<&Bound<'py, PyAny>>, py: Python<'py>) -> PyResult<()> {
        let Some(expected) = self.footer else {
            return Ok(());
        };
        if Bytes::read(expected)?.is_some() {
            return Ok(());
        }
        if !mapping::is_one(expected)? {
            return Err(PyTypeError::new_err("a footer is a mapping, bytes or str"));
        }
        if found.map_or(Ok(false), |found| found.eq(expected))? {
            return Ok(());
        }
        Err(error::from(py, &Error::FooterMismatch))
    }
}
