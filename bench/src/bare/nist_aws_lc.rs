//! `v1.local` and `v3.local`: HKDF, AES-256-CTR, HMAC-SHA-384, on AWS-LC.
//!
//! The first half of HKDF is done as the HMAC that it is: `aws_lc_rs::hkdf::Salt` puts it off to
//! the second, and does it anew for each key.

use aws_lc_rs::{
    cipher::{AES_256, EncryptingKey, EncryptionContext, UnboundCipherKey},
    hkdf::{HKDF_SHA384, KeyType, Prk},
    hmac::{self, Context, HMAC_SHA384, Key, Tag},
};

use super::{Frame, Seal};
use crate::material;

/// The nonce is the salt of the derivation: nothing can be ready.
pub(super) struct V1;

/// The first half of the derivation is ready.
pub(super) struct V3(Prk);

impl V3 {
    pub(super) fn new() -> Self {
        Self(extract(&[]))
    }
}

fn extract(salt: &[u8]) -> Prk {
    let prk = hmac::sign(&Key::new(HMAC_SHA384, salt), &material::LOCAL);
    Prk::new_less_safe(HKDF_SHA384, prk.as_ref())
}

struct Length(usize);

impl KeyType for Length {
    fn len(&self) -> usize {
        self.0
    }
}

fn derive<const N: usize>(prk: &Prk, info: &[&[u8]]) -> [u8; N] {
    let mut key = [0; N];
    let output = prk.expand(info, Length(N)).expect("it is short");
    output.fill(&mut key).expect("the length is the same");
    key
}

fn apply(
    frame: &Frame,
    nonce: &[u8; 32],
    (key, counter): (&[u8; 32], &[u8; 16]),
    authentication: &[u8],
    body: &mut [u8],
) -> Tag {
    let key = UnboundCipherKey::new(&AES_256, key).expect("it has 32 bytes");
    let key = EncryptingKey::ctr(key).expect("there is memory");
    key.less_safe_encrypt(body, EncryptionContext::Iv128(counter.into()))
        .expect("it is not too long");
    let mut mac = Context::with_key(&Key::new(HMAC_SHA384, authentication));
    mac.update(&frame.before);
    mac.update(nonce);
    mac.update(&frame.between);
    mac.update(body);
    mac.update(&frame.after);
    mac.sign()
}

impl Seal for V1 {
    const NAME: &'static str = "aws-lc-rs";
    const NONCE: usize = 32;
    type Tag = Tag;

    fn nonce(random: &[u8; 32], plaintext: &[u8]) -> [u8; 32] {
        let mut mac = Context::with_key(&Key::new(HMAC_SHA384, random));
        mac.update(plaintext);
        *mac.sign().as_ref().first_chunk().expect("there are 48")
    }

    fn seal(&self, frame: &Frame, nonce: &[u8; 32], body: &mut [u8]) -> Tag {
        let (salt, counter) = nonce.split_first_chunk::<16>().expect("there are 32");
        let counter = counter.first_chunk().expect("there are 16");
        let prk = extract(salt);
        let key = derive(&prk, &[b"paseto-encryption-key"]);
        let authentication: [u8; 32] = derive(&prk, &[b"paseto-auth-key-for-aead"]);
        apply(frame, nonce, (&key, counter), &authentication, body)
    }
}

impl Seal for V3 {
    const NAME: &'static str = V1::NAME;
    const NONCE: usize = 32;
    type Tag = Tag;

    fn nonce(random: &[u8; 32], _: &[u8]) -> [u8; 32] {
        *random
    }

    fn seal(&self, frame: &Frame, nonce: &[u8; 32], body: &mut [u8]) -> Tag {
        let encryption: [u8; 48] = derive(&self.0, &[b"paseto-encryption-key", nonce]);
        let authentication: [u8; 48] = derive(&self.0, &[b"paseto-auth-key-for-aead", nonce]);
        let (key, counter) = encryption.split_first_chunk().expect("there are 48");
        let counter = counter.first_chunk().expect("there are 16");
        apply(frame, nonce, (key, counter), &authentication, body)
    }
}
