//! A token that was decoded.

use pyo3::{
    PyTraverseError, PyVisit,
    exceptions::PyTypeError,
    intern,
    prelude::*,
    types::{PyDict, PyIterator, PyType},
};

use crate::mapping;

/// A token whose signature or tag holds, and whose claims do. Its attributes cannot be set.
#[pyclass(frozen, module = "fast_paseto")]
pub(crate) struct Token {
    /// The claims; or what a deserializer made of the payload; or its bytes.
    #[pyo3(get)]
    pub(crate) payload: Py<PyAny>,
    /// The footer: a dict where it is JSON, a str where it is text, else bytes; None where there is none.
    #[pyo3(get)]
    pub(crate) footer: Option<Py<PyAny>>,
    /// Such as ``"v4"``.
    #[pyo3(get)]
    pub(crate) version: String,
    /// ``"local"`` or ``"public"``.
    #[pyo3(get)]
    pub(crate) purpose: String,
}

/// What a token is made of.
type Parts = (Py<PyAny>, Option<Py<PyAny>>, String, String);

#[pymethods]
impl Token {
    #[new]
    fn new(
        payload: Bound<'_, PyAny>,
        footer: Option<Bound<'_, PyAny>>,
        version: String,
        purpose: String,
    ) -> PyResult<Self> {
        let is_token = |object: &Bound<'_, PyAny>| object.is_instance_of::<Self>();
        if is_token(&payload) || footer.as_ref().is_some_and(is_token) {
            return Err(PyTypeError::new_err("a token is no payload and no footer"));
        }
        Ok(Self {
            payload: payload.unbind(),
            footer: footer.map(Bound::unbind),
            version,
            purpose,
        })
    }

    /// A claim.
    fn __getitem__<'py>(
        &self,
        py: Python<'py>,
        key: &Bound<'py, PyAny>,
    ) -> PyResult<Bound<'py, PyAny>> {
        self.claims(py)?.get_item(key)
    }

    fn __contains__(&self, py: Python<'_>, key: &Bound<'_, PyAny>) -> PyResult<bool> {
        self.claims(py)?.contains(key)
    }

    /// A claim, or what is given instead where the token does not have it.
    #[pyo3(signature = (key, default = None))]
    fn get<'py>(
        &self,
        py: Python<'py>,
        key: &Bound<'py, PyAny>,
        default: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyAny>> {
        let claims = self.claims(py)?;
        if claims.contains(key)? {
            return claims.get_item(key);
        }
        Ok(default.unwrap_or_else(|| py.None().into_bound(py)))
    }

    /// The names of the claims, so that ``dict(token)`` is a dict of them.
    fn keys<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        self.claims(py)?.call_method0(intern!(py, "keys"))
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyIterator>> {
        self.claims(py)?.try_iter()
    }

    /// For ``copy``, ``deepcopy`` and ``pickle``.
    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> (Bound<'py, PyType>, Parts) {
        let py = slf.py();
        let token = slf.get();
        let footer = token.footer.as_ref().map(|footer| footer.clone_ref(py));
        let (version, purpose) = (token.version.clone(), token.purpose.clone());
        (
            slf.get_type(),
            (token.payload.clone_ref(py), footer, version, purpose),
        )
    }

    /// All of it as a dict: ``payload``, ``footer``, ``version``, ``purpose``.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let dict = PyDict::new(py);
        dict.set_item("payload", &self.payload)?;
        dict.set_item("footer", &self.footer)?;
        dict.set_item("version", &self.version)?;
        dict.set_item("purpose", &self.purpose)?;
        Ok(dict)
    }

    /// Without the payload of a ``local`` token, which was encrypted.
    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        let shown = |value: &Py<PyAny>| Ok::<_, PyErr>(value.bind(py).repr()?.to_string());
        let payload = match &*self.purpose {
            "public" => shown(&self.payload)?,
            _ => "...".to_owned(),
        };
        let footer = self
            .footer
            .as_ref()
            .map_or_else(|| Ok("None".to_owned()), shown)?;
        let Self {
            version, purpose, ..
        } = self;
        Ok(format!(
            "Token(version={version:?}, purpose={purpose:?}, payload={payload}, footer={footer})"
        ))
    }

    fn __traverse__(&self, visit: PyVisit<'_>) -> Result<(), PyTraverseError> {
        visit.call(&self.payload)?;
        visit.call(&self.footer)
    }

    fn __eq__(&self, py: Python<'_>, other: &Bound<'_, PyAny>) -> PyResult<bool> {
        let Ok(other) = other.cast::<Self>() else {
            return Ok(false);
        };
        let other = other.get();
        let same = |one: &Option<Py<PyAny>>, other: &Option<Py<PyAny>>| match (one, other) {
            (Some(one), Some(other)) => one.bind(py).eq(other),
            (one, other) => Ok(one.is_none() && other.is_none()),
        };
        Ok(self.version == other.version
            && self.purpose == other.purpose
            && self.payload.bind(py).eq(&other.payload)?
            && same(&self.footer, &other.footer)?)
    }
}

impl Token {
    fn claims<'py>(&self, py: Python<'py>) -> PyResult<&Bound<'py, PyAny>> {
        let payload = self.payload.bind(py);
        if mapping::is_one(payload)? {
            return Ok(payload);
        }
        Err(PyTypeError::new_err(
            "the payload of the token is no mapping of claims",
        ))
    }
}
