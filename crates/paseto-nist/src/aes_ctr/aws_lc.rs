//! AES-256-CTR with AWS-LC, which wipes the key schedule and the counter.

use aws_lc_rs::{
    cipher::{AES_256, EncryptingKey, EncryptionContext, UnboundCipherKey},
    iv::FixedLength,
};
use paseto_core::Error;

pub(super) fn apply(key: &[u8; 32], counter: &[u8; 16], data: &mut [u8]) -> Result<(), Error> {
    let counter = EncryptionContext::Iv128(FixedLength::from(counter));
    UnboundCipherKey::new(&AES_256, key)
        .and_then(EncryptingKey::ctr)
        .and_then(|key| key.less_safe_encrypt(data, counter))
        .map_err(|_| Error::Unavailable)?;
    Ok(())
}
