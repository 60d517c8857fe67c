//! The exceptions, and which of them each error is.

use paseto::{ClaimError, ClaimErrorKind, ClaimErrors, Error, KeySetError};
use pyo3::{create_exception, exceptions::PyException, prelude::*, types::PyTuple};

create_exception!(
    fast_paseto,
    PasetoError,
    PyException,
    "Whatever went wrong with a token or a key. `code` names it for programs."
);
create_exception!(
    fast_paseto,
    PasetoValidationError,
    PasetoError,
    "The token is authentic and is refused all the same, or a payload or a footer cannot be written."
);
create_exception!(
    fast_paseto,
    PasetoExpiredError,
    PasetoValidationError,
    "The token has expired, and nothing else is wrong with it."
);
create_exception!(
    fast_paseto,
    PasetoNotYetValidError,
    PasetoValidationError,
    "The token is not valid yet, by `nbf` or `iat`, and nothing else is wrong with it."
);
create_exception!(
    fast_paseto,
    PasetoClaimError,
    PasetoValidationError,
    "A claim is missing, or not what it has to be. `violations` has all of them."
);
create_exception!(
    fast_paseto,
    PasetoKeyError,
    PasetoError,
    "A key is refused, or there is none for the token."
);
create_exception!(
    fast_paseto,
    PasetoCryptoError,
    PasetoError,
    "The token, or the wrapped key, is not authentic: wrong key, altered, or forged."
);
create_exception!(
    fast_paseto,
    PasetoFormatError,
    PasetoError,
    "The text is no token, or one of another version or purpose than the key."
);

/// The attributes that each exception has, whoever raises it.
pub(crate) fn set_defaults(py: Python<'_>) -> PyResult<()> {
    py.get_type::<PasetoError>().setattr("code", "error")?;
    let validation = py.get_type::<PasetoValidationError>();
    for name in ["claim", "expected", "found"] {
        validation.setattr(name, py.None())?;
    }
    validation.setattr("violations", PyTuple::empty(py))
}

/// An error of the library as the exception that it is.
pub(crate) fn from(py: Python<'_>, error: &Error) -> PyErr {
    let text = error.to_string();
    let exception = match error {
        Error::Claims(errors) => return of_claims(py, errors, text),
        Error::TooLong { .. }
        | Error::Format(_)
        | Error::UnknownHeader
        | Error::WrongHeader { .. }
        | Error::HeaderNotAllowed(_)
        | Error::Base64
        | Error::TooShort { .. } => PasetoFormatError::new_err(text),
        Error::Key(_) | Error::Kid(_) | Error::Cost(_) => PasetoKeyError::new_err(text),
        Error::NotAuthentic | Error::Randomness => PasetoCryptoError::new_err(text),
        Error::FooterMismatch
        | Error::Footer(_)
        | Error::NoImplicitAssertion(_)
        | Error::Payload(_)
        | Error::AlreadyUsed
        | Error::Revoked => PasetoValidationError::new_err(text),
        _ => PasetoError::new_err(text),
    };
    with_code(py, exception, error.code())
}

/// A key set that is refused, or a ring that is not changed.
pub(crate) fn key_set(py: Python<'_>, error: &KeySetError) -> PyErr {
    with_code(py, PasetoKeyError::new_err(error.to_string()), error.code())
}

/// A refusal of this module's own: a payload that cannot be written, an argument that contradicts
/// another.
pub(crate) fn validation(py: Python<'_>, code: &str, text: impl Into<String>) -> PyErr {
    with_code(py, PasetoValidationError::new_err(text.into()), code)
}

/// A claim that cannot be written.
pub(crate) fn claim(py: Python<'_>, claim: &str, why: &str) -> PyErr {
    let exception = PasetoClaimError::new_err(format!("the claim `{claim}` is refused: {why}"));
    match exception.value(py).setattr("claim", claim) {
        Ok(()) => with_code(py, exception, "claim"),
        Err(other) => other,
    }
}

/// A key that is none.
pub(crate) fn key(py: Python<'_>, text: impl Into<String>) -> PyErr {
    with_code(py, PasetoKeyError::new_err(text.into()), "key")
}

/// A text that is no token.
pub(crate) fn format(py: Python<'_>, text: impl Into<String>) -> PyErr {
    with_code(py, PasetoFormatError::new_err(text.into()), "format")
}

fn with_code(py: Python<'_>, exception: PyErr, code: &str) -> PyErr {
    match exception.value(py).setattr("code", code) {
        Ok(()) => exception,
        Err(other) => other,
    }
}

/// Who handles an expired token by asking for a new one must not be told that a token has expired
/// which was never meant for them.
fn of_claims(py: Python<'_>, errors: &ClaimErrors, text: String) -> PyErr {
    let all = |is: fn(ClaimErrorKind) -> bool| errors.iter().all(|error| is(error.kind()));
    let is_early = |kind| {
        use ClaimErrorKind::{IssuedInTheFuture, NotYetValid};
        matches!(kind, NotYetValid | IssuedInTheFuture)
    };
    let (exception, first) = if all(is_expired) {
        (PasetoExpiredError::new_err(text), errors.iter().next())
    } else if all(is_early) {
        (PasetoNotYetValidError::new_err(text), errors.iter().next())
    } else {
        let other = |error: &&ClaimError| !is_expired(error.kind()) && !is_early(error.kind());
        (
            PasetoClaimError::new_err(text),
            errors.iter().find(other).or(errors.iter().next()),
        )
    };
    let set = || {
        let value = exception.value(py);
        value.setattr("code", first.map_or("claims", |error| error.kind().code()))?;
        if let Some(error) = first {
            value.setattr("claim", error.claim())?;
            value.setattr("expected", error.expected())?;
            value.setattr("found", error.found())?;
        }
        let violations = errors.iter().map(|error| {
            (
                error.kind().code(),
                error.claim(),
                error.expected(),
                error.found(),
            )
        });
        value.setattr(
            "violations",
            PyTuple::new(py, violations.collect::<Vec<_>>())?,
        )
    };
    match set() {
        Ok(()) => exception,
        Err(other) => other,
    }
}

fn is_expired(kind: ClaimErrorKind) -> bool {
    kind == ClaimErrorKind::Expired
}

/// For `?` where a `Python` is at hand.
pub(crate) trait OrRaise<T> {
    /// The value, or the exception.
    fn or_raise(self, py: Python<'_>) -> PyResult<T>;

    /// The same where the text is that of a key, not of a token.
    fn or_raise_key(self, py: Python<'_>) -> PyResult<T>;
}

impl<T> OrRaise<T> for Result<T, Error> {
    fn or_raise(self, py: Python<'_>) -> PyResult<T> {
        self.map_err(|error| from(py, &error))
    }

    fn or_raise_key(self, py: Python<'_>) -> PyResult<T> {
        self.map_err(|error| {
            let exception = from(py, &error);
            if exception.is_instance_of::<PasetoFormatError>(py) {
                return with_code(py, PasetoKeyError::new_err(error.to_string()), error.code());
            }
            exception
        })
    }
}
