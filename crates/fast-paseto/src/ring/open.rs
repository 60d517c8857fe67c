//! From keys and key sets to rings.

use paseto::{
    KeyRing, KeySetDocument, KeySetErrorKind, KeySetLimits, SealingRing, SigningRing,
    paserk::UnwrapLimits, v1, v2, v3, v4,
};

use super::{
    AnyKey, Protection, Refused,
    of_version::{Ring, refused_key},
};
use crate::key::{AnyLocal, AnyPublic, AnySecret};

/// A ring with one key, which is active.
pub(super) fn with_active(key: &AnyKey) -> Result<Box<dyn Ring>, Refused> {
    macro_rules! ring {
        ($any:expr, $Any:ident, $key:ident => $ring:expr) => {
            match &**$any {
                $Any::V1($key) => boxed($ring),
                $Any::V2($key) => boxed($ring),
                $Any::V3($key) => boxed($ring),
                $Any::V4($key) => boxed($ring),
            }
        };
    }
    Ok(match key {
        AnyKey::Local(key) => ring!(key, AnyLocal, key => SealingRing::new(key.duplicate())?),
        AnyKey::Secret(key) => ring!(key, AnySecret, key => SigningRing::new(key.duplicate())?),
        AnyKey::Public(key) => ring!(key, AnyPublic, key => {
            KeyRing::new(paseto::KeySet::with_active(key.clone())?)
        }),
    })
}

/// The ring of a key set.
pub(super) fn read(text: &[u8], protection: Option<&Protection>) -> Result<Box<dyn Ring>, Refused> {
    let document = KeySetDocument::parse(text, &KeySetLimits::default())?;
    let first = document.iter().next();
    let header = first
        .and_then(|entry| entry.id().get(..7))
        .unwrap_or_default();
    macro_rules! local {
        ($version:ident) => {{
            let keys = match protection {
                None => return Err(Refused::OtherKey),
                Some(Protection::WrappingKey(key)) => document.unwrap::<$version::LocalKey>(
                    &$version::WrappingKey::from_bytes(key).map_err(refused_key)?,
                )?,
                Some(Protection::Password(password)) => {
                    document.unlock::<$version::LocalKey>(&**password, &UnwrapLimits::default())?
                }
            };
            Ok(boxed(SealingRing::with_keys(keys)?))
        }};
    }
    macro_rules! pair {
        ($version:ident) => {{
            Ok(match protection {
                None => boxed(KeyRing::new(document.public_keys::<$version::PublicKey>()?)),
                Some(Protection::WrappingKey(key)) => {
                    let key = $version::WrappingKey::from_bytes(key).map_err(refused_key)?;
                    let keys = document.unwrap_signing::<$version::SecretKey>(&key)?;
                    boxed(SigningRing::with_keys(keys))
                }
                Some(Protection::Password(password)) => {
                    let limits = UnwrapLimits::default();
                    let keys =
                        document.unlock_signing::<$version::SecretKey>(&**password, &limits)?;
                    boxed(SigningRing::with_keys(keys))
                }
            })
        }};
    }
    match header {
        "k1.lid." => local!(v1),
        "k2.lid." => local!(v2),
        "k3.lid." => local!(v3),
        "k4.lid." => local!(v4),
        "k1.pid." => pair!(v1),
        "k2.pid." => pair!(v2),
        "k3.pid." => pair!(v3),
        "k4.pid." => pair!(v4),
        _ => Err(Refused::Set(KeySetErrorKind::NoKeys.into())),
    }
}

fn boxed(ring: impl Ring) -> Box<dyn Ring> {
    Box::new(ring)
}
