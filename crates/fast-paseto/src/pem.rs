//! Key files: PEM to bytes.

use paseto::Version;
use pyo3::{prelude::*, types::PyBytes};

use crate::{
    error::OrRaise as _,
    key::{AnyPublic, AnySecret, pem_text},
};

fn secret<'py>(
    py: Python<'py>,
    version: Version,
    pem: &Bound<'py, PyAny>,
) -> PyResult<Bound<'py, PyBytes>> {
    let key = AnySecret::from_pem(version, &pem_text(pem)?).or_raise_key(py)?;
    Ok(key.with_bytes(|bytes| PyBytes::new(py, bytes)))
}

fn public<'py>(
    py: Python<'py>,
    version: Version,
    pem: &Bound<'py, PyAny>,
) -> PyResult<Bound<'py, PyBytes>> {
    let key = AnyPublic::from_pem(version, &pem_text(pem)?).or_raise_key(py)?;
    Ok(key.with_bytes(|bytes| PyBytes::new(py, bytes)))
}

/// The 64 bytes of an Ed25519 secret key in PEM, for versions 2 and 4.
#[pyfunction]
pub(crate) fn ed25519_from_pem<'py>(
    py: Python<'py>,
    pem: &Bound<'py, PyAny>,
) -> PyResult<Bound<'py, PyBytes>> {
    secret(py, Version::V4, pem)
}

/// The 32 bytes of an Ed25519 public key in PEM, for versions 2 and 4.
#[pyfunction]
pub(crate) fn ed25519_public_from_pem<'py>(
    py: Python<'py>,
    pem: &Bound<'py, PyAny>,
) -> PyResult<Bound<'py, PyBytes>> {
    public(py, Version::V4, pem)
}

/// The 48 bytes of a P-384 secret key in PEM, for version 3.
#[pyfunction]
pub(crate) fn p384_from_pem<'py>(
    py: Python<'py>,
    pem: &Bound<'py, PyAny>,
) -> PyResult<Bound<'py, PyBytes>> {
    secret(py, Version::V3, pem)
}

/// The 49 bytes of a P-384 public key in PEM, for version 3.
#[pyfunction]
pub(crate) fn p384_public_from_pem<'py>(
    py: Python<'py>,
    pem: &Bound<'py, PyAny>,
) -> PyResult<Bound<'py, PyBytes>> {
    public(py, Version::V3, pem)
}
