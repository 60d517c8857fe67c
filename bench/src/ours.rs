//! This repository's `paseto-v1` to `paseto-v4`.

use ::ours_v4::{
    Authentic, Claims, Decrypt, Encrypt, Error, Footer, Rules, Sign, Timestamp, Token, Untrusted,
    Verified, Verify,
};
use serde::{Deserialize, Serialize};

use crate::{
    harness::{Contender, Kind},
    library::Library,
    material::{self, keep},
    paseto::{Purpose, Version},
    prepared::{self, WINDOWS},
};

mod encrypting;
mod signing;

use encrypting::Encrypting;
use signing::Signing;

/// What both purposes have: the lowest interface, and typed claims.
pub trait Ours: Library {
    /// The footer of the tokens with typed claims.
    fn footer(&self) -> String;
    /// A token with the claims and the footer of `material`.
    fn token(&self) -> String;
    /// Makes the same.
    fn making(&'static self) -> Contender;
    /// Reads a token with typed claims.
    fn reading(&'static self, token: &'static str) -> Vec<Contender>;
    /// Reads a token with typed claims, on any thread.
    fn checking(&'static self, token: &'static str) -> Box<dyn Fn() + Sync>;
    /// Panics unless we accept this token with the claims of `material`.
    fn must_accept(&self, token: &str);
    /// As a library.
    fn boxed(self: Box<Self>) -> Box<dyn Library>;
}

/// What signs in v2 and v4 here: everything else in them is on one backend.
const SIGNER: &str = if cfg!(feature = "aws-lc") {
    "ours, signing on aws-lc"
} else {
    "ours"
};

/// Which backend the crates of v1 and v3 have here.
const BACKEND: &str = if cfg!(feature = "aws-lc") {
    "ours, aws-lc"
} else {
    "ours, pure Rust"
};

/// Our keys for one version and one purpose.
pub fn of(version: Version, purpose: Purpose) -> Box<dyn Ours> {
    macro_rules! signing {
        ($name:expr, $ours:ident) => {{
            let secret = $ours::SecretKey::from_bytes(&material::secret_key(version));
            let secret = secret.expect("it is a valid key");
            let public = secret.public_key().clone();
            let kid = public.id();
            let name = $name;
            Box::new(Signing {
                name,
                secret,
                public,
                kid,
            })
        }};
    }
    macro_rules! encrypting {
        ($name:expr, $ours:ident) => {{
            let key = $ours::LocalKey::from_bytes(&material::LOCAL);
            let key = key.expect("it has 32 bytes");
            Box::new(Encrypting { name: $name, key })
        }};
    }
    match (version, purpose) {
        // On AWS-LC in any case.
        (Version::V1, Purpose::Public) => signing!("ours", ours_v1),
        (Version::V1, Purpose::Local) => encrypting!(BACKEND, ours_v1),
        (Version::V2, Purpose::Public) => signing!(SIGNER, ours_v2),
        (Version::V2, Purpose::Local) => encrypting!("ours", ours_v2),
        (Version::V3, Purpose::Public) => signing!(BACKEND, ours_v3),
        (Version::V3, Purpose::Local) => encrypting!(BACKEND, ours_v3),
        (Version::V4, Purpose::Public) => signing!(SIGNER, ours_v4),
        (Version::V4, Purpose::Local) => encrypting!("ours", ours_v4),
    }
}

/// The same with public keys that are prepared, in the versions that have them.
pub fn reading_prepared(version: Version, purpose: Purpose, token: &'static str) -> Vec<Contender> {
    macro_rules! reading {
        ($ours:ident) => {
            WINDOWS.map(|window| {
                let secret = $ours::SecretKey::from_bytes(&material::secret_key(version));
                let secret = secret.expect("it is a valid key");
                let public = secret.public_key().prepare_with(window);
                let public = public.expect("it is a point");
                let kid = public.id();
                let name = prepared::name(window);
                let signing = keep(Signing {
                    name,
                    secret,
                    public,
                    kid,
                });
                signing.reading(token).swap_remove(0)
            })
        };
    }
    match (version, purpose) {
        (Version::V2, Purpose::Public) => reading!(ours_v2).into(),
        (Version::V4, Purpose::Public) => reading!(ours_v4).into(),
        _ => Vec::new(),
    }
}

/// Our lowest interface.
pub fn library(version: Version, purpose: Purpose) -> Box<dyn Library> {
    of(version, purpose).boxed()
}

/// Making tokens with typed claims.
pub fn making(version: Version, purpose: Purpose) -> Vec<Contender> {
    vec![Box::leak(of(version, purpose)).making()]
}

/// Reading tokens with typed claims.
pub fn reading(version: Version, purpose: Purpose, token: &'static str) -> Vec<Contender> {
    Box::leak(of(version, purpose)).reading(token)
}

/// The custom claims; the registered ones are in [`Claims`].
#[derive(Serialize, Deserialize)]
struct Custom {
    role: String,
    seats: u32,
}

fn claims() -> Claims<Custom> {
    let custom = Custom {
        role: material::ROLE.to_owned(),
        seats: material::SEATS,
    };
    Claims::at(Timestamp::from_unix(material::ISSUED), custom)
        .issuer(material::ISSUER)
        .subject(material::SUBJECT)
        .audience(material::AUDIENCE)
        .token_identifier(material::TOKEN_ID)
        .expires_at(Timestamp::from_unix(material::EXPIRES))
}

fn rules() -> Rules {
    Rules::now()
        .issuer(material::ISSUER)
        .audience(material::AUDIENCE)
}

fn expect_claims(token: &Verified<Claims<Custom>>) {
    let claims = token.claims();
    assert_eq!(claims.sub(), Some(material::SUBJECT));
    assert_eq!(claims.jti(), Some(material::TOKEN_ID));
    let custom = claims.custom();
    assert_eq!(
        (custom.role.as_str(), custom.seats),
        (material::ROLE, material::SEATS)
    );
}

/// Any payload: the caller gets it with the token.
fn raw(_: &Authentic) -> Result<(), Error> {
    Ok(())
}
