//! SHA-384 (FIPS 180-4), and the ids that are made of it.

#[cfg(feature = "aws-lc")]
mod aws_lc;
#[cfg(not(feature = "aws-lc"))]
mod pure;

use core::fmt;

use paseto_core::{TokenId, pae};

#[cfg(feature = "aws-lc")]
use self::aws_lc as backend;
#[cfg(not(feature = "aws-lc"))]
use self::pure as backend;

/// A SHA-384 computation. Its state is wiped when it is dropped.
pub struct Sha384(backend::State);

impl Sha384 {
    /// Begins.
    #[must_use]
    pub fn new() -> Self {
        Self(backend::State::new())
    }

    /// Hashes further bytes.
    pub fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// Hashes the Pre-Authentication Encoding of `pieces`.
    pub fn update_pae(&mut self, pieces: &[&[u8]]) {
        pae(pieces, |bytes| self.update(bytes));
    }

    /// Writes the hash to `out`.
    pub fn finalize_into(self, out: &mut [u8; 48]) {
        self.0.finalize_into(out);
    }

    /// The hash.
    #[must_use]
    pub fn finalize(self) -> [u8; 48] {
        let mut out = [0; 48];
        self.finalize_into(&mut out);
        out
    }
}

impl Default for Sha384 {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for Sha384 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sha384(..)")
    }
}

/// The digest of a PASERK id: the first 33 bytes of SHA-384 over `pieces`, one after the other.
///
/// Specification: PASERK, `operations/ID.md`.
#[must_use]
pub fn key_id(pieces: [&str; 3]) -> [u8; 33] {
    let mut hash = Sha384::new();
    pieces
        .iter()
        .for_each(|piece| hash.update(piece.as_bytes()));
    first(&hash.finalize())
}

/// The id of a token: the first 32 bytes of SHA-384 over the Pre-Authentication Encoding of
/// `pieces`.
#[must_use]
pub fn token_id(pieces: &[&[u8]]) -> TokenId {
    let mut hash = Sha384::new();
    hash.update_pae(pieces);
    TokenId::new(first(&hash.finalize()))
}

fn first<const N: usize>(hash: &[u8; 48]) -> [u8; N] {
    const { assert!(N <= 48, "no more than there are") };
    let mut out = [0; N];
    for (out, byte) in out.iter_mut().zip(hash) {
        *out = *byte;
    }
    out
}
