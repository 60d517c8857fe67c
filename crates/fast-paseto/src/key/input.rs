//! Keys as a caller gives them: an object of this module, PASERK, or bytes.

use std::sync::Arc;

use paseto::{Error, Header, Purpose, Version};
use pyo3::{exceptions::PyTypeError, prelude::*, types::PyString};

use super::{AnyLocal, AnyPublic, AnySecret, LocalKey, PublicKey, SecretKey};
use crate::{
    bytes::Bytes,
    error::{self, OrRaise as _},
};

/// What the caller says that a token is.
#[derive(Clone, Copy)]
pub(crate) struct Said {
    pub(crate) version: Version,
    pub(crate) purpose: Purpose,
}

impl Said {
    /// What the functions say where the caller says nothing.
    pub(crate) const DEFAULT: Self = Self {
        version: Version::V4,
        purpose: Purpose::Local,
    };

    /// The same version, and another purpose.
    pub(crate) const fn of(version: Version, purpose: Purpose) -> Self {
        Self { version, purpose }
    }

    /// A key that says itself what it is for counts. What the caller says must not contradict it,
    /// where it is not what the functions say anyway.
    pub(crate) fn expect(self, py: Python<'_>, found: Header) -> PyResult<()> {
        let version = self.version == found.version || self.version == Self::DEFAULT.version;
        let purpose = self.purpose == found.purpose || self.purpose == Self::DEFAULT.purpose;
        if version && purpose {
            return Ok(());
        }
        let (said, found) = (Header::new(self.version, self.purpose), found.as_str());
        let text = format!("the key is for {found} tokens, and not for {said} ones");
        Err(error::key(py, text))
    }
}

/// What the three uses of keys have in common here.
trait Use: Sized {
    /// The class of such keys.
    type Class: pyo3::PyClass;
    /// What is said to whoever gives something else.
    const WANTED: &'static str;

    fn inside<'a>(object: &'a Bound<'_, Self::Class>) -> &'a Arc<Self>;
    fn from_paserk(text: &str) -> Option<Result<Self, Error>>;
    fn from_bytes(version: Version, bytes: &[u8]) -> Result<Self, Error>;
    fn header(&self) -> Header;
}

macro_rules! uses {
    ($($Any:ident as $Class:ident: $wanted:literal),+ $(,)?) => {$(
        impl Use for $Any {
            type Class = $Class;
            const WANTED: &'static str = $wanted;

            fn inside<'a>(object: &'a Bound<'_, $Class>) -> &'a Arc<Self> {
                &object.get().0
            }

            fn from_paserk(text: &str) -> Option<Result<Self, Error>> {
                Self::from_paserk(text)
            }

            fn from_bytes(version: Version, bytes: &[u8]) -> Result<Self, Error> {
                Self::from_bytes(version, bytes)
            }

            fn header(&self) -> Header {
                self.header()
            }
        }
    )+};
}

uses! {
    AnyLocal as LocalKey: "a LocalKey, its PASERK text (k4.local.…) or its bytes",
    AnySecret as SecretKey: "a SecretKey, its PASERK text (k4.secret.…) or its bytes",
    AnyPublic as PublicKey: "a PublicKey, its PASERK text (k4.public.…) or its bytes",
}

/// The shared key that the caller gives.
pub(crate) fn local(key: &Bound<'_, PyAny>, said: Said) -> PyResult<Arc<AnyLocal>> {
    given(key, said)
}

/// The key that signs.
pub(crate) fn secret(key: &Bound<'_, PyAny>, said: Said) -> PyResult<Arc<AnySecret>> {
    given(key, said)
}

/// The key that verifies.
pub(crate) fn public(key: &Bound<'_, PyAny>, said: Said) -> PyResult<Arc<AnyPublic>> {
    given(key, said)
}

fn given<K: Use>(key: &Bound<'_, PyAny>, said: Said) -> PyResult<Arc<K>> {
    let py = key.py();
    if let Ok(object) = key.cast::<K::Class>() {
        let inside = Arc::clone(K::inside(object));
        said.expect(py, inside.header())?;
        return Ok(inside);
    }
    if let Ok(text) = key.cast::<PyString>() {
        let text = text
            .to_str()
            .map_err(|_| error::key(py, "the key is no text in UTF-8"))?;
        if let Some(found) = K::from_paserk(text) {
            let found = found.or_raise_key(py)?;
            said.expect(py, found.header())?;
            return Ok(Arc::new(found));
        }
        // What begins like another PASERK text is no key by chance.
        if is_paserk(text) {
            return Err(error::key(
                py,
                format!("the PASERK text is not of {}", K::WANTED),
            ));
        }
    }
    let Some(bytes) = Bytes::read(key)? else {
        return Err(PyTypeError::new_err(format!(
            "the key has to be {}",
            K::WANTED
        )));
    };
    K::from_bytes(said.version, &bytes)
        .or_raise_key(py)
        .map(Arc::new)
}

/// `k1.` to `k9.`
pub(crate) fn is_paserk(text: &str) -> bool {
    matches!(text.as_bytes(), [b'k', b'1'..=b'9', b'.', ..])
}

/// What the key is for, where it says so itself; otherwise what the caller says.
pub(crate) fn purpose(key: &Bound<'_, PyAny>, said: Purpose) -> Purpose {
    if key.is_instance_of::<LocalKey>() {
        return Purpose::Local;
    }
    if key.is_instance_of::<PublicKey>() || key.is_instance_of::<SecretKey>() {
        return Purpose::Public;
    }
    let text = key
        .cast::<PyString>()
        .ok()
        .and_then(|text| text.to_str().ok());
    let class = text
        .filter(|text| is_paserk(text))
        .and_then(|text| text.get(3..));
    match class {
        Some(class) if class.starts_with("local.") => Purpose::Local,
        Some(class) if class.starts_with("secret.") || class.starts_with("public.") => {
            Purpose::Public
        }
        _ => said,
    }
}
