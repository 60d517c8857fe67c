//! Tokens made with the active key of a ring.

use std::path::Path;

use paseto::{Error, KeySetError, KeySetErrorKind, SealingRing, SigningRing, Token};

use crate::{
    args::MakeArgs,
    failure::Failure,
    keys::{Version, with_version},
    paserk_kind::Class,
    ring::{Opener, Ring, kind_of},
};

/// What makes the token.
type Seal = Box<dyn FnOnce(Token<'_>) -> Result<String, Error>>;

pub(super) fn sign(path: &Path, args: &MakeArgs) -> Result<Seal, Failure> {
    let ring = Ring::read(path)?;
    if ring.is_local {
        return Err(Failure::wrong_key(
            "signing needs a secret key, and the ring has local keys",
        ));
    }
    check_active(&ring)?;
    let opener = Opener::read(&ring, &args.secret)?;
    Ok(with_version!(ring.version, version => {
        let keys = opener.signing_keys::<version::SecretKey>(&ring)?;
        let ring = SigningRing::with_keys(keys);
        Box::new(move |token| ring.sign(token))
    }))
}

pub(super) fn encrypt(path: &Path, args: &MakeArgs) -> Result<Seal, Failure> {
    let ring = Ring::read(path)?;
    if !ring.is_local {
        return Err(Failure::wrong_key(
            "encrypting needs a local key, and the ring has other keys",
        ));
    }
    check_active(&ring)?;
    let opener = Opener::read(&ring, &args.secret)?;
    Ok(with_version!(ring.version, version => {
        let keys = opener.local_keys::<version::LocalKey>(&ring)?;
        let ring = SealingRing::with_keys(keys).map_err(|why| Failure::ring(&ring.name, &why))?;
        Box::new(move |token| ring.encrypt(token))
    }))
}

/// Refuses a ring that no token can be made with, before anything of it is opened.
fn check_active(ring: &Ring) -> Result<(), Failure> {
    let Some(active) = ring.document.active() else {
        let why = KeySetError::from(KeySetErrorKind::NoActiveKey);
        return Err(Failure::ring_use(&ring.name, &why));
    };
    let text = active.paserk().unwrap_or_default();
    if kind_of(text).is_some_and(|kind| kind.class == Class::Plain) {
        return Err(Failure::wrong_key(format!(
            "signing needs a secret key, and the active key of {} is public",
            ring.name
        )));
    }
    Ok(())
}
