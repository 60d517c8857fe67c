//! AES-256-CTR with the crates `aes` and `ctr`, which wipe the key schedule and the counter.

use aes::Aes256;
use ctr::{
    Ctr128BE,
    cipher::{KeyIvInit, StreamCipher},
};
use paseto_core::Error;

pub(super) fn apply(key: &[u8; 32], counter: &[u8; 16], data: &mut [u8]) -> Result<(), Error> {
    Ctr128BE::<Aes256>::new(key.into(), counter.into())
        .try_apply_keystream(data)
        .map_err(|_| Error::too_long(data.len(), usize::MAX))
}
