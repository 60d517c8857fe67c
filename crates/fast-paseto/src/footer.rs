//! Footers, to be written and as they were read.

use paseto::{FooterLimits, FooterView, json::scan};
use pyo3::{
    exceptions::PyTypeError,
    intern,
    prelude::*,
    types::{PyBytes, PyString},
};

use crate::{
    bytes::Bytes,
    error,
    json::{self, Out},
    mapping, payload,
};

/// The bytes of a footer: a mapping as JSON, or by the caller's serializer.
pub(crate) fn write(
    footer: &Bound<'_, PyAny>,
    serializer: Option<&Bound<'_, PyAny>>,
) -> PyResult<Vec<u8>> {
    if let Some(bytes) = Bytes::read(footer)? {
        return Ok(bytes.to_vec());
    }
    if let Some(serializer) = serializer {
        return payload::dumps(serializer, footer);
    }
    let py = footer.py();
    let wrong = || PyTypeError::new_err("a footer is a mapping, bytes or str");
    let members = mapping::members(footer)?.ok_or_else(wrong)?;
    let mut out = Out::default();
    json::write(&members, &mut out, 0)?;
    let bytes = out.finish(py)?;
    // Readers of ours would take a larger one for text.
    scan(&bytes, &FooterLimits::default().into(), |_| ())
        .map_err(|why| error::validation(py, "footer", format!("the footer is refused: {why}")))?;
    Ok(bytes)
}

/// What a footer says: a dict where it is JSON, a str where it is text, else bytes, or what the
/// caller's deserializer makes of them; `None` where there is none.
pub(crate) fn read<'py>(
    py: Python<'py>,
    footer: FooterView<'_>,
    deserializer: Option<&Bound<'py, PyAny>>,
) -> PyResult<Option<Bound<'py, PyAny>>> {
    let bytes = footer.as_bytes();
    if bytes.is_empty() {
        return Ok(None);
    }
    if let Ok(text) = footer.json(&FooterLimits::default()) {
        if let Ok(dict) = json::read(py, text.as_bytes()) {
            return Ok(Some(dict));
        }
    }
    match (core::str::from_utf8(bytes), deserializer) {
        (Ok(text), _) => Ok(Some(PyString::new(py, text).into_any())),
        (Err(_), None) => Ok(Some(PyBytes::new(py, bytes).into_any())),
        (Err(_), Some(deserializer)) => {
            let bytes = PyBytes::new(py, bytes);
            deserializer
                .call_method1(intern!(py, "loads"), (bytes,))
                .map(Some)
        }
    }
}
