//! `encode` and `decode`.

use pyo3::prelude::*;

use crate::{
    args::{Seconds, Texts},
    decode::Decoding,
    encode::Encoding,
    key::Said,
    kind,
    payload::Additions,
    rules::{self, Wanted},
    token::Token,
};

/// Makes a token: encrypts it with a local key, or signs it with a secret key.
///
/// To claims, a mapping or a dataclass, ``exp`` is added unless it is there: an hour ahead, or
/// ``expires_in`` seconds or a ``timedelta``; ``None`` adds none.
#[pyfunction]
#[pyo3(
    signature = (
        key, payload, purpose = "local", version = "v4", footer = None, implicit_assertion = None,
        serializer = None, *, expires_in = Some(Seconds::HOUR), include_iat = false, clock = None
    ),
    text_signature = "(key, payload, purpose='local', version='v4', footer=None, \
        implicit_assertion=None, serializer=None, *, expires_in=3600, include_iat=False, clock=None)"
)]
#[allow(
    clippy::too_many_arguments,
    reason = "they are the keywords of a function of Python's"
)]
pub(crate) fn encode(
    py: Python<'_>,
    key: &Bound<'_, PyAny>,
    payload: &Bound<'_, PyAny>,
    purpose: &str,
    version: &str,
    footer: Option<&Bound<'_, PyAny>>,
    implicit_assertion: Option<&Bound<'_, PyAny>>,
    serializer: Option<&Bound<'_, PyAny>>,
    expires_in: Option<Seconds>,
    include_iat: bool,
    clock: Option<Py<PyAny>>,
) -> PyResult<String> {
    let encoding = Encoding {
        said: Said::of(kind::version(py, version)?, kind::purpose(py, purpose)?),
        footer,
        implicit: implicit_assertion,
        serializer,
        add: Additions {
            expires_in: expires_in.map(|time| time.0),
            issued_at: include_iat,
            now: rules::now(py, clock.as_ref())?,
        },
    };
    encoding.encode(key, payload)
}

/// Checks a token: its encryption or its signature, and then its claims.
///
/// ``exp`` has to be there unless ``allow_no_expiry``; ``exp``, ``nbf`` and ``iat`` hold where they are
/// there. With ``raw`` the payload comes as bytes, and no claim is checked.
#[pyfunction]
#[pyo3(
    signature = (
        token, key, purpose = "local", version = "v4", footer = None, implicit_assertion = None,
        deserializer = None, leeway = Seconds::NONE, *, allow_no_expiry = false, raw = false,
        audience = None, issuer = None, subject = None, jti = None, required = None,
        max_age = None, clock = None
    ),
    text_signature = "(token, key, purpose='local', version='v4', footer=None, \
        implicit_assertion=None, deserializer=None, leeway=0, *, allow_no_expiry=False, raw=False, \
        audience=None, issuer=None, subject=None, jti=None, required=None, max_age=None, clock=None)"
)]
#[allow(
    clippy::too_many_arguments,
    reason = "they are the keywords of a function of Python's"
)]
#[allow(
    clippy::fn_params_excessive_bools,
    reason = "they are the keywords of a function of Python's"
)]
pub(crate) fn decode(
    py: Python<'_>,
    token: &Bound<'_, PyAny>,
    key: &Bound<'_, PyAny>,
    purpose: &str,
    version: &str,
    footer: Option<&Bound<'_, PyAny>>,
    implicit_assertion: Option<&Bound<'_, PyAny>>,
    deserializer: Option<&Bound<'_, PyAny>>,
    leeway: Seconds,
    allow_no_expiry: bool,
    raw: bool,
    audience: Option<Texts>,
    issuer: Option<Texts>,
    subject: Option<Texts>,
    jti: Option<Texts>,
    required: Option<Texts>,
    max_age: Option<Seconds>,
    clock: Option<Py<PyAny>>,
) -> PyResult<Token> {
    let wanted = Wanted {
        leeway: leeway.0,
        allow_no_expiry,
        audience: audience.map(|texts| texts.0),
        issuer: issuer.map(|texts| texts.0),
        subject: subject.map(|texts| texts.0),
        jti: jti.map(|texts| texts.0),
        required: required.map(|texts| texts.0).unwrap_or_default(),
        max_age: max_age.map(|time| time.0),
        clock,
    };
    let decoding = Decoding {
        said: Said::of(kind::version(py, version)?, kind::purpose(py, purpose)?),
        footer,
        implicit: implicit_assertion,
        deserializer,
        raw,
        wanted: &wanted,
    };
    decoding.decode(token, key)
}
