//! Keys as they stand in a ring: a public key as it is, a secret only where something protects it.

use paseto::{KeySetError, KeySetErrorKind};

use super::{Opener, Ring};
use crate::{args::ProtectArgs, cost::Price, failure::Failure, keys::Key, password};

/// A key that may stand in a ring.
pub(crate) struct Protected {
    /// Of the local key, or of the public half.
    pub(crate) id: String,
    pub(crate) paserk: String,
    pub(crate) is_public: bool,
}

/// What names the key in a ring.
pub(crate) fn id(key: &Key) -> String {
    match key {
        Key::Secret(secret) => secret.public().id(),
        Key::Local(_) | Key::Public(_) => key.id(),
    }
}

impl Protected {
    /// `ring` is where the key goes to. What opens its secrets has to open this one too, and is
    /// tried before anything is written.
    pub(crate) fn new(key: &Key, args: &ProtectArgs, ring: Option<&Ring>) -> Result<Self, Failure> {
        if let Some(ring) = ring {
            fits(key, ring)?;
        }
        let is_public = match key {
            Key::Public(public) => {
                not_needed(args)?;
                public.validate().map_err(|why| Failure::making(&why))?;
                true
            }
            Key::Local(_) | Key::Secret(_) => false,
        };
        let paserk = if is_public {
            key.paserk().expose().to_owned()
        } else {
            protect(key, args, ring)?
        };
        Ok(Self {
            id: id(key),
            paserk,
            is_public,
        })
    }
}

/// Refuses a key that cannot be in this ring, before anybody is asked for a password.
fn fits(key: &Key, ring: &Ring) -> Result<(), Failure> {
    if key.version() == ring.version && matches!(key, Key::Local(_)) == ring.is_local {
        return Ok(());
    }
    let why = KeySetError::from(KeySetErrorKind::OtherHeader);
    Err(Failure::ring_change(&ring.name, &why))
}

/// Refuses what a public key does not take: whoever gives it means another key.
fn not_needed(args: &ProtectArgs) -> Result<(), Failure> {
    if args.secret.wrapping_key().is_none() && !args.has_password() && !args.cost.is_given() {
        return Ok(());
    }
    Err(Failure::usage(
        "this is a public key, which stands in a ring as it is: it takes no wrapping key and no \
         password",
    ))
}

fn protect(key: &Key, args: &ProtectArgs, ring: Option<&Ring>) -> Result<String, Failure> {
    let is_wrapped = args.secret.wrapping_key().is_some();
    if !is_wrapped {
        // Nobody is asked for a password in vain.
        let price = Price::of(&args.cost, key.version())?;
        // A key that is not opened with the others would shut the whole ring.
        price
            .check(&args.secret.limits())
            .map_err(|why| Failure::making(&why.into()))?;
        price.accept_for_new()?;
    } else if args.cost.is_given() {
        return Err(Failure::usage(
            "the cost is that of a password, and the key is to be wrapped with a key",
        ));
    }
    let opener = match ring {
        Some(ring) if ring.has_secrets() => {
            let opener = Opener::read(ring, &args.secret)?;
            opener.try_on(ring)?;
            opener
        }
        _ => choose(key, args)?,
    };
    let protected = match &opener {
        Opener::Wrapping(with) => key.wrap(with),
        Opener::Password(password, _) => key.lock(password, &args.cost),
        Opener::Nothing => None,
    };
    let protected = protected.ok_or_else(unprotected)?;
    protected.map_err(|why| Failure::making(&why))
}

/// What protects the first secret of a ring.
fn choose(key: &Key, args: &ProtectArgs) -> Result<Opener, Failure> {
    if let Some(source) = args.secret.wrapping_key() {
        return Key::wrapping(source, key.version()).map(Opener::Wrapping);
    }
    if !args.has_password() {
        return Err(unprotected());
    }
    let password = password::choose(args.secret.password())?;
    Ok(Opener::Password(password, args.secret.limits()))
}

fn unprotected() -> Failure {
    Failure::usage(
        "a secret stands in a ring only where something protects it: give --wrapping-key-file, or \
         --password-file, --password-env or --ask-password",
    )
}
