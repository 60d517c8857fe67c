//! `v2.public` and `v4.public`: Ed25519, on both backends.

use aws_lc_rs::signature::{ED25519, Ed25519KeyPair, ParsedPublicKey};
use ed25519_dalek::{Signer, SigningKey, Verifier};

use crate::{
    harness::{Contender, Kind},
    material,
};

const DALEK: &str = "bare ed25519-dalek";
const AWS_LC: &str = "bare aws-lc-rs";

fn key() -> SigningKey {
    SigningKey::from_bytes(&material::SEED)
}

pub(super) fn signing(message: Vec<u8>) -> Contender {
    let key = key();
    Contender::doing(DALEK, Kind::Bare, move || key.sign(&message))
}

/// Not strictly.
pub(super) fn verifying(message: Vec<u8>) -> Contender {
    let key = key();
    let (signature, key) = (key.sign(&message), key.verifying_key());
    let name = format!("{DALEK}, not strict");
    Contender::doing(&name, Kind::Bare, move || {
        key.verify(&message, &signature).expect("it holds")
    })
}

/// The same, of every message.
pub(super) fn verifying_each(messages: Vec<Vec<u8>>) -> Contender {
    let key = key();
    let messages: Vec<_> = messages
        .into_iter()
        .map(|message| (key.sign(&message), message))
        .collect();
    let key = key.verifying_key();
    let name = format!("{DALEK}, not strict, one by one");
    Contender::doing(&name, Kind::Bare, move || {
        for (signature, message) in &messages {
            key.verify(message, signature).expect("it holds");
        }
    })
}

pub(super) fn signing_aws_lc(message: Vec<u8>) -> Contender {
    let pair = Ed25519KeyPair::from_seed_unchecked(&material::SEED).expect("it is a seed");
    let (theirs, ours) = (pair.sign(&message), key().sign(&message).to_bytes());
    assert_eq!(theirs.as_ref(), ours, "there is one signature of a message");
    Contender::doing(AWS_LC, Kind::Bare, move || pair.sign(&message))
}

pub(super) fn verifying_aws_lc(message: Vec<u8>) -> Contender {
    let signature = key().sign(&message).to_bytes();
    let key = ParsedPublicKey::new(&ED25519, material::ed25519_public_key());
    let key = key.expect("it is a point");
    Contender::doing(AWS_LC, Kind::Bare, move || {
        key.verify_sig(&message, &signature).expect("it holds")
    })
}
