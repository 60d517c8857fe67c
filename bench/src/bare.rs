//! The cryptographic primitives and nothing else: what a token costs at least.
//!
//! The keys are ready, the Pre-Authentication Encoding is ready, nothing is allocated, encoded,
//! parsed or wiped.

use blake2b_simd::Params;
use chacha20::{
    XChaCha20,
    cipher::{KeyIvInit, StreamCipher},
};
use ed25519_dalek::{Signer, SigningKey, Verifier};

use crate::{
    harness::{Contender, Kind},
    material::{self, Session},
};

/// The header and the lengths that frame the pieces of `v4.local`: of no meaning to a hash.
const FRAME: [u8; 57] = [4; 57];

/// The Pre-Authentication Encoding of a signed token of `material`.
fn encoding() -> Vec<u8> {
    let (json, footer) = (Session::new().to_json(), material::footer());
    let pieces: [&[u8]; 4] = [b"v4.public.", json.as_bytes(), footer.as_bytes(), b""];
    let mut encoding = 4_u64.to_le_bytes().to_vec();
    for piece in pieces {
        encoding.extend((piece.len() as u64).to_le_bytes());
        encoding.extend(piece);
    }
    encoding
}

/// Ed25519, signing.
pub fn signing() -> Contender {
    let (key, message) = (SigningKey::from_bytes(&material::SEED), encoding());
    Contender::doing("bare ed25519-dalek", Kind::Bare, move || key.sign(&message))
}

/// Ed25519, verifying: not strictly.
pub fn verifying() -> Contender {
    let (key, message) = (SigningKey::from_bytes(&material::SEED), encoding());
    let (signature, key) = (key.sign(&message), key.verifying_key());
    Contender::doing("bare ed25519-dalek, not strict", Kind::Bare, move || {
        key.verify(&message, &signature).expect("it holds")
    })
}

/// Reading the caller's claims with `serde_json`, without any check.
pub fn reading() -> Contender {
    let json = Session::new().to_json();
    Contender::doing(
        "serde_json alone, same claims",
        Kind::Reference,
        move || serde_json::from_str::<Session>(&json).expect("it is JSON"),
    )
}

/// Two derivations, the stream cipher and the MAC, over `length` bytes in place.
fn apply(nonce: &[u8; 32], body: &mut [u8]) -> blake2b_simd::Hash {
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
    mac.update(&FRAME).update(nonce).update(body).finalize()
}

/// What `v4.local` needs to encrypt `length` bytes, the nonce's randomness included.
pub fn encrypting(length: usize) -> Contender {
    let mut body = vec![7; length];
    Contender::doing(
        "bare getrandom, blake2b_simd, chacha20",
        Kind::Bare,
        move || {
            let mut nonce = [0; 32];
            #[expect(clippy::disallowed_methods, reason = "the bare primitive is measured")]
            getrandom::fill(&mut nonce).expect("there is randomness");
            apply(&nonce, &mut body)
        },
    )
}

/// What `v4.local` needs to decrypt `length` bytes.
pub fn decrypting(length: usize) -> Contender {
    let mut body = vec![7; length];
    Contender::doing("bare blake2b_simd, chacha20", Kind::Bare, move || {
        apply(&[9; 32], &mut body)
    })
}
