//! Arguments that come in more than one form.

use core::time::Duration;

use pyo3::{Borrowed, exceptions::PyTypeError, prelude::*, types::PyString};

use crate::time;

/// A duration: a number of seconds, or a `timedelta`.
#[derive(Clone, Copy)]
pub(crate) struct Seconds(pub(crate) Duration);

impl Seconds {
    pub(crate) const NONE: Self = Self(Duration::ZERO);
    /// How long a token lives that says nothing of it.
    pub(crate) const HOUR: Self = Self(Duration::from_secs(3600));
}

impl<'py> FromPyObject<'_, 'py> for Seconds {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        time::duration(&value).map(Self)
    }
}

/// One text, or several.
#[derive(Clone)]
pub(crate) struct Texts(pub(crate) Vec<String>);

impl<'py> FromPyObject<'_, 'py> for Texts {
    type Error = PyErr;

    fn extract(value: Borrowed<'_, 'py, PyAny>) -> PyResult<Self> {
        if let Ok(text) = value.cast::<PyString>() {
            return Ok(Self(vec![text.to_str()?.to_owned()]));
        }
        let wrong = || PyTypeError::new_err("a str, or several of them, is expected");
        let mut texts = Vec::new();
        let py = value.py();
        let is_none = |why: PyErr| match why.is_instance_of::<PyTypeError>(py) {
            true => wrong(),
            false => why,
        };
        for text in value.try_iter().map_err(is_none)? {
            let text = text?.cast_into::<PyString>().map_err(|_| wrong())?;
            texts.push(text.to_str()?.to_owned());
        }
        Ok(Self(texts))
    }
}
