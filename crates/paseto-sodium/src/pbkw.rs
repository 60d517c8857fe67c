//! Keys wrapped with a password, as versions 2 and 4 do it: Argon2id (RFC 9106).
//!
//! Specification: PASERK, `operations/PBKW.md`, "Versions 2 and 4".

use alloc::vec::Vec;

use argon2::{Algorithm, Argon2, Block, Params, Version};
use paserk::{Argon2Params, Framed, Pbkw};
use paseto_core::{Error, Secret};
use zeroize::{Zeroize, Zeroizing};

use crate::{
    blake2b::Blake2b,
    encrypt_then_mac::{Keys, TAG},
};

const SALT: usize = 16;
const NONCE: usize = 24;
/// The parameters: memory, time, parallelism.
const COST: usize = 16;
/// The key stands behind all of them.
const KEY_AT: usize = SALT + COST + NONCE;

/// The recipe.
#[derive(Debug)]
#[non_exhaustive]
pub enum Argon2id {}

impl Pbkw for Argon2id {
    type Params = Argon2Params;
    const SALT_LEN: usize = SALT;
    const NONCE_LEN: usize = NONCE;
    const TAG_LEN: usize = TAG;

    fn encrypt(
        _: Framed,
        h: &str,
        pw: &[u8],
        params: &Argon2Params,
        body: &mut [u8],
        t: &mut [u8],
    ) -> Result<(), Error> {
        let mut keys = Keys::new();
        derive(pw, params, body, &mut keys)?;
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
        params: &Argon2Params,
        body: &mut [u8],
        t: &[u8],
    ) -> Result<(), Error> {
        let mut keys = Keys::new();
        derive(pw, params, body, &mut keys)?;
        // Steps 4 and 5.
        keys.check(t, &[h.as_bytes(), body])?;
        // Step 7.
        keys.apply(edk(body))
    }
}

fn edk(body: &mut [u8]) -> &mut [u8] {
    body.get_mut(KEY_AT..).unwrap_or_default()
}

/// Encryption, steps 2 to 4; Decryption, steps 2, 3 and 6.
fn derive(pw: &[u8], params: &Argon2Params, body: &[u8], keys: &mut Keys) -> Result<(), Error> {
    let short = || Error::too_short(body.len(), KEY_AT);
    let (s, rest) = body.split_first_chunk::<SALT>().ok_or_else(short)?;
    let (_, rest) = rest.split_first_chunk::<COST>().ok_or_else(short)?;
    let n = rest.first_chunk::<NONCE>().ok_or_else(short)?;

    let mut k = Secret::new([0; 32]);
    stretch(pw, s, params, &mut k)?;
    *keys.nonce.expose_mut() = *n;
    half(0xff, &k, &mut keys.encryption);
    half(0xfe, &k, &mut keys.authentication);
    Ok(())
}

fn half(first: u8, k: &Secret<32>, out: &mut Secret<32>) {
    let mut hash = Blake2b::new();
    hash.update(&[first]);
    hash.update(k.expose());
    hash.finalize_into(out.expose_mut());
}

/// `Argon2id(pw, s, mem, time, para)`.
fn stretch(
    pw: &[u8],
    s: &[u8; SALT],
    params: &Argon2Params,
    k: &mut Secret<32>,
) -> Result<(), Error> {
    let params = numbers(params)?;
    let mut memory = blocks(params.block_count())?;
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into_with_memory(pw, s, k.expose_mut(), memory.as_mut_slice())
        // Only a password of 4 GiB or more is left to be wrong.
        .map_err(|_| Error::Unavailable)
}

/// The parameters as Argon2 has them, with the memory in kibibytes.
fn numbers(params: &Argon2Params) -> Result<Params, Error> {
    u32::try_from(params.memory() / 1024)
        .ok()
        .and_then(|kib| Params::new(kib, params.time(), params.parallelism(), Some(32)).ok())
        // The framing has refused what Argon2 does not take.
        .ok_or(Error::Unavailable)
}

/// Memory that is wiped when dropped, and whose absence is an error instead of an abort.
fn blocks(count: usize) -> Result<Zeroizing<Blocks>, Error> {
    let mut blocks = Vec::new();
    blocks
        .try_reserve_exact(count)
        .map_err(|_| Error::Unavailable)?;
    blocks.resize(count, Block::new());
    Ok(Zeroizing::new(Blocks(blocks)))
}

struct Blocks(Vec<Block>);

impl Blocks {
    fn as_mut_slice(&mut self) -> &mut [Block] {
        &mut self.0
    }
}

impl Zeroize for Blocks {
    fn zeroize(&mut self) {
        self.0.zeroize();
    }
}
