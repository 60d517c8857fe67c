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
    key::{self, AnyLocal, AnySecret},
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

/// Calls `$does` with the key in `$any` and the module of its version.
macro_rules! of_version {
    ($any:expr, $Any:ident, ($key:ident, $version:ident) => $does:expr) => {
        match $any {
            $Any::V1($key) => {
                use v1 as $version;
                $does
            }
            $Any::V2($key) => {
                use v2 as $version;
                $does
            }
            $Any::V3($key) => {
                use v3 as $version;
                $does
            }
            $Any::V4($key) => {
                use v4 as $version;
                $does
            }
        }
    };
}

/// Calls `$does` with the module of a version, and what makes `$Any` of a key.
macro_rules! for_version {
    ($wanted:expr, $Any:ident, ($version:ident, $make:ident) => $does:expr) => {
        match $wanted {
            Version::V1 => {
                use v1 as $version;
                let $make = $Any::V1;
                $does
            }
            Version::V2 => {
                use v2 as $version;
                let $make = $Any::V2;
                $does
            }
            Version::V3 => {
                use v3 as $version;
                let $make = $Any::V3;
                $does
            }
            _ => {
                use v4 as $version;
                let $make = $Any::V4;
                $does
            }
        }
    };
}

/// Wraps a key with another one, which is for nothing else: ``k4.local-wrap.pie.…``
#[pyfunction]
#[pyo3(signature = (key, wrapping_key, version = None), text_signature = "(key, wrapping_key, version='v4')")]
pub(crate) fn local_wrap(
    key: &Bound<'_, PyAny>,
    wrapping_key: &Bound<'_, PyAny>,
    version: Option<&str>,
) -> PyResult<String> {
    let any = paserk::local(key, version)?;
    let with = other_key(
        wrapping_key,
        "a wrapping key",
        "local",
        any.header().version,
    )?;
    let wrapped = of_version!(&*any, AnyLocal, (key, version) => {
        version::WrappingKey::from_bytes(&with).and_then(|with| ours::wrap(key, &with))
    });
    wrapped.or_raise_key(key.py())
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
    let key = for_version!(wanted, AnyLocal, (version, make) => {
        version::WrappingKey::from_bytes(&with)
            .and_then(|with| ours::unwrap(wrapped_key, &with))
            .map(make)
    });
    Ok(key
        .or_raise_key(py)?
        .with_bytes(|bytes| PyBytes::new(py, bytes)))
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
    let wrapped = of_version!(&*any, AnySecret, (key, version) => {
        version::WrappingKey::from_bytes(&with).and_then(|with| ours::wrap(key, &with))
    });
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
    let key = for_version!(wanted, AnySecret, (version, make) => {
        version::WrappingKey::from_bytes(&with)
            .and_then(|with| ours::unwrap(wrapped_key, &with))
            .map(make)
    });
    Ok(key
        .or_raise_key(py)?
        .with_bytes(|bytes| PyBytes::new(py, bytes)))
}
