//! Moments and durations as Python has them.

use core::time::Duration;

use paseto::Timestamp;
use pyo3::{
    exceptions::{PyAttributeError, PyTypeError, PyValueError},
    intern,
    prelude::*,
    sync::PyOnceLock,
    types::{PyBool, PyFloat, PyInt, PyString},
};

/// The class `datetime.datetime`.
fn datetime<'py>(py: Python<'py>) -> PyResult<&'py Bound<'py, PyAny>> {
    static CLASS: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    let import = || Ok(py.import("datetime")?.getattr("datetime")?.unbind());
    CLASS
        .get_or_try_init(py, import)
        .map(|class| class.bind(py))
}

/// The time zone `datetime.timezone.utc`.
fn utc<'py>(py: Python<'py>) -> PyResult<&'py Bound<'py, PyAny>> {
    static ZONE: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    let import = || {
        Ok(py
            .import("datetime")?
            .getattr("timezone")?
            .getattr("utc")?
            .unbind())
    };
    ZONE.get_or_try_init(py, import).map(|zone| zone.bind(py))
}

/// Whether this is a `datetime`.
pub(crate) fn is_datetime(value: &Bound<'_, PyAny>) -> PyResult<bool> {
    value.is_instance(datetime(value.py())?)
}

/// An aware `datetime` in RFC 3339, with `Z`.
pub(crate) fn rfc3339(value: &Bound<'_, PyAny>) -> PyResult<String> {
    let py = value.py();
    if value.call_method0(intern!(py, "utcoffset"))?.is_none() {
        return Err(PyValueError::new_err(
            "a datetime needs a time zone: datetime.now(timezone.utc)",
        ));
    }
    // Not a method of the value's own class, which may do what it likes.
    let there = datetime(py)?.call_method1(intern!(py, "astimezone"), (value, utc(py)?))?;
    let text = datetime(py)?.call_method1(intern!(py, "isoformat"), (there,))?;
    let text: String = text.extract()?;
    match text.strip_suffix("+00:00") {
        Some(text) => Ok(format!("{text}Z")),
        None => Err(PyValueError::new_err(
            "the datetime cannot be written in UTC",
        )),
    }
}

/// A moment: an aware `datetime`, seconds since 1970, or RFC 3339.
pub(crate) fn moment(value: &Bound<'_, PyAny>) -> PyResult<Timestamp> {
    let wrong =
        || PyTypeError::new_err("a time is an aware datetime, a number of seconds or RFC 3339");
    if value.is_instance_of::<PyBool>() {
        return Err(wrong());
    }
    if let Ok(text) = value.cast::<PyString>() {
        return parsed(text.to_str()?);
    }
    if value.is_instance_of::<PyInt>() {
        let out = |_| PyValueError::new_err("the time is further away than a time can be");
        return in_range(value.extract().map_err(out)?);
    }
    if value.is_instance_of::<PyFloat>() {
        let seconds: f64 = value.extract()?;
        // Down to the whole second, as with a fraction of a `datetime`.
        #[allow(
            clippy::as_conversions,
            reason = "it saturates, and what is out of range is refused"
        )]
        let whole = seconds.floor() as i64;
        return if seconds.is_finite() {
            in_range(whole)
        } else {
            Err(wrong())
        };
    }
    if is_datetime(value)? {
        return parsed(&rfc3339(value)?);
    }
    Err(wrong())
}

fn parsed(text: &str) -> PyResult<Timestamp> {
    let wrong =
        |_| PyValueError::new_err("the time is not a date and time of RFC 3339 with a time zone");
    text.parse().map_err(wrong)
}

fn in_range(seconds: i64) -> PyResult<Timestamp> {
    let time = Timestamp::from_unix(seconds);
    // What RFC 3339 can write: the years 0 to 9999.
    if time.to_string().parse() == Ok(time) {
        Ok(time)
    } else {
        Err(PyValueError::new_err(
            "the time is further away than a time can be",
        ))
    }
}

/// A duration: seconds, or a `timedelta`. Not less than none.
pub(crate) fn duration(value: &Bound<'_, PyAny>) -> PyResult<Duration> {
    let wrong = || PyTypeError::new_err("a duration is a number of seconds or a timedelta");
    if value.is_instance_of::<PyBool>() {
        return Err(wrong());
    }
    let seconds: f64 = if value.is_instance_of::<PyInt>() || value.is_instance_of::<PyFloat>() {
        // An int that is no float is longer than all durations.
        value.extract().unwrap_or(f64::INFINITY)
    } else {
        let py = value.py();
        let total = value.call_method0(intern!(py, "total_seconds"));
        let is_none = |why: PyErr| match why.is_instance_of::<PyAttributeError>(py) {
            true => wrong(),
            false => why,
        };
        total.map_err(is_none)?.extract()?
    };
    Duration::try_from_secs_f64(seconds)
        .map_err(|_| PyValueError::new_err("the duration is negative, or too long"))
}
