//! The Python module `fast_paseto`: PASETO and PASERK.
//!
//! What users see is in `python/fast_paseto`, and described in the README beside it; this is the
//! extension module `fast_paseto._fast_paseto`.

#![cfg_attr(
    not(test),
    warn(
        clippy::arithmetic_side_effects,
        clippy::panic,
        clippy::panic_in_result_fn,
        clippy::string_slice
    )
)]
#![allow(
    clippy::std_instead_of_core,
    clippy::std_instead_of_alloc,
    reason = "a module of Python's: it has std everywhere"
)]

mod args;
mod bytes;
mod decode;
mod defaults;
mod encode;
mod error;
mod footer;
mod functions;
mod interpreter;
mod json;
mod key;
mod kind;
mod locked;
mod mapping;
mod paserk;
mod payload;
mod pem;
mod ring;
mod rules;
mod sealed;
mod time;
mod token;
mod wrapped;

#[pyo3::pymodule(gil_used = false)]
mod _fast_paseto {
    use pyo3::prelude::*;

    #[pymodule_export]
    use crate::{
        defaults::Paseto,
        error::{
            PasetoClaimError, PasetoCryptoError, PasetoError, PasetoExpiredError,
            PasetoFormatError, PasetoKeyError, PasetoNotYetValidError, PasetoValidationError,
        },
        functions::{decode, encode},
        key::{LocalKey, PublicKey, SecretKey},
        locked::{local_pw_decrypt, local_pw_encrypt, secret_pw_decrypt, secret_pw_encrypt},
        paserk::{
            from_paserk, generate_keypair, generate_lid, generate_pid, generate_sid,
            generate_symmetric_key, to_paserk_local, to_paserk_public, to_paserk_secret,
        },
        pem::{ed25519_from_pem, ed25519_public_from_pem, p384_from_pem, p384_public_from_pem},
        ring::KeyRing,
        sealed::{seal, unseal},
        token::Token,
        wrapped::{local_unwrap, local_wrap, secret_unwrap, secret_wrap},
    };

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        crate::interpreter::be_the_first(module.py())?;
        crate::error::set_defaults(module.py())
    }
}
