//! Keys that are wrapped with another key, or locked with a password.

use paseto::{
    AnyKey, Error,
    paserk::{self, Lock, Pbkw, UnwrapLimits, Wrap},
};

use super::{Key, LocalKey, SecretKey, Version, each, with_version};
use crate::{args::CostArgs, failure::Failure, paserk_kind::Kind, source::Source};

impl Key {
    /// The key of this version that wraps others, which is written like a local key.
    pub(crate) fn wrapping(source: Source<'_>, version: Version) -> Result<Box<LocalKey>, Failure> {
        let key = match Self::from_source(source)? {
            Self::Local(key) => key,
            other => {
                return Err(Failure::wrong_key(format!(
                    "a wrapping key is written like a local key, and this is {}",
                    other.kind()
                )));
            }
        };
        if key.version() != version {
            return Err(Failure::wrong_key(format!(
                "the wrapping key is of {}, and the key of {version}",
                key.version()
            )));
        }
        Ok(key)
    }

    /// Wraps the key with a key of the same version, which is written like a local key; `None`
    /// where it is a public key.
    pub(crate) fn wrap(&self, with: &LocalKey) -> Option<Result<String, Error>> {
        match self {
            Self::Local(key) => Some(key.wrap(with)),
            Self::Secret(key) => Some(key.wrap(with)),
            Self::Public(_) => None,
        }
    }

    /// Unwraps a key of this kind with a key of the same version.
    pub(crate) fn unwrap(kind: Kind, text: &str, with: &LocalKey) -> Result<Self, Error> {
        let key = with_version!(kind.version, version => if kind.is_local() {
            unwrap::<version::LocalKey>(text, with)
        } else {
            unwrap::<version::SecretKey>(text, with)
        });
        key.and_then(Self::from_any)
    }

    /// Locks the key with a password; `None` where it is a public key.
    pub(crate) fn lock(&self, password: &[u8], cost: &CostArgs) -> Option<Result<String, Error>> {
        match self {
            Self::Local(key) => Some(key.lock(password, cost)),
            Self::Secret(key) => Some(key.lock(password, cost)),
            Self::Public(_) => None,
        }
    }

    /// Unlocks a key of this kind.
    pub(crate) fn unlock(
        kind: Kind,
        text: &str,
        password: &[u8],
        limits: &UnwrapLimits,
    ) -> Result<Self, Error> {
        let key = with_version!(kind.version, version => if kind.is_local() {
            unlock::<version::LocalKey>(text, password, limits)
        } else {
            unlock::<version::SecretKey>(text, password, limits)
        });
        key.and_then(Self::from_any)
    }
}

impl LocalKey {
    fn wrap(&self, with: &Self) -> Result<String, Error> {
        each!(self, key => wrap(key, with))
    }

    fn lock(&self, password: &[u8], cost: &CostArgs) -> Result<String, Error> {
        each!(self, key => lock(key, password, cost))
    }
}

impl SecretKey {
    fn wrap(&self, with: &LocalKey) -> Result<String, Error> {
        each!(self, key => wrap(key, with))
    }

    fn lock(&self, password: &[u8], cost: &CostArgs) -> Result<String, Error> {
        each!(self, key => lock(key, password, cost))
    }
}

/// The wrapping key that is written as this local key.
pub(crate) fn wrapping<K: paserk::Key>(with: &LocalKey) -> Result<K, Error> {
    paserk::parse(with.paserk().expose())
}

fn wrap<K: Wrap>(key: &K, with: &LocalKey) -> Result<String, Error>
where
    K::WrappingKey: paserk::Key,
{
    paserk::wrap(key, &wrapping(with)?)
}

fn unwrap<K: Wrap + Into<AnyKey>>(text: &str, with: &LocalKey) -> Result<AnyKey, Error>
where
    K::WrappingKey: paserk::Key,
{
    paserk::unwrap::<K>(text, &wrapping(with)?).map(Into::into)
}

fn lock<'c, K: Lock>(key: &K, password: &[u8], cost: &'c CostArgs) -> Result<String, Error>
where
    <K::Recipe as Pbkw>::Params: From<&'c CostArgs>,
{
    paserk::lock(key, password, cost.into())
}

fn unlock<K: Lock + Into<AnyKey>>(
    text: &str,
    password: &[u8],
    limits: &UnwrapLimits,
) -> Result<AnyKey, Error> {
    paserk::unlock::<K>(text, password, limits).map(Into::into)
}
