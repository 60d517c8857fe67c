//! What is done in each version.

use paserk::{Argon2Params, Pbkdf2Params};

use super::{keys, local, public, samples, wraps};
use crate::case::Case;

macro_rules! cases {
    ($of:literal: $($name:literal => $run:expr),+ $(,)?) => {
        vec![$(Case { of: $of, name: $name, run: $run }),+]
    };
}
pub(super) use cases;

/// What all versions have.
macro_rules! common {
    ($of:literal, $version:ident) => {
        cases![$of:
            "local: encrypt" => local::encrypt::<$version::LocalKey>,
            "local: decrypt" => local::decrypt::<$version::LocalKey>,
            "local: refuse a tag" => local::refuse::<$version::LocalKey>,
            "public: sign" => public::sign::<$version::SecretKey>,
            "local key: read" => keys::read::<$version::LocalKey>,
            "local key: parse" => keys::parse::<$version::LocalKey>,
            "local key: write" => keys::write::<$version::LocalKey>,
            "local key: id" => keys::id::<$version::LocalKey>,
            "local key: compare" => keys::compare::<$version::LocalKey>,
            "secret key: read" => keys::read::<$version::SecretKey>,
            "secret key: parse" => keys::parse::<$version::SecretKey>,
            "secret key: write" => keys::write::<$version::SecretKey>,
            "secret key: id" => keys::id::<$version::SecretKey>,
            "secret key: compare" => keys::compare::<$version::SecretKey>,
            "local-wrap: wrap" => wraps::wrap::<$version::LocalKey>,
            "local-wrap: unwrap" => wraps::unwrap::<$version::LocalKey>,
            "secret-wrap: wrap" => wraps::wrap::<$version::SecretKey>,
            "secret-wrap: unwrap" => wraps::unwrap::<$version::SecretKey>,
        ]
    };
}

/// What versions 1 and 3 have.
macro_rules! nist {
    ($of:literal, $version:ident) => {
        cases![$of:
            "local-pw: lock" => |watch| wraps::lock::<$version::LocalKey>(watch, rounds(), &[7; 48]),
            "local-pw: unlock" => |watch| wraps::unlock::<$version::LocalKey>(watch, rounds()),
            "secret-pw: lock" => |watch| wraps::lock::<$version::SecretKey>(watch, rounds(), &[7; 48]),
            "secret-pw: unlock" => |watch| wraps::unlock::<$version::SecretKey>(watch, rounds()),
        ]
    };
}

/// What versions 2 and 4 have.
macro_rules! sodium {
    ($of:literal, $version:ident) => {
        cases![$of:
            "local-pw: lock" => |watch| wraps::lock::<$version::LocalKey>(watch, memory(), &[7; 40]),
            "local-pw: unlock" => |watch| wraps::unlock::<$version::LocalKey>(watch, memory()),
            "secret-pw: lock" => |watch| wraps::lock::<$version::SecretKey>(watch, memory(), &[7; 40]),
            "secret-pw: unlock" => |watch| wraps::unlock::<$version::SecretKey>(watch, memory()),
        ]
    };
}

/// Sealing, with a pair that has a PASERK text.
macro_rules! sealing {
    ($of:literal, $version:ident, $random:literal) => {
        cases![$of:
            "sealing key: read" => keys::read::<$version::SealingSecretKey>,
            "seal: seal" => |watch| {
                let recipient = super::plain::<$version::SealingSecretKey>();
                wraps::seal::<$version::LocalKey>(watch, recipient.public_key(), &[7; $random]);
            },
            "seal: unseal" => |watch| {
                let recipient = super::plain::<$version::SealingSecretKey>();
                let secret = super::key::<$version::SealingSecretKey>(watch);
                wraps::unseal::<$version::LocalKey>(watch, recipient.public_key(), &secret);
            },
        ]
    };
}

pub(super) fn v1() -> Vec<Case> {
    let sealing = cases!["v1":
        "seal: seal" => |watch| {
            let recipient = paseto_v1::SealingSecretKey::from_bytes(samples::RSA_4096);
            let recipient = recipient.expect("a key");
            wraps::seal::<paseto_v1::LocalKey>(watch, recipient.public_key(), &[7; 512]);
        },
        "seal: unseal" => |watch| {
            let recipient = paseto_v1::SealingSecretKey::from_bytes(samples::RSA_4096);
            let mut der = samples::RSA_4096.to_vec();
            samples::secret_numbers(&der).into_iter().for_each(|number| watch.mark(&mut der[number]));
            let secret = paseto_v1::SealingSecretKey::from_bytes(&der).expect("a key");
            let recipient = recipient.expect("a key");
            wraps::unseal::<paseto_v1::LocalKey>(watch, recipient.public_key(), &secret);
        },
    ];
    [common!("v1", paseto_v1), nist!("v1", paseto_v1), sealing].concat()
}

pub(super) fn v2() -> Vec<Case> {
    let sealing = sealing!("v2", paseto_v2, 32);
    [common!("v2", paseto_v2), sodium!("v2", paseto_v2), sealing].concat()
}

pub(super) fn v3() -> Vec<Case> {
    let sealing = sealing!("v3", paseto_v3, 48);
    [common!("v3", paseto_v3), nist!("v3", paseto_v3), sealing].concat()
}

pub(super) fn v4() -> Vec<Case> {
    let sealing = sealing!("v4", paseto_v4, 32);
    [common!("v4", paseto_v4), sodium!("v4", paseto_v4), sealing].concat()
}

/// As little as there can be: the number of rounds is public.
fn rounds() -> Pbkdf2Params {
    Pbkdf2Params::new(2)
}

/// As little as there can be: the cost is public.
fn memory() -> Argon2Params {
    Argon2Params::new(16 * 1024, 1, 1)
}
