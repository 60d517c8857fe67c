//! The class `Paseto`: the functions with defaults of the caller's.

use pyo3::{PyTraverseError, PyVisit, prelude::*};

use crate::{
    args::{Seconds, Texts},
    decode::Decoding,
    encode::Encoding,
    key::Said,
    payload::Additions,
    rules::{self, Wanted},
    token::Token,
};

/// ``encode`` and ``decode`` with defaults: what a service wants of all its tokens stands in one place.
#[pyclass(frozen, module = "fast_paseto")]
pub(crate) struct Paseto {
    said: Said,
    footer: Option<Py<PyAny>>,
    implicit: Option<Py<PyAny>>,
    serializer: Option<Py<PyAny>>,
    deserializer: Option<Py<PyAny>>,
    expires_in: Option<Seconds>,
    wanted: Wanted,
    raw: bool,
    /// What was given; an hour where that was ``None`` and nothing else was said.
    #[pyo3(get)]
    default_exp: Option<Py<PyAny>>,
    /// Whether ``iat`` is added to claims that do not have it.
    #[pyo3(get)]
    include_iat: bool,
    /// By how much the clocks of both sides may differ.
    #[pyo3(get)]
    leeway: Py<PyAny>,
}

#[pymethods]
impl Paseto {
    #[new]
    #[pyo3(
        signature = (
            default_exp = None, include_iat = true, leeway = None, *,
            expires_in = Some(Seconds::HOUR), purpose = None, version = None, footer = None,
            implicit_assertion = None, serializer = None, deserializer = None,
            allow_no_expiry = false, raw = false, audience = None, issuer = None, subject = None,
            jti = None, required = None, max_age = None, clock = None
        ),
        text_signature = "(default_exp=None, include_iat=True, leeway=0, *, expires_in=3600, \
            purpose='local', version='v4', footer=None, implicit_assertion=None, serializer=None, \
            deserializer=None, allow_no_expiry=False, raw=False, audience=None, issuer=None, \
            subject=None, jti=None, required=None, max_age=None, clock=None)"
    )]
    #[allow(
        clippy::too_many_arguments,
        reason = "they are the keywords of a function of Python's"
    )]
    fn new(
        py: Python<'_>,
        default_exp: Option<Bound<'_, PyAny>>,
        include_iat: bool,
        leeway: Option<Bound<'_, PyAny>>,
        expires_in: Option<Seconds>,
        purpose: Option<&str>,
        version: Option<&str>,
        footer: Option<Py<PyAny>>,
        implicit_assertion: Option<Py<PyAny>>,
        serializer: Option<Py<PyAny>>,
        deserializer: Option<Py<PyAny>>,
        allow_no_expiry: bool,
        raw: bool,
        audience: Option<Texts>,
        issuer: Option<Texts>,
        subject: Option<Texts>,
        jti: Option<Texts>,
        required: Option<Texts>,
        max_age: Option<Seconds>,
        clock: Option<Py<PyAny>>,
    ) -> PyResult<Self> {
        let default = default_exp
            .as_ref()
            .map(|exp| exp.extract::<Seconds>())
            .transpose()?;
        let tolerated = leeway
            .as_ref()
            .map(|leeway| leeway.extract::<Seconds>())
            .transpose()?;
        let leeway = match leeway {
            Some(leeway) => leeway,
            None => 0_u8.into_pyobject(py)?.into_any(),
        };
        let texts = [audience, issuer, subject, jti];
        let tolerated = tolerated.unwrap_or(Seconds::NONE);
        let wanted = Wanted::read(tolerated, allow_no_expiry, texts, required, max_age, clock);
        wanted.may_be_raw(raw)?;
        Ok(Self {
            said: Said::read(py, version, purpose)?,
            footer,
            implicit: implicit_assertion,
            serializer,
            deserializer,
            expires_in: default.or(expires_in),
            wanted,
            raw,
            default_exp: default_exp.map(Bound::unbind),
            include_iat,
            leeway: leeway.unbind(),
        })
    }

    /// Makes a token: see the function ``encode``. What is not given is as this object says.
    #[pyo3(signature = (
        key, payload, purpose = None, version = None, footer = None, implicit_assertion = None,
        serializer = None
    ))]
    #[allow(
        clippy::too_many_arguments,
        reason = "they are the keywords of a function of Python's"
    )]
    fn encode<'py>(
        &self,
        py: Python<'py>,
        key: &Bound<'py, PyAny>,
        payload: &Bound<'py, PyAny>,
        purpose: Option<&str>,
        version: Option<&str>,
        footer: Option<&Bound<'py, PyAny>>,
        implicit_assertion: Option<&Bound<'py, PyAny>>,
        serializer: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<String> {
        let encoding = Encoding {
            said: self.said(py, version, purpose)?,
            footer: footer.or(bound(py, self.footer.as_ref())),
            implicit: implicit_assertion.or(bound(py, self.implicit.as_ref())),
            serializer: serializer.or(bound(py, self.serializer.as_ref())),
            add: Additions {
                expires_in: self.expires_in.map(|time| time.0),
                issued_at: self.include_iat,
                now: rules::now(py, self.wanted.clock.as_ref())?,
            },
        };
        encoding.encode(key, payload)
    }

    /// Checks a token: see the function ``decode``. What is not given is as this object says.
    #[pyo3(signature = (
        token, key, purpose = None, version = None, footer = None, implicit_assertion = None,
        deserializer = None
    ))]
    #[allow(
        clippy::too_many_arguments,
        reason = "they are the keywords of a function of Python's"
    )]
    fn decode<'py>(
        &self,
        py: Python<'py>,
        token: &Bound<'py, PyAny>,
        key: &Bound<'py, PyAny>,
        purpose: Option<&str>,
        version: Option<&str>,
        footer: Option<&Bound<'py, PyAny>>,
        implicit_assertion: Option<&Bound<'py, PyAny>>,
        deserializer: Option<&Bound<'py, PyAny>>,
    ) -> PyResult<Token> {
        let decoding = Decoding {
            said: self.said(py, version, purpose)?,
            footer: footer.or(bound(py, self.footer.as_ref())),
            implicit: implicit_assertion.or(bound(py, self.implicit.as_ref())),
            deserializer: deserializer.or(bound(py, self.deserializer.as_ref())),
            raw: self.raw,
            wanted: &self.wanted,
        };
        decoding.decode(token, key)
    }

    fn __traverse__(&self, visit: PyVisit<'_>) -> Result<(), PyTraverseError> {
        let held = [
            &self.footer,
            &self.implicit,
            &self.serializer,
            &self.deserializer,
        ];
        for object in held
            .into_iter()
            .chain([&self.wanted.clock, &self.default_exp])
        {
            visit.call(object)?;
        }
        visit.call(&self.leeway)
    }
}

impl Paseto {
    fn said(&self, py: Python<'_>, version: Option<&str>, purpose: Option<&str>) -> PyResult<Said> {
        Ok(Said::read(py, version, purpose)?.or(self.said))
    }
}

fn bound<'a, 'py>(py: Python<'py>, object: Option<&'a Py<PyAny>>) -> Option<&'a Bound<'py, PyAny>> {
    object.map(|object| object.bind(py))
}
