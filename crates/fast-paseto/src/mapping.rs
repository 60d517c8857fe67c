//! What is a mapping.

use pyo3::{prelude::*, sync::PyOnceLock, types::PyDict};

/// Whether this is a mapping. What its class raises when it is asked comes through: it must not be
/// taken for a no, where claims would then not be checked.
pub(crate) fn is_one(value: &Bound<'_, PyAny>) -> PyResult<bool> {
    static CLASS: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    if value.is_instance_of::<PyDict>() {
        return Ok(true);
    }
    let py = value.py();
    let import = || {
        let module = py.import("collections.abc")?;
        Ok::<_, PyErr>(module.getattr("Mapping")?.unbind())
    };
    value.is_instance(CLASS.get_or_try_init(py, import)?.bind(py))
}

/// The members of a mapping; `None` where this is none.
pub(crate) fn members<'py>(value: &Bound<'py, PyAny>) -> PyResult<Option<Bound<'py, PyDict>>> {
    if let Ok(dict) = value.cast::<PyDict>() {
        return Ok(Some(dict.clone()));
    }
    if !is_one(value)? {
        return Ok(None);
    }
    let dict = value.py().get_type::<PyDict>().call1((value,))?;
    Ok(Some(dict.cast_into()?))
}
