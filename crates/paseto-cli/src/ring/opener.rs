//! What opens the secrets of a ring.

use paseto::{
    Error, KeySet, KeySetError, KeySetErrorKind, SigningKey, SigningSet,
    paserk::{self, Lock, UnwrapLimits, Wrap},
};

use super::Ring;
use crate::{
    args::RingKeyArgs,
    failure::Failure,
    input::Bytes,
    keys::{Key, LocalKey, Version, with_version, wrapping},
    paserk_kind::Class,
    password,
};

/// What opens the secrets of a ring, where it has any.
pub(crate) enum Opener {
    /// There are public keys only.
    Nothing,
    Wrapping(Box<LocalKey>),
    Password(Bytes, UnwrapLimits),
}

impl Opener {
    /// What the options say and the ring needs.
    pub(crate) fn read(ring: &Ring, args: &RingKeyArgs) -> Result<Self, Failure> {
        let name = &ring.name;
        match class(ring)? {
            None => Ok(Self::Nothing),
            Some(Class::Password) if args.wrapping_key().is_some() => Err(Failure::usage(format!(
                "the keys in {name} are locked with a password, and a wrapping key does not open them"
            ))),
            Some(Class::Password) => {
                let password = password::read(args.password())?;
                Ok(Self::Password(password, args.limits()))
            }
            Some(_) => {
                let source = args.wrapping_key().ok_or_else(|| {
                    Failure::usage(format!(
                        "the keys in {name} are wrapped: give --wrapping-key-file"
                    ))
                })?;
                Key::wrapping(source, ring.version).map(Self::Wrapping)
            }
        }
    }

    fn failure(&self, ring: &Ring, why: &KeySetError) -> Failure {
        let is_refused = *why.kind() == KeySetErrorKind::Key(Error::NotAuthentic);
        match (self, why.part()) {
            (Self::Password(..), Some(part)) if is_refused => {
                Failure::ring_password(&ring.name, part)
            }
            _ => Failure::ring(&ring.name, why),
        }
    }

    /// Opens every key, to see that it can be.
    pub(crate) fn try_on(&self, ring: &Ring) -> Result<(), Failure> {
        with_version!(ring.version, version => if ring.is_local {
            self.local_keys::<version::LocalKey>(ring).map(drop)
        } else {
            self.public_keys::<version::SecretKey>(ring).map(drop)
        })
    }

    /// Public keys, and the public halves of secret ones.
    pub(crate) fn public_keys<S>(&self, ring: &Ring) -> Result<KeySet<S::PublicKey>, Failure>
    where
        S: SigningKey + Wrap + Lock,
        S::WrappingKey: paserk::Key,
    {
        let document = &ring.document;
        let set = match self {
            Self::Nothing => document.public_keys(),
            Self::Wrapping(with) => typed(with).and_then(|with| document.unwrap_public::<S>(&with)),
            Self::Password(password, limits) => document.unlock_public::<S>(password, limits),
        };
        set.map_err(|why| self.failure(ring, &why))
    }

    /// The key that signs, and the public keys.
    pub(crate) fn signing_keys<S>(&self, ring: &Ring) -> Result<SigningSet<S>, Failure>
    where
        S: SigningKey + Wrap + Lock,
        S::WrappingKey: paserk::Key,
    {
        let document = &ring.document;
        let set = match self {
            Self::Nothing => Err(KeySetErrorKind::NoActiveKey.into()),
            Self::Wrapping(with) => typed(with).and_then(|with| document.unwrap_signing(&with)),
            Self::Password(password, limits) => document.unlock_signing(password, limits),
        };
        set.map_err(|why| self.failure(ring, &why))
    }

    /// Local keys.
    pub(crate) fn local_keys<K>(&self, ring: &Ring) -> Result<KeySet<K>, Failure>
    where
        K: paserk::Key + Wrap + Lock,
        K::WrappingKey: paserk::Key,
    {
        let document = &ring.document;
        let set = match self {
            // All of them are retired.
            Self::Nothing => document.unlock("", &UnwrapLimits::default()),
            Self::Wrapping(with) => typed(with).and_then(|with| document.unwrap(&with)),
            Self::Password(password, limits) => document.unlock(password, limits),
        };
        set.map_err(|why| self.failure(ring, &why))
    }
}

/// How the ring's secrets are protected: all alike, since one thing has to open them.
pub(super) fn class(ring: &Ring) -> Result<Option<Class>, Failure> {
    let mut found = None;
    for kind in ring.secrets() {
        if found.is_some_and(|class| class != kind.class) {
            return Err(Failure::key(format!(
                "{}: some of its keys are wrapped and some are locked with a password, and one thing \
                 has to open all",
                ring.name
            )));
        }
        found = Some(kind.class);
    }
    Ok(found)
}

/// The wrapping key in the type that the library wants it in.
fn typed<W: paserk::Key>(with: &LocalKey) -> Result<W, KeySetError> {
    wrapping(with).map_err(|why| KeySetErrorKind::Key(why).into())
}
