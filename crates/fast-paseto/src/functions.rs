//! `encode` and `decode`.

use pyo3::prelude::*;

use crate::{
    args::{Seconds, Texts},
    decode::Decoding,
    encode::Encoding,
    key::Said,
    payload::Additions,
    rules::{self, Wanted},
    token::Token,
};

/// Makes a token: encrypts it with a local key, or signs it with a secret key.
///
/// Args:
///     key: a ``LocalKey``, ``SecretKey`` or ``KeyRing``; the PASERK text of a key; or its bytes.
///     payload: claims, as a mapping or a dataclass; or bytes or a str, which are taken as they are.
///     purpose: ``"local"`` or ``"public"``, for a key that is bytes. Another one says it itself.
///     version: ``"v1"`` to ``"v4"``, likewise.
///     footer: what everybody can read and nobody can change: a mapping, bytes or a str.
///     implicit_assertion: bytes that the reader has to know; versions 3 and 4 only.
///     serializer: an object whose ``dumps`` writes payload and footer instead of JSON.
///     expires_in: when ``exp`` is, if the claims do not say: seconds or a ``timedelta`` from now;
///         ``None`` adds none.
///     include_iat: adds ``iat``, now, to claims that do not have it.
///     clock: what gives the time instead of the system: a function, or a time.
///
/// Raises:
///     PasetoKeyError: the key is none, or is for other tokens than ``purpose`` and ``version`` say.
///     PasetoValidationError: the payload or the footer cannot be written.
///     PasetoClaimError: a registered claim is not what it has to be.
///     TypeError: an argument is of another type.
#[pyfunction]
#[pyo3(
    signature = (
        key, payload, purpose = None, version = None, footer = None, implicit_assertion = None,
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
    purpose: Option<&str>,
    version: Option<&str>,
    footer: Option<&Bound<'_, PyAny>>,
    implicit_assertion: Option<&Bound<'_, PyAny>>,
    serializer: Option<&Bound<'_, PyAny>>,
    expires_in: Option<Seconds>,
    include_iat: bool,
    clock: Option<Py<PyAny>>,
) -> PyResult<String> {
    let encoding = Encoding {
        said: Said::read(py, version, purpose)?,
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
/// ``exp`` has to be there and not to have passed; ``nbf`` and ``iat`` must have come.
///
/// Args:
///     token: the text of the token.
///     key: a ``LocalKey``, ``PublicKey`` or ``KeyRing``; the PASERK text of a key; or its bytes.
///     purpose: ``"local"`` or ``"public"``, for a key that is bytes. Another one says it itself.
///     version: ``"v1"`` to ``"v4"``, likewise.
///     footer: the footer that the token must have; ``""`` for none. Any footer otherwise.
///     implicit_assertion: the bytes that it was made with.
///     deserializer: an object whose ``loads`` reads the payload instead of JSON.
///     leeway: by how much clocks may differ: seconds or a ``timedelta``.
///     allow_no_expiry: takes a token without ``exp`` too.
///     raw: gives the payload as bytes, and checks **no claim**.
///     audience, issuer, subject, jti: what the claim must be; or several, of which it must be one.
///     required: names of claims that must be there.
///     max_age: how long ago ``iat`` may be at most: seconds or a ``timedelta``.
///     clock: what gives the time instead of the system: a function, or a time.
///
/// Raises:
///     PasetoFormatError: it is no token, or one of another version or purpose than the key.
///     PasetoCryptoError: it is not authentic: wrong key, altered, or forged.
///     PasetoKeyError: the key is none, or the ring has none for the token.
///     PasetoExpiredError, PasetoNotYetValidError: by the time alone it does not hold.
///     PasetoClaimError: another claim does not hold; ``violations`` has all of them.
///     PasetoValidationError: payload or footer are not what they have to be.
///     TypeError, ValueError: an argument is of another type, or out of range.
#[pyfunction]
#[pyo3(
    signature = (
        token, key, purpose = None, version = None, footer = None, implicit_assertion = None,
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
pub(crate) fn decode(
    py: Python<'_>,
    token: &Bound<'_, PyAny>,
    key: &Bound<'_, PyAny>,
    purpose: Option<&str>,
    version: Option<&str>,
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
    let texts = [audience, issuer, subject, jti];
    let wanted = Wanted::read(leeway, allow_no_expiry, texts, required, max_age, clock);
    let decoding = Decoding {
        said: Said::read(py, version, purpose)?,
        footer,
        implicit: implicit_assertion,
        deserializer,
        raw,
        wanted: &wanted,
    };
    decoding.decode(token, key)
}
