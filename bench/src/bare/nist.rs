//! `v1.local` and `v3.local`: HKDF, AES-256-CTR, HMAC-SHA-384, on the pure-Rust crates.

use aes::Aes256;
use ctr::{
    Ctr128BE,
    cipher::{Array, KeyIvInit, StreamCipher},
};
use hkdf::Hkdf;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha384;

use super::{Frame, Seal};
use crate::material;

type Digest = Array<u8, ctr::cipher::consts::U48>;

/// The nonce is the salt of the derivation: nothing can be ready.
pub(super) struct V1;

/// The first half of the derivation is ready.
pub(super) struct V3(Hkdf<Sha384>);

impl V1 {
    pub(super) fn new() -> Self {
        Self
    }
}

impl V3 {
    pub(super) fn new() -> Self {
        Self(Hkdf::new(None, &material::LOCAL))
    }
}

fn apply(
    frame: &Frame,
    nonce: &[u8; 32],
    (key, counter): (&[u8; 32], &[u8; 16]),
    authentication: &[u8],
    body: &mut [u8],
) -> Digest {
    Ctr128BE::<Aes256>::new(key.into(), counter.into()).apply_keystream(body);
    let mut mac = hmac(authentication);
    mac.update(&frame.before);
    mac.update(nonce);
    mac.update(&frame.between);
    mac.update(body);
    mac.update(&frame.after);
    mac.finalize().into_bytes()
}

fn hmac(key: &[u8]) -> Hmac<Sha384> {
    Hmac::new_from_slice(key).expect("a key may have any length")
}

impl Seal for V1 {
    const NAME: &'static str = "hkdf, aes, hmac";
    const NONCE: usize = 32;
    type Tag = Digest;

    fn nonce(random: &[u8; 32], plaintext: &[u8]) -> [u8; 32] {
        let digest = hmac(random).chain_update(plaintext).finalize().into_bytes();
        *digest.first_chunk().expect("there are 48")
    }

    fn seal(&self, frame: &Frame, nonce: &[u8; 32], body: &mut [u8]) -> Digest {
        let (salt, counter) = nonce.split_first_chunk::<16>().expect("there are 32");
        let counter = counter.first_chunk().expect("there are 16");
        let derivation = Hkdf::<Sha384>::new(Some(salt), &material::LOCAL);
        let derive = |info: &[u8]| {
            let mut key = [0; 32];
            derivation.expand(info, &mut key).expect("it is short");
            key
        };
        let key = derive(b"paseto-encryption-key");
        let authentication = derive(b"paseto-auth-key-for-aead");
        apply(frame, nonce, (&key, counter), &authentication, body)
    }
}

impl Seal for V3 {
    const NAME: &'static str = V1::NAME;
    const NONCE: usize = 32;
    type Tag = Digest;

    fn nonce(random: &[u8; 32], _: &[u8]) -> [u8; 32] {
        *random
    }

    fn seal(&self, frame: &Frame, nonce: &[u8; 32], body: &mut [u8]) -> Digest {
        let derive = |info: &[u8]| {
            let mut key = [0; 48];
            let info = [info, nonce];
            self.0
                .expand_multi_info(&info, &mut key)
                .expect("it is short");
            key
        };
        let encryption = derive(b"paseto-encryption-key");
        let authentication = derive(b"paseto-auth-key-for-aead");
        let (key, counter) = encryption.split_first_chunk().expect("there are 48");
        let counter = counter.first_chunk().expect("there are 16");
        apply(frame, nonce, (key, counter), &authentication, body)
    }
}
