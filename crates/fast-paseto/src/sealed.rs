//! PASERK: keys that are sealed for the owner of a key pair.

use paseto::{Error, Version, paserk as ours, v1, v2, v3, v4};
use pyo3::{prelude::*, types::PyBytes};

use crate::{error::OrRaise as _, key::AnyLocal, kind, paserk, wrapped::other_key};

/// Seals a key for the owner of a key pair: ``k4.seal.…`` The pair is for nothing else. Its public key
/// is bytes or PASERK; in version 1 an RSA key of 4096 bits, PEM or DER.
#[pyfunction]
#[pyo3(signature = (key, public_key, version = None), text_signature = "(key, public_key, version='v4')")]
pub(crate) fn seal(
    key: &Bound<'_, PyAny>,
    public_key: &Bound<'_, PyAny>,
    version: Option<&str>,
) -> PyResult<String> {
    let any = paserk::local(key, version)?;
    let to = other_key(
        public_key,
        "a public key to seal for",
        "public",
        any.header().version,
    )?;
    let sealed = match &*any {
        AnyLocal::V1(key) => pem_or_der(
            &to,
            v1::SealingPublicKey::from_pem,
            v1::SealingPublicKey::from_der,
        )
        .and_then(|to| ours::seal(key, &to)),
        AnyLocal::V2(key) => {
            v2::SealingPublicKey::from_bytes(&to).and_then(|to| ours::seal(key, &to))
        }
        AnyLocal::V3(key) => {
            v3::SealingPublicKey::from_bytes(&to).and_then(|to| ours::seal(key, &to))
        }
        AnyLocal::V4(key) => {
            v4::SealingPublicKey::from_bytes(&to).and_then(|to| ours::seal(key, &to))
        }
    };
    sealed.or_raise_key(key.py())
}

/// The bytes of a key that was sealed for the owner of this secret key.
#[pyfunction]
#[pyo3(signature = (sealed, secret_key, version = "v4"))]
pub(crate) fn unseal<'py>(
    sealed: &str,
    secret_key: &Bound<'py, PyAny>,
    version: &str,
) -> PyResult<Bound<'py, PyBytes>> {
    let py = secret_key.py();
    let wanted = kind::version(py, version)?;
    let with = other_key(secret_key, "a secret key to unseal with", "secret", wanted)?;
    let key = match wanted {
        Version::V1 => pem_or_der(
            &with,
            v1::SealingSecretKey::from_pem,
            v1::SealingSecretKey::from_der,
        )
        .and_then(|with| ours::unseal(sealed, &with))
        .map(AnyLocal::V1),
        Version::V2 => v2::SealingSecretKey::from_bytes(&with)
            .and_then(|with| ours::unseal(sealed, &with))
            .map(AnyLocal::V2),
        Version::V3 => v3::SealingSecretKey::from_bytes(&with)
            .and_then(|with| ours::unseal(sealed, &with))
            .map(AnyLocal::V3),
        _ => v4::SealingSecretKey::from_bytes(&with)
            .and_then(|with| ours::unseal(sealed, &with))
            .map(AnyLocal::V4),
    };
    Ok(key
        .or_raise_key(py)?
        .with_bytes(|bytes| PyBytes::new(py, bytes)))
}

fn pem_or_der<K>(
    bytes: &[u8],
    pem: impl FnOnce(&str) -> Result<K, Error>,
    der: impl FnOnce(&[u8]) -> Result<K, Error>,
) -> Result<K, Error> {
    match core::str::from_utf8(bytes) {
        Ok(text) if text.contains("-----BEGIN") => pem(text),
        _ => der(bytes),
    }
}
