//! BLAKE2b, keyed and not (RFC 7693): libsodium's `crypto_generichash`.

use core::fmt;

use blake2b_simd::{Hash, Params, State};
use paseto_core::{TokenId, pae};
use zeroize::optimization_barrier;

/// A BLAKE2b computation with an output of `N` bytes: 1 to 64. The length is a parameter of the
/// hash, so a shorter output is not the beginning of a longer one.
///
/// Its state is wiped when it is dropped.
#[derive(Clone)]
pub struct Blake2b<const N: usize>(State);

impl<const N: usize> Blake2b<N> {
    /// Hashing without a key.
    #[must_use]
    pub fn new() -> Self {
        Self(Params::new().hash_length(N).to_state())
    }

    /// Hashing with a key of `K` bytes: 1 to 64.
    #[must_use]
    pub fn keyed<const K: usize>(key: &[u8; K]) -> Self {
        const { assert!(1 <= K && K <= 64, "BLAKE2b takes no such key") };
        let mut params = Params::new();
        let state = params.hash_length(N).key(key).to_state();
        wipe(&mut params, Params::new());
        Self(state)
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
    pub fn finalize_into(self, out: &mut [u8; N]) {
        let mut hash = self.0.finalize();
        for (out, byte) in out.iter_mut().zip(hash.as_bytes()) {
            *out = *byte;
        }
        wipe(&mut hash, Hash::from([0; 64]));
    }

    /// Whether the hash is `tag`, compared in constant time where that has the right length.
    #[must_use]
    pub fn verify(self, tag: &[u8]) -> bool {
        let mut hash = self.0.finalize();
        // `blake2b_simd` promises this of its type.
        let is_equal = hash == *tag;
        wipe(&mut hash, Hash::from([0; 64]));
        is_equal
    }

    /// The hash.
    #[must_use]
    pub fn finalize(self) -> [u8; N] {
        let mut out = [0; N];
        self.finalize_into(&mut out);
        out
    }
}

impl<const N: usize> Default for Blake2b<N> {
    fn default() -> Self {
        Self::new()
    }
}

impl<const N: usize> Drop for Blake2b<N> {
    fn drop(&mut self) {
        wipe(&mut self.0, Params::new().to_state());
    }
}

impl<const N: usize> fmt::Debug for Blake2b<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Blake2b(..)")
    }
}

/// Overwrites what was secret. The types of `blake2b_simd` have no way to be zeroized, so a blank
/// value is written over them, and the optimiser has to believe that somebody looks at it.
fn wipe<T>(secret: &mut T, blank: T) {
    *secret = blank;
    optimization_barrier(secret);
}

/// The digest of a PASERK id: 33 bytes of BLAKE2b over `pieces`, one after the other.
///
/// Specification: PASERK, `operations/ID.md`.
#[must_use]
pub fn key_id(pieces: [&str; 3]) -> [u8; 33] {
    let mut hash = Blake2b::new();
    pieces
        .iter()
        .for_each(|piece| hash.update(piece.as_bytes()));
    hash.finalize()
}

/// The id of a token: 32 bytes of BLAKE2b over the Pre-Authentication Encoding of `pieces`.
#[must_use]
pub fn token_id(pieces: &[&[u8]]) -> TokenId {
    let mut hash = Blake2b::new();
    hash.update_pae(pieces);
    TokenId::new(hash.finalize())
}
