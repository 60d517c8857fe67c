//! What a token is to say, from the caller's object to bytes.

use core::time::Duration;

use paseto::{Registered, Timestamp};
use pyo3::{
    exceptions::{PyOverflowError, PyTypeError, PyValueError},
    intern,
    prelude::*,
    types::{PyDict, PyString},
};

use crate::{
    bytes::Bytes,
    error,
    json::{self, Out},
    mapping, time,
};

/// What is added to claims that do not have it.
#[derive(Clone, Copy)]
pub(crate) struct Additions {
    /// `exp`, this long after now.
    pub(crate) expires_in: Option<Duration>,
    /// `iat`, now.
    pub(crate) issued_at: bool,
    pub(crate) now: Timestamp,
}

/// The payload of a token: bytes and texts as they are, claims as JSON or by the caller's serializer.
pub(crate) fn write(
    payload: &Bound<'_, PyAny>,
    serializer: Option<&Bound<'_, PyAny>>,
    add: Additions,
) -> PyResult<Vec<u8>> {
    if let Some(claims) = claims(payload)? {
        return match serializer {
            None => Claims::new(&claims)?.to_json(add),
            Some(serializer) => dumps(serializer, Claims::new(&claims)?.to_dict(add)?.as_any()),
        };
    }
    if let Some(bytes) = Bytes::read(payload)? {
        return Ok(bytes.to_vec());
    }
    match serializer {
        Some(serializer) => dumps(serializer, payload),
        None => Err(PyTypeError::new_err(
            "a payload is a mapping, a dataclass, bytes or str; for others give a serializer",
        )),
    }
}

/// The claims, where the payload is a mapping or a dataclass.
fn claims<'py>(payload: &Bound<'py, PyAny>) -> PyResult<Option<Bound<'py, PyDict>>> {
    if payload.is_instance_of::<PyString>() {
        return Ok(None);
    }
    if let Some(members) = mapping::members(payload)? {
        return Ok(Some(members));
    }
    let Some(fields) = json::fields(payload)? else {
        return Ok(None);
    };
    // A field for a claim that is not there has to have some value.
    for claim in Registered::ALL {
        if fields
            .get_item(claim.name())?
            .is_some_and(|value| value.is_none())
        {
            fields.del_item(claim.name())?;
        }
    }
    Ok(Some(fields))
}

/// What `serializer.dumps` makes of an object.
pub(crate) fn dumps(serializer: &Bound<'_, PyAny>, object: &Bound<'_, PyAny>) -> PyResult<Vec<u8>> {
    let made = serializer.call_method1(intern!(object.py(), "dumps"), (object,))?;
    let bytes = Bytes::read(&made)?;
    let wrong = || PyTypeError::new_err("dumps of a serializer gives bytes or str");
    Ok(bytes.ok_or_else(wrong)?.to_vec())
}

/// Claims as the caller gave them, in their order.
struct Claims<'py> {
    py: Python<'py>,
    members: Vec<(Bound<'py, PyString>, Claim<'py>)>,
}

enum Claim<'py> {
    Time(Registered, Timestamp),
    Other(Bound<'py, PyAny>),
}

impl<'py> Claims<'py> {
    fn new(dict: &Bound<'py, PyDict>) -> PyResult<Self> {
        let py = dict.py();
        let members = json::members(dict)?.into_iter().map(|(name, value)| {
            let claim = match name.to_str().ok().and_then(Registered::from_name) {
                None => Claim::Other(value),
                Some(claim) if claim.is_time() => {
                    let time = time::moment(&value).map_err(|why| not_a_time(py, claim, why))?;
                    Claim::Time(claim, time)
                }
                Some(_) if value.is_instance_of::<PyString>() => Claim::Other(value),
                Some(claim) => return Err(refused(py, claim, "it has to be a str")),
            };
            Ok((name, claim))
        });
        let members = members.collect::<PyResult<_>>()?;
        Ok(Self { py, members })
    }

    fn to_json(&self, add: Additions) -> PyResult<Vec<u8>> {
        let mut out = Out::default();
        out.push(b'{');
        for (name, claim) in &self.members {
            separate(&mut out);
            json::write_name(name, &mut out)?;
            match claim {
                Claim::Time(_, time) => json::write_str(&time.to_string(), &mut out),
                Claim::Other(value) => json::write(value, &mut out, 1)?,
            }
            out.bound(self.py)?;
        }
        for (claim, time) in self.missing(add) {
            separate(&mut out);
            json::write_str(claim.name(), &mut out);
            out.push(b':');
            json::write_str(&time.to_string(), &mut out);
        }
        out.push(b'}');
        out.finish(self.py)
    }

    /// A dict of the caller's members, with times as text, for a serializer of the caller's.
    fn to_dict(&self, add: Additions) -> PyResult<Bound<'py, PyDict>> {
        let dict = PyDict::new(self.py);
        for (name, claim) in &self.members {
            match claim {
                Claim::Time(_, time) => dict.set_item(name, time.to_string())?,
                Claim::Other(value) => dict.set_item(name, value)?,
            }
        }
        for (claim, time) in self.missing(add) {
            dict.set_item(claim.name(), time.to_string())?;
        }
        Ok(dict)
    }

    /// What is to be added, and is not there.
    fn missing(&self, add: Additions) -> impl Iterator<Item = (Registered, Timestamp)> {
        let has = |wanted: Registered| {
            self.members
                .iter()
                .any(|(_, claim)| matches!(claim, Claim::Time(claim, _) if *claim == wanted))
        };
        let expires_in = add.expires_in.filter(|_| !has(Registered::Expiration));
        let issued_at = add.issued_at && !has(Registered::IssuedAt);
        let exp = expires_in.map(|more| (Registered::Expiration, add.now.saturating_add(more)));
        let iat = issued_at.then_some((Registered::IssuedAt, add.now));
        exp.into_iter().chain(iat)
    }
}

fn separate(out: &mut Out) {
    if out.len() > 1 {
        out.push(b',');
    }
}

fn refused(py: Python<'_>, claim: Registered, why: &str) -> PyErr {
    error::claim(py, claim.name(), why)
}

/// What the code of a time zone raises comes through, unless it is about the time.
fn not_a_time(py: Python<'_>, claim: Registered, why: PyErr) -> PyErr {
    let of_the_time = why.is_instance_of::<PyTypeError>(py)
        || why.is_instance_of::<PyValueError>(py)
        || why.is_instance_of::<PyOverflowError>(py);
    if !of_the_time {
        return why;
    }
    let exception = refused(py, claim, &why.value(py).to_string());
    exception.set_cause(py, Some(why));
    exception
}
