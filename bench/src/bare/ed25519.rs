//! `v2.public` and `v4.public`: Ed25519.

use ed25519_dalek::{Signer, SigningKey, Verifier};

use crate::{
    harness::{Contender, Kind},
    material,
};

/// Signing.
pub(super) fn signing(message: Vec<u8>) -> Contender {
    let key = SigningKey::from_bytes(&material::SEED);
    Contender::doing("bare ed25519-dalek", Kind::Bare, move || key.sign(&message))
}

/// Verifying: not strictly.
pub(super) fn verifying(message: Vec<u8>) -> Contender {
    let key = SigningKey::from_bytes(&material::SEED);
    let (signature, key) = (key.sign(&message), key.verifying_key());
    Contender::doing("bare ed25519-dalek, not strict", Kind::Bare, move || {
        key.verify(&message, &signature).expect("it holds")
    })
}
