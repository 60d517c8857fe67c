//! PASERK: the text and the ids of keys.

use std::sync::Arc;

use paseto::{Error, Header, Secret};
use pyo3::{
    prelude::*,
    types::{PyBytes, PyString},
};

use crate::{
    error::{self, OrRaise as _},
    key::{self, AnyLocal, AnyPublic, AnySecret, BareLocal, Said},
    kind,
};

pub(crate) fn local(key: &Bound<'_, PyAny>, version: Option<&str>) -> PyResult<Arc<AnyLocal>> {
    key::local(key, Said::read(key.py(), version, None)?)
}

pub(crate) fn secret(key: &Bound<'_, PyAny>, version: Option<&str>) -> PyResult<Arc<AnySecret>> {
    key::secret(key, Said::read(key.py(), version, None)?)
}

pub(crate) fn public(key: &Bound<'_, PyAny>, version: Option<&str>) -> PyResult<Arc<AnyPublic>> {
    key::public(key, Said::read(key.py(), version, None)?)
}

/// A local key for what needs no more than its bytes.
pub(crate) fn bare_local(key: &Bound<'_, PyAny>, version: Option<&str>) -> PyResult<BareLocal> {
    let py = key.py();
    let Ok(bytes) = key.cast::<PyBytes>() else {
        let key = local(key, version)?;
        return Ok(BareLocal {
            version: key.header().version,
            bytes: key
                .with_bytes(|bytes| Secret::from_slice(bytes).map_err(Error::from))
                .or_raise_key(py)?,
        });
    };
    Ok(BareLocal {
        version: kind::version(py, version.unwrap_or("v4"))?,
        bytes: Secret::from_slice(bytes.as_bytes())
            .map_err(Error::from)
            .or_raise_key(py)?,
    })
}

/// Random bytes for a key of ``local`` tokens.
#[pyfunction]
#[pyo3(signature = (version = "v4"))]
pub(crate) fn generate_symmetric_key<'py>(
    py: Python<'py>,
    version: &str,
) -> PyResult<Bound<'py, PyBytes>> {
    // The same in all versions.
    kind::version(py, version)?;
    let key = Secret::<32>::random().or_raise_key(py)?;
    Ok(PyBytes::new(py, key.expose()))
}

/// The bytes of a new key pair for ``public`` tokens: the secret key, and the public key.
#[pyfunction]
#[pyo3(signature = (version = "v4"))]
pub(crate) fn generate_keypair<'py>(
    py: Python<'py>,
    version: &str,
) -> PyResult<(Bound<'py, PyBytes>, Bound<'py, PyBytes>)> {
    let version = kind::version(py, version)?;
    let key = py
        .detach(|| AnySecret::generate(version))
        .or_raise_key(py)?;
    let public = key.public();
    Ok((
        key.with_bytes(|bytes| PyBytes::new(py, bytes)),
        public.with_bytes(|bytes| PyBytes::new(py, bytes)),
    ))
}

/// The PASERK text of a key, ``k4.local.…``
#[pyfunction]
#[pyo3(signature = (key, version = None), text_signature = "(key, version='v4')")]
pub(crate) fn to_paserk_local(key: &Bound<'_, PyAny>, version: Option<&str>) -> PyResult<String> {
    Ok(local(key, version)?.with_paserk(str::to_owned))
}

/// The PASERK text of a key, ``k4.secret.…``
#[pyfunction]
#[pyo3(signature = (key, version = None), text_signature = "(key, version='v4')")]
pub(crate) fn to_paserk_secret(key: &Bound<'_, PyAny>, version: Option<&str>) -> PyResult<String> {
    Ok(secret(key, version)?.with_paserk(str::to_owned))
}

/// The PASERK text of a key, ``k4.public.…``
#[pyfunction]
#[pyo3(signature = (key, version = None), text_signature = "(key, version='v4')")]
pub(crate) fn to_paserk_public(key: &Bound<'_, PyAny>, version: Option<&str>) -> PyResult<String> {
    Ok(public(key, version)?.with_paserk(str::to_owned))
}

/// Type and bytes of a PASERK text: ``local``, ``secret`` or ``public``, of this version.
#[pyfunction]
#[pyo3(signature = (paserk, version = "v4"))]
pub(crate) fn from_paserk<'py>(
    py: Python<'py>,
    paserk: &str,
    version: &str,
) -> PyResult<(&'static str, Bound<'py, PyBytes>)> {
    let wanted = kind::version(py, version)?;
    let bytes = |bytes: &[u8]| PyBytes::new(py, bytes);
    let is = |header: Header| {
        let other = || error::key(py, format!("the PASERK text is not of version {version}"));
        (header.version == wanted).then_some(()).ok_or_else(other)
    };
    if let Some(key) = AnyLocal::from_paserk(paserk) {
        let key = key.or_raise_key(py)?;
        return is(key.header()).map(|()| ("local", key.with_bytes(bytes)));
    }
    if let Some(key) = AnySecret::from_paserk(paserk) {
        let key = key.or_raise_key(py)?;
        return is(key.header()).map(|()| ("secret", key.with_bytes(bytes)));
    }
    if let Some(key) = AnyPublic::from_paserk(paserk) {
        let key = key.or_raise_key(py)?;
        return is(key.header()).map(|()| ("public", key.with_bytes(bytes)));
    }
    Err(error::key(
        py,
        "the text is no PASERK of the type local, secret or public",
    ))
}

/// The PASERK id of a key, ``k4.lid.…``
#[pyfunction]
#[pyo3(signature = (key, version = None), text_signature = "(key, version='v4')")]
pub(crate) fn generate_lid<'py>(
    key: &Bound<'py, PyAny>,
    version: Option<&str>,
) -> PyResult<Bound<'py, PyString>> {
    let py = key.py();
    Ok(bare_local(key, version)?.with_id(|id| PyString::new(py, id)))
}

/// The PASERK id of a key, ``k4.sid.…``
#[pyfunction]
#[pyo3(signature = (key, version = None), text_signature = "(key, version='v4')")]
pub(crate) fn generate_sid(key: &Bound<'_, PyAny>, version: Option<&str>) -> PyResult<String> {
    Ok(secret(key, version)?.id())
}

/// The PASERK id of a key, ``k4.pid.…``
#[pyfunction]
#[pyo3(signature = (key, version = None), text_signature = "(key, version='v4')")]
pub(crate) fn generate_pid(key: &Bound<'_, PyAny>, version: Option<&str>) -> PyResult<String> {
    Ok(public(key, version)?.id())
}
