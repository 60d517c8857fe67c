//! PASERK: keys that are wrapped with another key.

use paseto::{Version, paserk as ours, v1, v2, v3, v4};
use pyo3::{
    exceptions::PyTypeError,
    prelude::*,
    types::{PyBytes, PyString},
};

use crate::{
    bytes::Bytes,
    error::{self, OrRaise as _},
    key::{self, AnySecret, BareLocal},
    kind, paserk,
};

/// The bytes of a key that wraps or seals. Its use is its own: a key object for tokens is none.
pub(crate) fn other_key(
    key: &Bound<'_, PyAny>,
    name: &str,
    class: &str,
    version: Version,
) -> PyResult<Vec<u8>> {
    let py = key.py();
    if let Ok(text) = key.cast::<PyString>() {
        let text = text
            .to_str()
            .map_err(|_| error::key(py, format!("{name} is no text in UTF-8")))?;
        if key::is_paserk(text) {
            let (found, bytes) = paserk::from_paserk(py, text, kind::version_name(version))?;
            if found != class {
                return Err(error::key(
                    py,
                    format!("{name} is a PASERK text of the type {class}"),
                ));
            }
            return Ok(bytes.as_bytes().to_vec());
        }
        if !text.contains("-----BEGIN") {
            return Err(error::key(py, format!("{name} is a str as PASERK only")));
        }
    }
    let wrong =
        || PyTypeError::new_err(format!("{name} is bytes, or the PASERK text of such a key"));
    Ok(Bytes::read(key)?.ok_or_else(wrong)?.to_vec())
}

/// Wraps a key with another one, which is for nothing else: ``k4.local-wrap.pie.…``
#[pyfunction]
#[pyo3(signature = (key, wrapping_key, version = None), text_signature = "(key, wrapping_key, version='v4')")]
pub(crate) fn local_wrap(
    key: &Bound<'_, PyAny>,
    wrapping_key: &Bound<'_, PyAny>,
    version: Option<&str>,
) -> PyResult<String> {
    let py = key.py();
    let key = paserk::bare_local(key, version)?;
    let with = other_key(wrapping_key, "a wrapping key", "local", key.version)?;
    key.wrap(&with).or_raise_key(py)
}

/// The bytes of a key that was wrapped.
#[pyfunction]
#[pyo3(signature = (wrapped_key, wrapping_key, version = "v4"))]
pub(crate) fn local_unwrap<'py>(
    wrapped_key: &str,
    wrapping_key: &Bound<'py, PyAny>,
    version: &str,
) -> PyResult<Bound<'py, PyBytes>> {
    let py = wrapping_key.py();
    let wanted = kind::version(py, version)?;
    let with = other_key(wrapping_key, "a wrapping key", "local", wanted)?;
    let key = BareLocal::unwrap(wanted, wrapped_key, &with).or_raise_key(py)?;
    Ok(PyBytes::new(py, key.expose()))
}

/// Wraps a secret key with another one, which is for nothing else: ``k4.secret-wrap.pie.…``
#[pyfunction]
#[pyo3(signature = (secret_key, wrapping_key, version = None), text_signature = "(secret_key, wrapping_key, version='v4')")]
pub(crate) fn secret_wrap(
    secret_key: &Bound<'_, PyAny>,
    wrapping_key: &Bound<'_, PyAny>,
    version: Option<&str>,
) -> PyResult<String> {
    let any = paserk::secret(secret_key, version)?;
    let with = other_key(
        wrapping_key,
        "a wrapping key",
        "local",
        any.header().version,
    )?;
    macro_rules! wrap {
        ($key:expr, $version:ident) => {
            $version::WrappingKey::from_bytes(&with).and_then(|with| ours::wrap($key, &with))
        };
    }
    let wrapped = match &*any {
        AnySecret::V1(key) => wrap!(key, v1),
        AnySecret::V2(key) => wrap!(key, v2),
        AnySecret::V3(key) => wrap!(key, v3),
        AnySecret::V4(key) => wrap!(key, v4),
    };
    wrapped.or_raise_key(secret_key.py())
}

/// The bytes of a secret key that was wrapped.
#[pyfunction]
#[pyo3(signature = (wrapped_key, wrapping_key, version = "v4"))]
pub(crate) fn secret_unwrap<'py>(
    wrapped_key: &str,
    wrapping_key: &Bound<'py, PyAny>,
    version: &str,
) -> PyResult<Bound<'py, PyBytes>> {
    let py = wrapping_key.py();
    let wanted = kind::version(py, version)?;
    let with = other_key(wrapping_key, "a wrapping key", "local", wanted)?;
    macro_rules! unwrap {
        ($version:ident) => {
            $version::WrappingKey::from_bytes(&with)
                .and_then(|with| ours::unwrap(wrapped_key, &with))
        };
    }
    let key = match wanted {
        Version::V1 => unwrap!(v1).map(AnySecret::V1),
        Version::V2 => unwrap!(v2).map(AnySecret::V2),
        Version::V3 => unwrap!(v3).map(AnySecret::V3),
        _ => unwrap!(v4).map(AnySecret::V4),
    };
    Ok(key
        .or_raise_key(py)?
        .with_bytes(|bytes| PyBytes::new(py, bytes)))
}
