//! Keys wrapped with a password, as versions 1 and 3 do it: PBKDF2 (RFC 8018, section 5.2) with
//! HMAC-SHA-384.
//!
//! Specification: PASERK, `operations/PBKW.md`, "Versions 1 and 3".

#[cfg(feature = "aws-lc")]
mod aws_lc;
#[cfg(not(feature = "aws-lc"))]
mod pure;
#[cfg(test)]
mod wycheproof;

use core::num::NonZeroU32;

use paserk::{Framed, Pbkdf2Params, Pbkw};
use paseto_core::{CostError, CostParameter, Error, Secret};

#[cfg(feature = "aws-lc")]
use self::aws_lc as backend;
#[cfg(not(feature = "aws-lc"))]
use self::pure as backend;
use crate::{
    local::{Keys, TAG_LEN},
    sha384::Sha384,
};

const SALT: usize = 32;
const NONCE: usize = 16;
/// The parameter: the number of rounds.
const COST: usize = 4;
/// Where the key begins.
const KEY_AT: usize = SALT + COST + NONCE;

/// The recipe.
#[derive(Debug)]
#[non_exhaustive]
pub enum Pbkdf2 {}

impl Pbkw for Pbkdf2 {
    type Params = Pbkdf2Params;
    const SALT_LEN: usize = SALT;
    const NONCE_LEN: usize = NONCE;
    const TAG_LEN: usize = TAG_LEN;

    fn encrypt(
        _: Framed,
        h: &str,
        pw: &[u8],
        params: &Pbkdf2Params,
        body: &mut [u8],
        t: &mut [u8],
    ) -> Result<(), Error> {
        let mut keys = Keys::new();
        derive(pw, *params, body, &mut keys)?;
        // Step 6.
        keys.apply(edk(body))?;
        // Step 7.
        t.copy_from_slice(&keys.tag(&[h.as_bytes(), body]));
        Ok(())
    }

    fn decrypt(
        _: Framed,
        h: &str,
        pw: &[u8],
        params: &Pbkdf2Params,
        body: &mut [u8],
        t: &[u8],
    ) -> Result<(), Error> {
        let mut keys = Keys::new();
        derive(pw, *params, body, &mut keys)?;
        // Steps 4 and 5.
        keys.check(t, &[h.as_bytes(), body])?;
        // Step 7.
        keys.apply(edk(body))
    }
}

/// The key, behind salt, parameter and nonce.
fn edk(body: &mut [u8]) -> &mut [u8] {
    body.get_mut(KEY_AT..).unwrap_or_default()
}

/// Encryption, steps 2 to 4; Decryption, steps 2, 3 and 6.
fn derive(
    pw: &[u8],
    params: Pbkdf2Params,
    body: &[u8],
    keys: &mut Keys<TAG_LEN>,
) -> Result<(), Error> {
    let short = || Error::too_short(body.len(), KEY_AT);
    let (s, rest) = body.split_first_chunk::<SALT>().ok_or_else(short)?;
    let (_, rest) = rest.split_first_chunk::<COST>().ok_or_else(short)?;
    let n = rest.first_chunk::<NONCE>().ok_or_else(short)?;

    let mut k = Secret::new([0; 32]);
    backend::derive(pw, s, rounds(params)?, k.expose_mut());
    *keys.counter.expose_mut() = *n;
    let mut hash = Secret::new([0; 48]);
    half(0xff, &k, &mut hash);
    let (ek, _) = hash.expose().split_at(32);
    keys.encryption.expose_mut().copy_from_slice(ek);
    half(0xfe, &k, &mut keys.authentication);
    Ok(())
}

/// The framing has refused zero already.
fn rounds(params: Pbkdf2Params) -> Result<NonZeroU32, Error> {
    let found = params.iterations();
    CostError::at_least(CostParameter::Iterations, found.into(), 1)?;
    NonZeroU32::new(found).ok_or(Error::Unavailable)
}

fn half(first: u8, k: &Secret<32>, out: &mut Secret<48>) {
    let mut hash = Sha384::new();
    hash.update(&[first]);
    hash.update(k.expose());
    hash.finalize_into(out.expose_mut());
}
