//! Bytes of the caller's.

use core::ops::Deref;

use pyo3::{prelude::*, pybacked::PyBackedBytes, types::PyString};

use crate::error;

/// What was `bytes` or `bytearray`, or a text, whose bytes are those of its UTF-8.
pub(crate) enum Bytes {
    Theirs(PyBackedBytes),
    Text(Vec<u8>),
}

impl Bytes {
    /// `None` where it is neither.
    pub(crate) fn read(value: &Bound<'_, PyAny>) -> PyResult<Option<Self>> {
        if let Ok(text) = value.cast::<PyString>() {
            let py = value.py();
            let wrong = |_| error::validation(py, "utf-8", "the str has no UTF-8");
            return Ok(Some(Self::Text(
                text.to_str().map_err(wrong)?.as_bytes().to_vec(),
            )));
        }
        Ok(value.extract().map(Self::Theirs).ok())
    }
}

impl Deref for Bytes {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match self {
            Self::Theirs(bytes) => bytes,
            Self::Text(bytes) => bytes,
        }
    }
}
