//! PASERK: keys that are locked with a password.

use paseto::{
    Version,
    paserk::{self as ours, Argon2Params, Pbkdf2Params, UnwrapLimits},
};
use pyo3::{exceptions::PyTypeError, prelude::*, types::PyBytes};

use crate::{
    bytes::Bytes,
    error::OrRaise as _,
    key::{AnyLocal, AnySecret},
    kind, paserk,
};

fn password(given: &Bound<'_, PyAny>) -> PyResult<Bytes> {
    let wrong = || PyTypeError::new_err("a password is str or bytes");
    Bytes::read(given)?.ok_or_else(wrong)
}

/// What trying a password is to cost: Argon2id in versions 2 and 4, PBKDF2 in versions 1 and 3.
struct Cost {
    argon2: Argon2Params,
    pbkdf2: Pbkdf2Params,
}

impl Cost {
    fn new(
        memory_cost: Option<u32>,
        time_cost: Option<u32>,
        parallelism: Option<u32>,
        iterations: Option<u32>,
    ) -> Self {
        let (argon2, pbkdf2) = (Argon2Params::default(), Pbkdf2Params::default());
        Self {
            argon2: Argon2Params::new(
                memory_cost.map_or(argon2.memory(), |kib| u64::from(kib) * 1024),
                time_cost.unwrap_or(argon2.time()),
                parallelism.unwrap_or(argon2.parallelism()),
            ),
            pbkdf2: Pbkdf2Params::new(iterations.unwrap_or(pbkdf2.iterations())),
        }
    }
}

/// Locks a key with a password: ``k4.local-pw.…`` The cost is that of Argon2id, with ``memory_cost`` in
/// KiB, in versions 2 and 4, and ``iterations`` of PBKDF2 in versions 1 and 3.
#[pyfunction]
#[pyo3(signature = (key, password, version = None, *, memory_cost = None, time_cost = None, parallelism = None, iterations = None), text_signature = "(key, password, version='v4', *, memory_cost=None, time_cost=None, parallelism=None, iterations=None)")]
#[allow(
    clippy::too_many_arguments,
    reason = "they are the keywords of a function of Python's"
)]
pub(crate) fn local_pw_encrypt(
    py: Python<'_>,
    key: &Bound<'_, PyAny>,
    password: &Bound<'_, PyAny>,
    version: Option<&str>,
    memory_cost: Option<u32>,
    time_cost: Option<u32>,
    parallelism: Option<u32>,
    iterations: Option<u32>,
) -> PyResult<String> {
    let password = self::password(password)?;
    let cost = Cost::new(memory_cost, time_cost, parallelism, iterations);
    let key = paserk::local(key, version)?;
    let locked = py.detach(|| match &*key {
        AnyLocal::V1(key) => ours::lock(key, &*password, cost.pbkdf2),
        AnyLocal::V2(key) => ours::lock(key, &*password, cost.argon2),
        AnyLocal::V3(key) => ours::lock(key, &*password, cost.pbkdf2),
        AnyLocal::V4(key) => ours::lock(key, &*password, cost.argon2),
    });
    locked.or_raise_key(py)
}

/// The bytes of a key that was locked with a password.
#[pyfunction]
#[pyo3(signature = (encrypted, password, version = "v4"))]
pub(crate) fn local_pw_decrypt<'py>(
    py: Python<'py>,
    encrypted: &str,
    password: &Bound<'py, PyAny>,
    version: &str,
) -> PyResult<Bound<'py, PyBytes>> {
    let wanted = kind::version(py, version)?;
    let password = self::password(password)?;
    let limits = UnwrapLimits::default();
    let key = py.detach(|| match wanted {
        Version::V1 => ours::unlock(encrypted, &*password, &limits).map(AnyLocal::V1),
        Version::V2 => ours::unlock(encrypted, &*password, &limits).map(AnyLocal::V2),
        Version::V3 => ours::unlock(encrypted, &*password, &limits).map(AnyLocal::V3),
        _ => ours::unlock(encrypted, &*password, &limits).map(AnyLocal::V4),
    });
    Ok(key
        .or_raise_key(py)?
        .with_bytes(|bytes| PyBytes::new(py, bytes)))
}

/// Locks a secret key with a password: ``k4.secret-pw.…`` See ``local_pw_encrypt`` for the cost.
#[pyfunction]
#[pyo3(signature = (secret_key, password, version = None, *, memory_cost = None, time_cost = None, parallelism = None, iterations = None), text_signature = "(secret_key, password, version='v4', *, memory_cost=None, time_cost=None, parallelism=None, iterations=None)")]
#[allow(
    clippy::too_many_arguments,
    reason = "they are the keywords of a function of Python's"
)]
pub(crate) fn secret_pw_encrypt(
    py: Python<'_>,
    secret_key: &Bound<'_, PyAny>,
    password: &Bound<'_, PyAny>,
    version: Option<&str>,
    memory_cost: Option<u32>,
    time_cost: Option<u32>,
    parallelism: Option<u32>,
    iterations: Option<u32>,
) -> PyResult<String> {
    let password = self::password(password)?;
    let cost = Cost::new(memory_cost, time_cost, parallelism, iterations);
    let key = paserk::secret(secret_key, version)?;
    let locked = py.detach(|| match &*key {
        AnySecret::V1(key) => ours::lock(key, &*password, cost.pbkdf2),
        AnySecret::V2(key) => ours::lock(key, &*password, cost.argon2),
        AnySecret::V3(key) => ours::lock(key, &*password, cost.pbkdf2),
        AnySecret::V4(key) => ours::lock(key, &*password, cost.argon2),
    });
    locked.or_raise_key(py)
}

/// The bytes of a secret key that was locked with a password.
#[pyfunction]
#[pyo3(signature = (encrypted, password, version = "v4"))]
pub(crate) fn secret_pw_decrypt<'py>(
    py: Python<'py>,
    encrypted: &str,
    password: &Bound<'py, PyAny>,
    version: &str,
) -> PyResult<Bound<'py, PyBytes>> {
    let wanted = kind::version(py, version)?;
    let password = self::password(password)?;
    let limits = UnwrapLimits::default();
    let key = py.detach(|| match wanted {
        Version::V1 => ours::unlock(encrypted, &*password, &limits).map(AnySecret::V1),
        Version::V2 => ours::unlock(encrypted, &*password, &limits).map(AnySecret::V2),
        Version::V3 => ours::unlock(encrypted, &*password, &limits).map(AnySecret::V3),
        _ => ours::unlock(encrypted, &*password, &limits).map(AnySecret::V4),
    });
    Ok(key
        .or_raise_key(py)?
        .with_bytes(|bytes| PyBytes::new(py, bytes)))
}
