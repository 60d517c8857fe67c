//! What a token is to say, from the caller's object to bytes.

use core::time::Duration;

use paseto::{
    Registered, Timestamp,
    json::{Limits, scan},
};
use pyo3::{
    exceptions::PyTypeError,
    intern,
    prelude::*,
    types::{PyDict, PyMapping, PyString},
};

use crate::{bytes::Bytes, error, json, time};

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
    if let Ok(dict) = payload.cast::<PyDict>() {
        return Ok(Some(dict.clone()));
    }
    if payload.is_instance_of::<PyString>() {
        return Ok(None);
    }
    if let Ok(mapping) = payload.cast::<PyMapping>() {
        let dict = PyDict::new(payload.py());
        dict.update(mapping)?;
        return Ok(Some(dict));
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
                    let time = time::moment(&value)
                        .map_err(|why| refused(py, claim, &why.value(py).to_string()))?;
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
        let mut out = Vec::with_capacity(256);
        out.push(b'{');
        let mut is_odd = false;
        for (name, claim) in &self.members {
            separate(&mut out);
            is_odd |= !name.is_exact_instance_of::<PyString>();
            json::write_text(name, &mut out)?;
            out.push(b':');
            match claim {
                Claim::Time(_, time) => json::write_str(&time.to_string(), &mut out),
                Claim::Other(value) => json::write(value, &mut out, 1)?,
            }
        }
        for (claim, time) in self.missing(add) {
            separate(&mut out);
            json::write_str(claim.name(), &mut out);
            out.push(b':');
            json::write_str(&time.to_string(), &mut out);
        }
        out.push(b'}');
        if is_odd {
            // Such names may be the same text, and no reader would take the token.
            let twice =
                |_| error::validation(self.py, "payload", "a name stands twice in the payload");
            scan(
                &out,
                &Limits::new(out.len(), Limits::MAX_DEPTH, usize::MAX),
                |_| (),
            )
            .map_err(twice)?;
        }
        Ok(out)
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

fn separate(out: &mut Vec<u8>) {
    if out.len() > 1 {
        out.push(b',');
    }
}

fn refused(py: Python<'_>, claim: Registered, why: &str) -> PyErr {
    error::claim(py, claim.name(), why)
}
