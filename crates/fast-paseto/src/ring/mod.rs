//! The class `KeyRing`.

mod of_version;
mod open;

use core::time::Duration;
use std::sync::Arc;

use paseto::{Error, KeySetError, KeyState, Token, Untrusted, Verified, Version};
use pyo3::{
    exceptions::PyTypeError,
    prelude::*,
    types::{PyDict, PyString},
};

use self::of_version::Ring;
use crate::{
    bytes::Bytes,
    decode::{Check, Payload},
    error::{self, OrRaise as _},
    key::{AnyLocal, AnyPublic, AnySecret, LocalKey, PublicKey, Said, SecretKey},
    kind, time,
    wrapped::other_key,
};

/// Keys of one version and purpose, the footer's ``kid`` says which. One makes tokens, others are
/// accepted, up to a time or until they are retired.
///
/// It stands where a key does, in ``encode`` and in ``decode``. A token without ``kid``, or with one
/// that the ring does not know, is refused, and no key is tried. Threads share it: reading never
/// waits, and every change is whole.
#[pyclass(frozen, module = "fast_paseto")]
pub(crate) struct KeyRing(Box<dyn Ring>);

/// A key of this module's, of any use.
enum AnyKey {
    Local(Arc<AnyLocal>),
    Secret(Arc<AnySecret>),
    Public(Arc<AnyPublic>),
}

impl AnyKey {
    fn read(key: &Bound<'_, PyAny>) -> PyResult<Self> {
        if let Ok(key) = key.cast::<LocalKey>() {
            return Ok(Self::Local(Arc::clone(&key.get().0)));
        }
        if let Ok(key) = key.cast::<SecretKey>() {
            return Ok(Self::Secret(Arc::clone(&key.get().0)));
        }
        match key.cast::<PublicKey>() {
            Ok(key) => Ok(Self::Public(Arc::clone(&key.get().0))),
            Err(_) => Err(PyTypeError::new_err(
                "a ring has LocalKey, SecretKey or PublicKey objects",
            )),
        }
    }
}

/// Why a ring is not changed.
enum Refused {
    Token(Error),
    Set(KeySetError),
    /// A key of another version or purpose, or without the secret that it would take.
    OtherKey,
}

impl From<KeySetError> for Refused {
    fn from(why: KeySetError) -> Self {
        Self::Set(why)
    }
}

impl From<Error> for Refused {
    fn from(why: Error) -> Self {
        Self::Token(why)
    }
}

impl Refused {
    fn raise(&self, py: Python<'_>) -> PyErr {
        match self {
            Self::Token(why) => error::from(py, why),
            Self::Set(why) => error::key_set(py, why),
            Self::OtherKey => error::key(
                py,
                "the ring is for another kind of key, or needs a secret that this one does not have",
            ),
        }
    }
}

/// What becomes of secrets in a text.
enum Protection {
    WrappingKey(Vec<u8>),
    Password(Bytes),
}

impl Protection {
    fn read(
        wrapping_key: Option<&Bound<'_, PyAny>>,
        password: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Option<Self>> {
        let bytes = |given: &Bound<'_, PyAny>| {
            let wrong = || PyTypeError::new_err("a password is str or bytes");
            Bytes::read(given)?.ok_or_else(wrong)
        };
        match (wrapping_key, password) {
            (None, None) => Ok(None),
            (Some(key), None) => Ok(Some(Self::WrappingKey(wrapping_key_of(key)?))),
            (None, Some(password)) => Ok(Some(Self::Password(bytes(password)?))),
            (Some(_), Some(_)) => Err(PyTypeError::new_err(
                "give a wrapping key or a password, not both",
            )),
        }
    }
}

/// The bytes of a wrapping key, which is for the version that its PASERK text says.
fn wrapping_key_of(key: &Bound<'_, PyAny>) -> PyResult<Vec<u8>> {
    let text = key
        .cast::<PyString>()
        .ok()
        .and_then(|text| text.to_str().ok());
    let version = match text.map(str::as_bytes) {
        Some([b'k', b'1', ..]) => Version::V1,
        Some([b'k', b'2', ..]) => Version::V2,
        Some([b'k', b'3', ..]) => Version::V3,
        _ => Version::V4,
    };
    other_key(key, "a wrapping key", "local", version)
}

/// A key of a ring, without the key.
struct Entry {
    id: String,
    names: Vec<String>,
    state: KeyState,
}

#[pymethods]
impl KeyRing {
    /// A ring with this key, which makes tokens if it can: a ``LocalKey`` or a ``SecretKey``.
    #[new]
    fn new(py: Python<'_>, key: &Bound<'_, PyAny>) -> PyResult<Self> {
        let made = open::with_active(&AnyKey::read(key)?);
        made.map(Self).map_err(|why| why.raise(py))
    }

    /// The ring of a key set (``docs/KEYSET.md``). Secrets in it are wrapped or locked.
    #[staticmethod]
    #[pyo3(signature = (data, *, wrapping_key = None, password = None))]
    fn from_json(
        py: Python<'_>,
        data: &Bound<'_, PyAny>,
        wrapping_key: Option<&Bound<'_, PyAny>>,
        password: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<Self> {
        let data = Bytes::read(data)?;
        let data = data.ok_or_else(|| PyTypeError::new_err("a key set is str or bytes"))?;
        let protection = Protection::read(wrapping_key, password)?;
        let ring = py.detach(|| open::read(&data, protection.as_ref()));
        ring.map(Self).map_err(|why| why.raise(py))
    }

    /// The key set: the public keys, to be published; or, with a wrapping key or a password, all keys,
    /// the secret ones protected.
    #[pyo3(signature = (*, wrapping_key = None, password = None))]
    fn to_json(
        &self,
        py: Python<'_>,
        wrapping_key: Option<&Bound<'_, PyAny>>,
        password: Option<&Bound<'_, PyAny>>,
    ) -> PyResult<String> {
        let protection = Protection::read(wrapping_key, password)?;
        let text = py.detach(|| self.0.to_json(protection.as_ref()));
        text.map_err(|why| why.raise(py))
    }

    /// Puts the keys of another ring, of the same kind, in the place of these: such as of a set that
    /// was fetched again.
    fn replace(&self, py: Python<'_>, other: &Bound<'_, Self>) -> PyResult<()> {
        self.0.replace(&*other.get().0).map_err(|why| why.raise(py))
    }

    /// Accepts the tokens of another key, most often of the one that will make them next. Gives its id.
    fn accept(&self, py: Python<'_>, key: &Bound<'_, PyAny>) -> PyResult<String> {
        self.0
            .accept(&AnyKey::read(key)?)
            .map_err(|why| why.raise(py))
    }

    /// Makes tokens with this key from now on, and accepts those of the former one for the time
    /// ``grace``: seconds or a ``timedelta``, as long as a token lives, and the leeway more. Gives the
    /// id.
    fn rotate(
        &self,
        py: Python<'_>,
        key: &Bound<'_, PyAny>,
        grace: &Bound<'_, PyAny>,
    ) -> PyResult<String> {
        let grace: Duration = time::duration(grace)?;
        self.0
            .rotate(&AnyKey::read(key)?, grace)
            .map_err(|why| why.raise(py))
    }

    /// Refuses the tokens of a key from now on.
    fn retire(&self, py: Python<'_>, kid: &str) -> PyResult<()> {
        self.0.retire(kid).map_err(|why| why.raise(py))
    }

    /// Forgets a key.
    fn remove(&self, py: Python<'_>, kid: &str) -> PyResult<()> {
        self.0.remove(kid).map_err(|why| why.raise(py))
    }

    /// Lets another ``kid`` stand for a key: what the footers of old tokens say.
    fn name(&self, py: Python<'_>, name: &str, kid: &str) -> PyResult<()> {
        self.0.name(name, kid).map_err(|why| why.raise(py))
    }

    /// What is in the ring: a dict for each key, with ``kid``, ``state`` and, where there are any,
    /// ``not_after`` and ``aliases``.
    fn keys<'py>(&self, py: Python<'py>) -> PyResult<Vec<Bound<'py, PyDict>>> {
        let entries = self.0.entries().into_iter();
        entries.map(|entry| entry.to_dict(py)).collect()
    }

    /// The id of the key that is active.
    #[getter]
    fn active(&self) -> Option<String> {
        let mut entries = self.0.entries().into_iter();
        entries
            .find(|entry| entry.state == KeyState::Active)
            .map(|entry| entry.id)
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

    fn __len__(&self) -> usize {
        self.0.entries().len()
    }

    fn __repr__(&self) -> String {
        format!(
            "<KeyRing {}.{}, {} keys>",
            self.version(),
            self.purpose(),
            self.__len__()
        )
    }

    fn __reduce__(&self) -> PyResult<()> {
        Err(PyTypeError::new_err(
            "a ring is not pickled: write it with to_json()",
        ))
    }
}

impl KeyRing {
    pub(crate) fn encode(&self, py: Python<'_>, said: Said, token: Token<'_>) -> PyResult<String> {
        said.expect(py, self.0.header())?;
        py.detach(|| self.0.seal(token))
            .map_err(|why| why.raise(py))
    }

    pub(crate) fn decode(
        &self,
        py: Python<'_>,
        said: Said,
        token: Untrusted,
        check: &Check,
    ) -> PyResult<Verified<Payload>> {
        said.expect(py, self.0.header())?;
        py.detach(|| self.0.open(token, check)).or_raise(py)
    }
}

impl Entry {
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let dict = PyDict::new(py);
        dict.set_item("kid", &self.id)?;
        let (state, end) = match self.state {
            KeyState::Active => ("active", None),
            KeyState::AcceptedUntil(end) => ("accepted", Some(end)),
            KeyState::Retired => ("retired", None),
            _ => ("accepted", None),
        };
        dict.set_item("state", state)?;
        if let Some(end) = end {
            dict.set_item("not_after", PyString::new(py, &end.to_string()))?;
        }
        if !self.names.is_empty() {
            dict.set_item("aliases", &self.names)?;
        }
        Ok(dict)
    }
}
