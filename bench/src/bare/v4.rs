//! `v4.local`: BLAKE2b and XChaCha20.

use blake2b_simd::{Hash, Params};
use chacha20::{
    XChaCha20,
    cipher::{KeyIvInit, StreamCipher},
};

use super::{Frame, Seal};
use crate::material;

pub(super) struct V4;

impl Seal for V4 {
    const NAME: &'static str = "blake2b_simd, chacha20";
    const NONCE: usize = 32;
    type Tag = Tag;

    fn nonce(random: &[u8; 32], _: &[u8]) -> [u8; 32] {
        *random
    }

    fn seal(&self, frame: &Frame, nonce: &[u8; 32], body: &mut [u8]) -> Tag {
        let mut params = Params::new();
        params.key(&material::LOCAL);
        let derive = |length, domain: &[u8]| {
            let mut state = params.clone().hash_length(length).to_state();
            state.update(domain).update(nonce).finalize()
        };
        let encryption = derive(56, b"paseto-encryption-key");
        let authentication = derive(32, b"paseto-auth-key-for-aead");
        let (key, nonce2) = encryption.as_bytes().split_at(32);
        let mut cipher = XChaCha20::new_from_slices(key, nonce2).expect("the lengths are right");
        cipher.apply_keystream(body);
        let mut params = Params::new();
        let mut mac = params
            .hash_length(32)
            .key(authentication.as_bytes())
            .to_state();
        mac.update(&frame.before).update(nonce);
        mac.update(&frame.between).update(body);
        Tag(mac.update(&frame.after).finalize())
    }
}

pub(super) struct Tag(Hash);

impl AsRef<[u8]> for Tag {
    fn as_ref(&self) -> &[u8] {
        self.0.as_bytes()
    }
}
