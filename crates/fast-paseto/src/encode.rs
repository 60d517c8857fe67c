//! Making tokens.

use paseto::{Purpose, Token};
use pyo3::{exceptions::PyTypeError, prelude::*};

use crate::{
    bytes::Bytes,
    error::OrRaise as _,
    footer,
    key::{self, Said},
    payload::{self, Additions},
    ring::KeyRing,
};

/// How a token is to be made.
pub(crate) struct Encoding<'a, 'py> {
    pub(crate) said: Said,
    pub(crate) footer: Option<&'a Bound<'py, PyAny>>,
    pub(crate) implicit: Option<&'a Bound<'py, PyAny>>,
    pub(crate) serializer: Option<&'a Bound<'py, PyAny>>,
    pub(crate) add: Additions,
}

impl Encoding<'_, '_> {
    pub(crate) fn encode(
        &self,
        key: &Bound<'_, PyAny>,
        payload: &Bound<'_, PyAny>,
    ) -> PyResult<String> {
        let py = key.py();
        let payload = payload::write(payload, self.serializer, self.add)?;
        let footer = match self.footer {
            Some(footer) => footer::write(footer, self.serializer)?,
            None => Vec::new(),
        };
        let implicit = implicit(self.implicit)?;
        let token = Token::from_bytes(&payload)
            .footer(&*footer)
            .implicit(&*implicit);
        if let Ok(ring) = key.cast::<KeyRing>() {
            return ring.get().encode(py, self.said, token);
        }
        match key::purpose(key, self.said) {
            Purpose::Public => {
                let key = key::secret(key, self.said)?;
                py.detach(|| key.sign(token)).or_raise(py)
            }
            _ => {
                let key = key::local(key, self.said)?;
                py.detach(|| key.encrypt(token)).or_raise(py)
            }
        }
    }
}

/// The bytes of an implicit assertion.
pub(crate) fn implicit(given: Option<&Bound<'_, PyAny>>) -> PyResult<Vec<u8>> {
    let Some(given) = given else {
        return Ok(Vec::new());
    };
    let bytes = Bytes::read(given)?;
    let wrong = || PyTypeError::new_err("an implicit assertion is bytes or str");
    Ok(bytes.ok_or_else(wrong)?.to_vec())
}
