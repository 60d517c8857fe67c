//! The rings of each version, behind one trait.

use core::time::Duration;
use std::any::Any;

use paseto::{
    Decrypt, Error, Header, KeyEntry, KeyRing, KeySet, KeyState, SealingRing, SigningRing, Token,
    Untrusted, Verified, Verify,
    paserk::{Argon2Params, Pbkdf2Params},
    v1, v2, v3, v4,
};

use super::{AnyKey, Entry, Protection, Refused};
use crate::{
    decode::{Check, Payload},
    key::{AnyLocal, AnyPublic, AnySecret},
};

/// A ring of one version and one purpose.
pub(super) trait Ring: Any + Send + Sync {
    fn header(&self) -> Header;
    fn seal(&self, token: Token<'_>) -> Result<String, Refused>;
    fn open(&self, token: Untrusted, check: &Check) -> Result<Verified<Payload>, Error>;
    fn accept(&self, key: &AnyKey) -> Result<String, Refused>;
    fn rotate(&self, key: &AnyKey, grace: Duration) -> Result<String, Refused>;
    fn retire(&self, id: &str) -> Result<(), Refused>;
    fn remove(&self, id: &str) -> Result<(), Refused>;
    fn name(&self, name: &str, id: &str) -> Result<(), Refused>;
    fn entries(&self) -> Vec<Entry>;
    fn to_json(&self, protection: Option<&Protection>) -> Result<String, Refused>;
    fn replace(&self, other: &dyn Ring) -> Result<(), Refused>;
}

/// Why a text is no id, or bytes are no key.
pub(super) fn refused_key(why: Error) -> Refused {
    Refused::Set(why.into())
}

fn entries<K>(keys: &KeySet<K>) -> Vec<Entry> {
    let entry = |entry: KeyEntry<'_, K>| Entry {
        id: entry.id().to_owned(),
        names: entry.names().map(str::to_owned).collect(),
        state: entry.state(),
    };
    keys.iter().map(entry).collect()
}

/// The other ring, if it is of the same type.
fn same<R: Ring>(other: &dyn Ring) -> Result<&R, Refused> {
    let other: &dyn Any = other;
    other.downcast_ref().ok_or(Refused::OtherKey)
}

/// What is the same in the three rings of a version: changes by an id.
macro_rules! by_id {
    () => {
        fn retire(&self, id: &str) -> Result<(), Refused> {
            let id = id.parse().map_err(refused_key)?;
            Ok(self.update(|keys| keys.retire(&id))?)
        }

        fn remove(&self, id: &str) -> Result<(), Refused> {
            let id = id.parse().map_err(refused_key)?;
            Ok(self.update(|keys| keys.remove(&id))?)
        }

        fn name(&self, name: &str, id: &str) -> Result<(), Refused> {
            let id = id.parse().map_err(refused_key)?;
            Ok(self.update(|keys| keys.name(name, &id))?)
        }
    };
}

macro_rules! rings {
    ($Version:ident: $version:ident, locked by $Params:ty) => {
        impl Ring for KeyRing<$version::PublicKey> {
            fn header(&self) -> Header {
                <$version::PublicKey as Verify>::HEADER
            }

            /// There is no secret.
            fn seal(&self, _: Token<'_>) -> Result<String, Refused> {
                Err(Refused::OtherKey)
            }

            fn open(&self, token: Untrusted, check: &Check) -> Result<Verified<Payload>, Error> {
                token.verify(self, check)
            }

            fn accept(&self, key: &AnyKey) -> Result<String, Refused> {
                let key = public::$version(key)?;
                Ok(self
                    .update(|keys| keys.add(key, KeyState::Accepted))?
                    .to_string())
            }

            fn rotate(&self, key: &AnyKey, grace: Duration) -> Result<String, Refused> {
                Ok(KeyRing::rotate(self, public::$version(key)?, grace)?.to_string())
            }

            by_id!();

            fn entries(&self) -> Vec<Entry> {
                entries(&self.current())
            }

            fn to_json(&self, _: Option<&Protection>) -> Result<String, Refused> {
                Ok(self.current().to_json())
            }

            fn replace(&self, other: &dyn Ring) -> Result<(), Refused> {
                KeyRing::replace(self, KeySet::clone(&same::<Self>(other)?.current()));
                Ok(())
            }
        }

        impl Ring for SigningRing<$version::SecretKey> {
            fn header(&self) -> Header {
                <$version::PublicKey as Verify>::HEADER
            }

            fn seal(&self, token: Token<'_>) -> Result<String, Refused> {
                Ok(self.sign(token)?)
            }

            fn open(&self, token: Untrusted, check: &Check) -> Result<Verified<Payload>, Error> {
                token.verify(self, check)
            }

            fn accept(&self, key: &AnyKey) -> Result<String, Refused> {
                let key = public::$version(key)?;
                Ok(self.update(|keys| keys.accept(key))?.to_string())
            }

            fn rotate(&self, key: &AnyKey, grace: Duration) -> Result<String, Refused> {
                match key {
                    AnyKey::Secret(key) => match &**key {
                        AnySecret::$Version(key) => {
                            Ok(SigningRing::rotate(self, key.duplicate(), grace)?.to_string())
                        }
                        _ => Err(Refused::OtherKey),
                    },
                    _ => Err(Refused::OtherKey),
                }
            }

            by_id!();

            fn entries(&self) -> Vec<Entry> {
                entries(self.current().public())
            }

            fn to_json(&self, protection: Option<&Protection>) -> Result<String, Refused> {
                let keys = self.current();
                Ok(match protection {
                    None => keys.public().to_json(),
                    Some(Protection::WrappingKey(key)) => keys
                        .wrap(&$version::WrappingKey::from_bytes(key).map_err(refused_key)?)?
                        .to_json(),
                    Some(Protection::Password(password)) => {
                        keys.lock(&**password, <$Params>::default())?.to_json()
                    }
                })
            }

            fn replace(&self, other: &dyn Ring) -> Result<(), Refused> {
                let keys = same::<Self>(other)?.current();
                SigningRing::replace(self, paseto::SigningSet::clone(&keys));
                Ok(())
            }
        }

        impl Ring for SealingRing<$version::LocalKey> {
            fn header(&self) -> Header {
                <$version::LocalKey as Decrypt>::HEADER
            }

            fn seal(&self, token: Token<'_>) -> Result<String, Refused> {
                Ok(self.encrypt(token)?)
            }

            fn open(&self, token: Untrusted, check: &Check) -> Result<Verified<Payload>, Error> {
                token.decrypt(self, check)
            }

            fn accept(&self, key: &AnyKey) -> Result<String, Refused> {
                let key = local::$version(key)?;
                Ok(self
                    .update(|keys| keys.add(key, KeyState::Accepted))?
                    .to_string())
            }

            fn rotate(&self, key: &AnyKey, grace: Duration) -> Result<String, Refused> {
                Ok(SealingRing::rotate(self, local::$version(key)?, grace)?.to_string())
            }

            by_id!();

            fn entries(&self) -> Vec<Entry> {
                entries(&self.current())
            }

            fn to_json(&self, protection: Option<&Protection>) -> Result<String, Refused> {
                let keys = self.current();
                Ok(match protection {
                    None => {
                        return Err(Refused::Set(paseto::KeySetErrorKind::PlainSecret.into()));
                    }
                    Some(Protection::WrappingKey(key)) => keys
                        .wrap(&$version::WrappingKey::from_bytes(key).map_err(refused_key)?)?
                        .to_json(),
                    Some(Protection::Password(password)) => {
                        keys.lock(&**password, <$Params>::default())?.to_json()
                    }
                })
            }

            fn replace(&self, other: &dyn Ring) -> Result<(), Refused> {
                let keys = same::<Self>(other)?.current();
                Ok(SealingRing::replace(self, KeySet::clone(&keys))?)
            }
        }
    };
}

rings!(V1: v1, locked by Pbkdf2Params);
rings!(V2: v2, locked by Argon2Params);
rings!(V3: v3, locked by Pbkdf2Params);
rings!(V4: v4, locked by Argon2Params);

/// Public keys of each version, the other half of a secret one included.
mod public {
    use super::{AnyKey, AnyPublic, AnySecret, Refused};

    macro_rules! of {
        ($Version:ident: $version:ident) => {
            pub(super) fn $version(key: &AnyKey) -> Result<paseto::$version::PublicKey, Refused> {
                match key {
                    AnyKey::Public(key) => match &**key {
                        AnyPublic::$Version(key) => Ok(key.clone()),
                        _ => Err(Refused::OtherKey),
                    },
                    AnyKey::Secret(key) => match &**key {
                        AnySecret::$Version(key) => Ok(key.public_key().clone()),
                        _ => Err(Refused::OtherKey),
                    },
                    AnyKey::Local(_) => Err(Refused::OtherKey),
                }
            }
        };
    }

    of!(V1: v1);
    of!(V2: v2);
    of!(V3: v3);
    of!(V4: v4);
}

/// Local keys of each version.
mod local {
    use super::{AnyKey, AnyLocal, Refused};

    macro_rules! of {
        ($Version:ident: $version:ident) => {
            pub(super) fn $version(key: &AnyKey) -> Result<paseto::$version::LocalKey, Refused> {
                match key {
                    AnyKey::Local(key) => match &**key {
                        AnyLocal::$Version(key) => Ok(key.duplicate()),
                        _ => Err(Refused::OtherKey),
                    },
                    _ => Err(Refused::OtherKey),
                }
            }
        };
    }

    of!(V1: v1);
    of!(V2: v2);
    of!(V3: v3);
    of!(V4: v4);
}
