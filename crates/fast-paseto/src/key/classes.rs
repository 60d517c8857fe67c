//! The key classes of the module.

use core::hash::{Hash as _, Hasher as _};
use std::{hash::DefaultHasher, sync::Arc};

use pyo3::{
    exceptions::PyTypeError,
    prelude::*,
    types::{PyBytes, PyString},
};

use super::{AnyLocal, AnyPublic, AnySecret};
use crate::{
    bytes::Bytes,
    error::{self, OrRaise as _},
    kind,
};

/// A shared key: encrypts and decrypts ``local`` tokens of its version.
#[pyclass(frozen, module = "fast_paseto")]
pub(crate) struct LocalKey(pub(crate) Arc<AnyLocal>);

/// A secret key: signs ``public`` tokens of its version.
#[pyclass(frozen, module = "fast_paseto")]
pub(crate) struct SecretKey(pub(crate) Arc<AnySecret>);

/// A public key: verifies ``public`` tokens of its version.
#[pyclass(frozen, module = "fast_paseto")]
pub(crate) struct PublicKey(pub(crate) Arc<AnyPublic>);

/// What all three have. `#[pymethods]` takes one block for a class, so what a class has besides
/// stands in the call.
macro_rules! key_class {
    ($Class:ident($Any:ident), $name:literal, { $($own:tt)* }) => {
        #[pymethods]
        impl $Class {
            /// The key with these bytes, as PASERK writes them.
            #[staticmethod]
            #[pyo3(signature = (data, version = "v4"))]
            fn from_bytes(
                py: Python<'_>,
                data: &Bound<'_, PyAny>,
                version: &str,
            ) -> PyResult<Self> {
                let version = kind::version(py, version)?;
                // A text would be taken for its UTF-8, which is no key by chance.
                let bytes = if data.is_instance_of::<PyString>() { None } else { Bytes::read(data)? };
                let bytes = bytes.ok_or_else(|| PyTypeError::new_err("the bytes of a key are bytes"))?;
                let key = $Any::from_bytes(version, &bytes).or_raise_key(py)?;
                Ok(Self(Arc::new(key)))
            }

            /// The key of a PASERK text.
            #[staticmethod]
            fn from_paserk(py: Python<'_>, paserk: &str) -> PyResult<Self> {
                let wrong = || error::key(py, concat!("the PASERK text is not that of a ", $name));
                let key = $Any::from_paserk(paserk).ok_or_else(wrong)?.or_raise_key(py)?;
                Ok(Self(Arc::new(key)))
            }

            /// The PASERK text of the key.
            fn to_paserk<'py>(&self, py: Python<'py>) -> Bound<'py, PyString> {
                self.0.with_paserk(|text| PyString::new(py, text))
            }

            /// The bytes of the key, as PASERK writes them.
            fn to_bytes<'py>(&self, py: Python<'py>) -> Bound<'py, PyBytes> {
                self.0.with_bytes(|bytes| PyBytes::new(py, bytes))
            }

            /// The PASERK id of the key.
            #[getter]
            fn id(&self) -> String {
                self.0.id()
            }

            /// The version of its tokens, such as ``"v4"``.
            #[getter]
            fn version(&self) -> &'static str {
                kind::version_name(self.0.header().version)
            }

            /// The purpose of its tokens, ``"local"`` or ``"public"``.
            #[getter]
            fn purpose(&self) -> &'static str {
                kind::purpose_name(self.0.header().purpose)
            }

            fn __repr__(&self) -> String {
                format!("<{} {} {}>", $name, self.version(), self.0.id())
            }

            fn __copy__(slf: Py<Self>) -> Py<Self> {
                slf
            }

            fn __deepcopy__(slf: Py<Self>, _memo: &Bound<'_, PyAny>) -> Py<Self> {
                slf
            }

            $($own)*
        }
    };
}

key_class!(LocalKey(AnyLocal), "LocalKey", {
    /// A new key from the operating system's random number generator.
    #[staticmethod]
    #[pyo3(signature = (version = "v4"))]
    fn generate(py: Python<'_>, version: &str) -> PyResult<Self> {
        let key = AnyLocal::generate(kind::version(py, version)?).or_raise_key(py)?;
        Ok(Self(Arc::new(key)))
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        other
            .cast::<Self>()
            .is_ok_and(|other| self.0 == other.get().0)
    }

    fn __reduce__(&self) -> PyResult<()> {
        Err(never_pickled())
    }
});

key_class!(SecretKey(AnySecret), "SecretKey", {
    /// A new key pair from the operating system's random number generator.
    #[staticmethod]
    #[pyo3(signature = (version = "v4"))]
    fn generate(py: Python<'_>, version: &str) -> PyResult<Self> {
        let version = kind::version(py, version)?;
        // Of RSA it takes a second.
        let key = py
            .detach(|| AnySecret::generate(version))
            .or_raise_key(py)?;
        Ok(Self(Arc::new(key)))
    }

    /// The key in a PEM text: PKCS#8, with a password or without; SEC1 for P-384, PKCS#1 for RSA.
    #[staticmethod]
    #[pyo3(signature = (pem, version = "v4", password = None))]
    fn from_pem(
        py: Python<'_>,
        pem: &Bound<'_, PyAny>,
        version: &str,
        password: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let version = kind::version(py, version)?;
        let pem = &*pem_text(pem)?;
        let key = match password {
            None => AnySecret::from_pem(version, pem),
            Some(password) => {
                let password = Bytes::read(password)?;
                let password =
                    password.ok_or_else(|| PyTypeError::new_err("a password is a str or bytes"))?;
                py.detach(|| AnySecret::from_encrypted_pem(version, pem, &password))
            }
        };
        Ok(Self(Arc::new(key.or_raise_key(py)?)))
    }

    /// The PEM text of the key, PKCS#8, in the clear.
    fn to_pem<'py>(&self, py: Python<'py>) -> Bound<'py, PyString> {
        self.0.with_pem(|text| PyString::new(py, text))
    }

    /// The other half.
    #[getter]
    fn public_key(&self) -> PublicKey {
        PublicKey(Arc::new(self.0.public()))
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        other
            .cast::<Self>()
            .is_ok_and(|other| self.0 == other.get().0)
    }

    fn __reduce__(&self) -> PyResult<()> {
        Err(never_pickled())
    }
});

key_class!(PublicKey(AnyPublic), "PublicKey", {
    /// The key in a PEM text, SPKI; PKCS#1 too for RSA.
    #[staticmethod]
    #[pyo3(signature = (pem, version = "v4"))]
    fn from_pem(py: Python<'_>, pem: &Bound<'_, PyAny>, version: &str) -> PyResult<Self> {
        let pem = &*pem_text(pem)?;
        let key = AnyPublic::from_pem(kind::version(py, version)?, pem).or_raise_key(py)?;
        Ok(Self(Arc::new(key)))
    }

    /// The PEM text of the key, SPKI.
    fn to_pem(&self) -> String {
        self.0.to_pem()
    }

    fn __eq__(&self, other: &Bound<'_, PyAny>) -> bool {
        other
            .cast::<Self>()
            .is_ok_and(|other| self.0 == other.get().0)
    }

    fn __hash__(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.0.hash(&mut hasher);
        hasher.finish()
    }

    fn __reduce__(slf: &Bound<'_, Self>) -> PyResult<(Py<PyAny>, (String,))> {
        let read = slf.get_type().getattr("from_paserk")?;
        Ok((read.unbind(), (slf.get().0.with_paserk(str::to_owned),)))
    }
});

/// PEM as a str, or as the bytes of a file.
pub(crate) fn pem_text(pem: &Bound<'_, PyAny>) -> PyResult<String> {
    let bytes = Bytes::read(pem)?;
    let bytes = bytes.ok_or_else(|| PyTypeError::new_err("PEM is str or bytes"))?;
    let wrong = |_| error::key(pem.py(), "the PEM is no text in UTF-8");
    Ok(core::str::from_utf8(&bytes).map_err(wrong)?.to_owned())
}

fn never_pickled() -> PyErr {
    PyTypeError::new_err("a secret key is not pickled: write it with to_paserk(), or wrap it")
}
