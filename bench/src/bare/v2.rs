//! `v2.local`: XChaCha20-Poly1305, and BLAKE2b for the nonce.

use blake2b_simd::Params;
use chacha20poly1305::{AeadInOut, KeyInit, Tag, XChaCha20Poly1305};

use super::{Frame, Seal};
use crate::material;

pub(super) struct V2(XChaCha20Poly1305);

impl V2 {
    pub(super) fn new() -> Self {
        Self(XChaCha20Poly1305::new(&material::LOCAL.into()))
    }
}

impl Seal for V2 {
    const NAME: &'static str = "blake2b_simd, chacha20poly1305";
    const NONCE: usize = 24;
    type Tag = Tag;

    fn nonce(random: &[u8; 32], plaintext: &[u8]) -> [u8; 32] {
        let mut params = Params::new();
        let params = params.hash_length(24).key(&random[..24]);
        let mut nonce = [0; 32];
        nonce[..24].copy_from_slice(params.hash(plaintext).as_bytes());
        nonce
    }

    fn seal(&self, frame: &Frame, nonce: &[u8; 32], body: &mut [u8]) -> Tag {
        let nonce: &[u8; 24] = nonce.first_chunk().expect("there are 32");
        let mut associated = [0; 65];
        let (before, rest) = associated.split_at_mut(frame.before.len());
        before.copy_from_slice(&frame.before);
        rest[..24].copy_from_slice(nonce);
        rest[24..].copy_from_slice(&frame.between);
        self.0
            .encrypt_inout_detached(nonce.into(), &associated, body.into())
            .expect("it is not too long")
    }
}
