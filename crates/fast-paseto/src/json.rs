//! From objects of Python's to JSON.

use core::cell::Cell;
use std::io::Write as _;

use jiter::{PythonParse, StringCacheMode};
use paseto::{
    PayloadLimits,
    json::{Limits, scan},
};
use pyo3::{
    exceptions::{PyOverflowError, PyRecursionError, PyValueError},
    intern,
    prelude::*,
    sync::PyOnceLock,
    types::{PyBool, PyDict, PyFloat, PyInt, PyList, PyString, PyTuple},
};

use crate::{error, mapping, time};

/// The greatest nesting that a payload of ours can have.
const DEPTH: usize = Limits::MAX_DEPTH;

/// What readers of ours take of a payload, unless they are told otherwise.
fn limits() -> Limits {
    PayloadLimits::default().into()
}

/// JSON that is being written.
#[derive(Default)]
pub(crate) struct Out {
    bytes: Vec<u8>,
    /// There are names of a class that may call two equal texts different.
    is_odd: bool,
}

impl Out {
    pub(crate) fn extend_from_slice(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    pub(crate) fn push(&mut self, byte: u8) {
        self.bytes.push(byte);
    }

    pub(crate) const fn len(&self) -> usize {
        self.bytes.len()
    }

    /// The JSON, which readers of ours take.
    pub(crate) fn finish(self, py: Python<'_>) -> PyResult<Vec<u8>> {
        let limits = limits();
        // A name is at least two quotes, a colon and a value.
        let may_be_many = self.bytes.len() / 4 > limits.keys;
        if self.is_odd || may_be_many {
            let refused = |why: paseto::json::JsonError| {
                error::validation(py, "payload", format!("no reader would take it: {why}"))
            };
            scan(&self.bytes, &limits, |_| ()).map_err(refused)?;
        }
        Ok(self.bytes)
    }

    pub(crate) fn bound(&self, py: Python<'_>) -> PyResult<()> {
        let limit = limits().length;
        if self.bytes.len() <= limit {
            return Ok(());
        }
        let text = format!("the payload or footer is longer than {limit} bytes");
        Err(error::validation(py, "payload", text))
    }
}

/// A level of nesting, those of calls included that are made while another one is under way: the
/// interpreter does not count them.
struct Level;

thread_local! {
    static LEVELS: Cell<usize> = const { Cell::new(0) };
}

impl Level {
    fn enter() -> PyResult<Self> {
        let levels = LEVELS.get();
        if levels >= 2 * DEPTH {
            return Err(PyRecursionError::new_err(
                "encode is called within encode too often",
            ));
        }
        LEVELS.set(levels.saturating_add(1));
        Ok(Self)
    }
}

impl Drop for Level {
    fn drop(&mut self) {
        LEVELS.set(LEVELS.get().saturating_sub(1));
    }
}

/// Writes one value, and what is in it.
pub(crate) fn write(value: &Bound<'_, PyAny>, out: &mut Out, depth: usize) -> PyResult<()> {
    if let Ok(text) = value.cast::<PyString>() {
        return write_text(text, out);
    }
    if value.is_none() {
        out.extend_from_slice(b"null");
        return Ok(());
    }
    if let Ok(flag) = value.cast::<PyBool>() {
        out.extend_from_slice(if flag.is_true() { b"true" } else { b"false" });
        return Ok(());
    }
    if let Ok(number) = value.cast::<PyInt>() {
        return write_int(number, out);
    }
    if let Ok(number) = value.cast::<PyFloat>() {
        return write_float(number, out);
    }
    let _level = Level::enter()?;
    let depth = depth.saturating_add(1);
    if depth > DEPTH {
        let text = format!("the payload is nested deeper than {DEPTH} levels, or contains itself");
        return Err(error::validation(value.py(), "payload", text));
    }
    if let Ok(map) = value.cast::<PyDict>() {
        return write_dict(map, out, depth);
    }
    if let Ok(list) = value.cast::<PyList>() {
        return write_list(list.iter(), out, depth);
    }
    if let Ok(tuple) = value.cast::<PyTuple>() {
        return write_list(tuple.iter(), out, depth);
    }
    if time::is_datetime(value)? {
        let text = time::rfc3339(value).map_err(|why| not_a_time(value.py(), why))?;
        out.push(b'"');
        out.extend_from_slice(text.as_bytes());
        out.push(b'"');
        return Ok(());
    }
    if let Some(map) = mapping::members(value)? {
        return write_dict(&map, out, depth);
    }
    match fields(value)? {
        Some(map) => write_dict(&map, out, depth),
        None => Err(not_json(value)),
    }
}

/// The fields of a dataclass, if this is an instance of one.
pub(crate) fn fields<'py>(value: &Bound<'py, PyAny>) -> PyResult<Option<Bound<'py, PyDict>>> {
    static FIELDS: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    let py = value.py();
    if !value
        .get_type()
        .hasattr(intern!(py, "__dataclass_fields__"))?
    {
        return Ok(None);
    }
    let import = || Ok::<_, PyErr>(py.import("dataclasses")?.getattr("fields")?.unbind());
    let map = PyDict::new(py);
    for field in FIELDS
        .get_or_try_init(py, import)?
        .bind(py)
        .call1((value,))?
        .try_iter()?
    {
        let name = field?
            .getattr(intern!(py, "name"))?
            .cast_into::<PyString>()?;
        map.set_item(&name, value.getattr(&name)?)?;
    }
    Ok(Some(map))
}

/// The members of a dict. They are taken before any is written: what is written may run code that
/// changes the dict.
pub(crate) fn members<'py>(
    map: &Bound<'py, PyDict>,
) -> PyResult<Vec<(Bound<'py, PyString>, Bound<'py, PyAny>)>> {
    let members = core::cell::RefCell::new(Vec::with_capacity(map.len()));
    map.locked_for_each(|name, value| {
        let name = name.cast_into::<PyString>().map_err(|_| {
            error::validation(
                map.py(),
                "payload",
                "the names in a payload or footer are str",
            )
        })?;
        members.borrow_mut().push((name, value));
        Ok(())
    })?;
    Ok(members.into_inner())
}

fn write_dict(map: &Bound<'_, PyDict>, out: &mut Out, depth: usize) -> PyResult<()> {
    out.push(b'{');
    for (at, (name, value)) in members(map)?.iter().enumerate() {
        if at > 0 {
            out.push(b',');
        }
        write_name(name, out)?;
        write(value, out, depth)?;
        out.bound(map.py())?;
    }
    out.push(b'}');
    Ok(())
}

fn write_list<'py>(
    list: impl Iterator<Item = Bound<'py, PyAny>>,
    out: &mut Out,
    depth: usize,
) -> PyResult<()> {
    out.push(b'[');
    for (at, value) in list.enumerate() {
        if at > 0 {
            out.push(b',');
        }
        write(&value, out, depth)?;
        out.bound(value.py())?;
    }
    out.push(b']');
    Ok(())
}

/// A name, and the colon after it.
pub(crate) fn write_name(name: &Bound<'_, PyString>, out: &mut Out) -> PyResult<()> {
    out.is_odd |= !name.is_exact_instance_of::<PyString>();
    write_text(name, out)?;
    out.push(b':');
    Ok(())
}

fn write_text(text: &Bound<'_, PyString>, out: &mut Out) -> PyResult<()> {
    let py = text.py();
    let text = text.to_str().map_err(|_| {
        error::validation(py, "payload", "a str in the payload or footer has no UTF-8")
    })?;
    write_str(text, out);
    Ok(())
}

pub(crate) fn write_str(text: &str, out: &mut Out) {
    // Into a Vec, of a text: neither can fail.
    let _ = serde_json::to_writer(&mut out.bytes, text);
}

fn write_int(number: &Bound<'_, PyInt>, out: &mut Out) -> PyResult<()> {
    if let Ok(small) = number.extract::<i64>() {
        let _ = write!(out.bytes, "{small}");
        return Ok(());
    }
    let py = number.py();
    // Not that of a class of somebody else's.
    let text = py
        .get_type::<PyInt>()
        .call_method1(intern!(py, "__repr__"), (number,));
    let too_long =
        |_| error::validation(py, "payload", "an int in the payload has too many digits");
    let text = text.map_err(too_long)?.cast_into::<PyString>()?;
    out.extend_from_slice(text.to_str()?.as_bytes());
    Ok(())
}

fn write_float(number: &Bound<'_, PyFloat>, out: &mut Out) -> PyResult<()> {
    let number_as_f64 = number.value();
    if !number_as_f64.is_finite() {
        let text = "a float in the payload or footer is infinite or NaN, which JSON does not have";
        return Err(error::validation(number.py(), "payload", text));
    }
    let _ = write!(out.bytes, "{number_as_f64:?}");
    Ok(())
}

fn not_a_time(py: Python<'_>, why: PyErr) -> PyErr {
    if !why.is_instance_of::<PyValueError>(py) && !why.is_instance_of::<PyOverflowError>(py) {
        return why;
    }
    let refused = error::validation(py, "payload", why.value(py).to_string());
    refused.set_cause(py, Some(why));
    refused
}

fn not_json(value: &Bound<'_, PyAny>) -> PyErr {
    let class = value.get_type();
    let name = class
        .qualname()
        .map_or_else(|_| "?".to_owned(), |name| name.to_string());
    let text =
        format!("an object of the class {name} has no JSON: convert it, or give a serializer");
    error::validation(value.py(), "payload", text)
}

/// The object of a JSON text that the guard has let pass.
pub(crate) fn read<'py>(py: Python<'py>, text: &[u8]) -> PyResult<Bound<'py, PyAny>> {
    let read = PythonParse {
        allow_inf_nan: false,
        cache_mode: StringCacheMode::Keys,
        ..PythonParse::default()
    };
    let refused =
        |why: &str| error::validation(py, "payload", format!("the JSON cannot be read: {why}"));
    let object = read
        .python_parse(py, text)
        .map_err(|why| refused(&why.description(text)))?;
    // A number such as 1e400 is JSON, and no float. Without an exponent it would take 309 digits.
    let may_overflow = text.len() > 300 || text.iter().any(|byte| matches!(byte, b'e' | b'E'));
    if may_overflow && has_infinity(&object) {
        return Err(refused("a number is out of range"));
    }
    Ok(object)
}

/// As deep as the guard lets pass.
fn has_infinity(object: &Bound<'_, PyAny>) -> bool {
    if let Ok(dict) = object.cast::<PyDict>() {
        return dict.iter().any(|(_, value)| has_infinity(&value));
    }
    if let Ok(list) = object.cast::<PyList>() {
        return list.iter().any(|value| has_infinity(&value));
    }
    object
        .cast::<PyFloat>()
        .is_ok_and(|number| number.value().is_infinite())
}
