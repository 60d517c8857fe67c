//! AES-256-CTR, HMAC and HKDF with SHA-384: the first with a counter of 128 bits, counted here.

use aes::{
    Aes256,
    cipher::{BlockCipherEncrypt, KeyInit},
};
use hmac::{Hmac, Mac};
use sha2::Sha384;

/// AES-256-CTR with the whole block as a big-endian counter.
pub(crate) fn ctr(key: &[u8], counter: &[u8], data: &[u8]) -> Vec<u8> {
    let cipher = Aes256::new_from_slice(key).unwrap();
    let mut counter = u128::from_be_bytes(counter.try_into().unwrap());
    let mut output = Vec::new();
    for chunk in data.chunks(16) {
        let mut block = counter.to_be_bytes().into();
        cipher.encrypt_block(&mut block);
        output.extend(chunk.iter().zip(&block).map(|(byte, mask)| byte ^ mask));
        counter = counter.wrapping_add(1);
    }
    output
}

/// HMAC-SHA-384.
pub(crate) fn hmac(key: &[u8], message: &[u8]) -> Vec<u8> {
    let mut mac = Hmac::<Sha384>::new_from_slice(key).unwrap();
    mac.update(message);
    mac.finalize().into_bytes().to_vec()
}

/// HKDF-SHA-384, of one block at most. No salt is a salt of zeros.
pub(crate) fn hkdf(key: &[u8], salt: &[u8], info: &[&[u8]], length: usize) -> Vec<u8> {
    let prk = hmac(if salt.is_empty() { &[0; 48] } else { salt }, key);
    let mut okm = hmac(&prk, &[&info.concat(), &[1][..]].concat());
    okm.truncate(length);
    okm
}
