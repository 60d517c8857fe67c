//! One interpreter in a process.

use core::sync::atomic::{AtomicUsize, Ordering};

use pyo3::{exceptions::PyImportError, prelude::*};

/// The classes that are looked up once are those of the interpreter that came first, so a second one
/// in the same process, such as of another site under `mod_wsgi`, is refused.
pub(crate) fn be_the_first(py: Python<'_>) -> PyResult<()> {
    static FIRST: AtomicUsize = AtomicUsize::new(0);
    // Each interpreter has a module of its own, as long as it lives.
    let this = py.import("builtins")?.as_ptr().addr();
    let first = FIRST.compare_exchange(0, this, Ordering::Relaxed, Ordering::Relaxed);
    match first {
        Err(other) if other != this => Err(PyImportError::new_err(
            "fast_paseto works in one interpreter of a process: mod_wsgi needs \
             WSGIApplicationGroup %{GLOBAL}",
        )),
        _ => Ok(()),
    }
}
