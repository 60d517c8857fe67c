//! Keys as a caller gives them: an object of this module, PASERK, or bytes.

use std::sync::Arc;

use paseto::{Error, Header, Purpose, Version};
use pyo3::{exceptions::PyTypeError, prelude::*, types::PyString};

use super::{AnyLocal, AnyPublic, AnySecret, LocalKey, PublicKey, SecretKey};
use crate::{
    bytes::Bytes,
    error::{self, OrRaise as _},
    kind,
};

/// What the caller says that a token is, as far as anything is said.
#[derive(Clone, Copy)]
pub(crate) struct Said {
    version: Option<Version>,
    purpose: Option<Purpose>,
}

impl Said {
    pub(crate) fn read(
        py: Python<'_>,
        version: Option<&str>,
        purpose: Option<&str>,
    ) -> PyResult<Self> {
        Ok(Self {
            version: version.map(|text| kind::version(py, text)).transpose()?,
            purpose: purpose.map(|text| kind::purpose(py, text)).transpose()?,
        })
    }

    /// What is not said is as here.
    pub(crate) fn or(self, other: Self) -> Self {
        Self {
            version: self.version.or(other.version),
            purpose: self.purpose.or(other.purpose),
        }
    }

    /// That of bytes, which say nothing themselves.
    fn version(self) -> Version {
        self.version.unwrap_or(Version::V4)
    }

    /// A key that says itself what it is for must be what the caller says, if anything is said.
    pub(crate) fn expect(self, py: Python<'_>, found: Header) -> PyResult<()> {
        let said = Header::new(
            self.version.unwrap_or(found.version),
            self.purpose.unwrap_or(found.purpose),
        );
        if said == found {
            return Ok(());
        }
        let text = format!("the key is for {found} tokens, and not for {said} ones");
        Err(error::key(py, text))
    }
}

/// What the three uses of keys have in common here.
trait Use: Sized {
    /// The class of such keys.
    type Class: pyo3::PyClass;
    /// The name of the class.
    const NAME: &'static str;
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
            const NAME: &'static str = stringify!($Class);
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
        // A text of as many letters as a key has bytes is most likely a password.
        return Err(error::key(
            py,
            match text.contains("-----BEGIN") {
                true => "the key is PEM: read it with from_pem".to_owned(),
                false => format!("a str is a key as PASERK only: give {}", K::WANTED),
            },
        ));
    }
    let Some(bytes) = Bytes::read(key)? else {
        return Err(PyTypeError::new_err(format!(
            "the key has to be {}",
            K::WANTED
        )));
    };
    made_of::<K>(py, &bytes, said)
}

/// Bytes say neither what they are for nor what they are.
fn made_of<K: Use>(py: Python<'_>, bytes: &[u8], said: Said) -> PyResult<Arc<K>> {
    if bytes.starts_with(b"-----BEGIN") {
        return Err(error::key(py, "the key is PEM: read it with from_pem"));
    }
    K::from_bytes(said.version(), bytes)
        .map(Arc::new)
        .map_err(|why| {
            let (class, version) = (K::NAME, said.version());
            let hint =
                "bytes say neither version nor purpose: give version= and purpose=, or an object";
            error::key(py, format!("{why}, as a {class} of {version}; {hint}"))
        })
}

/// `k1.` to `k9.`
pub(crate) fn is_paserk(text: &str) -> bool {
    matches!(text.as_bytes(), [b'k', b'1'..=b'9', b'.', ..])
}

/// What the key is for, where it says so itself; otherwise what the caller says.
pub(crate) fn purpose(key: &Bound<'_, PyAny>, said: Said) -> Purpose {
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
        _ => said.purpose.unwrap_or(Purpose::Local),
    }
}
