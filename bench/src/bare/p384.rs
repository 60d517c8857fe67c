//! `v3.public`: ECDSA over P-384, on both backends. That of AWS-LC has randomness.

use aws_lc_rs::{
    rand::SystemRandom,
    signature::{
        ECDSA_P384_SHA384_FIXED, ECDSA_P384_SHA384_FIXED_SIGNING, EcdsaKeyPair, ParsedPublicKey,
    },
};
use p384::ecdsa::{
    Signature, SigningKey,
    signature::{Signer, Verifier},
};

use crate::{
    harness::{Contender, Kind},
    material,
};

const PURE: &str = "bare p384";
const AWS_LC: &str = "bare aws-lc-rs";

fn key() -> SigningKey {
    SigningKey::from_slice(&material::SCALAR).expect("it is below the order")
}

fn aws_lc_key() -> EcdsaKeyPair {
    let algorithm = &ECDSA_P384_SHA384_FIXED_SIGNING;
    let (secret, public) = (&material::SCALAR, material::p384_uncompressed());
    EcdsaKeyPair::from_private_key_and_public_key(algorithm, secret, &public)
        .expect("both halves belong together")
}

pub(super) fn signing(message: Vec<u8>) -> Contender {
    let key = key();
    Contender::doing(PURE, Kind::Bare, move || -> Signature {
        key.sign(&message)
    })
}

pub(super) fn verifying(message: Vec<u8>) -> Contender {
    let key = key();
    let signature: Signature = key.sign(&message);
    let key = *key.verifying_key();
    Contender::doing(PURE, Kind::Bare, move || {
        key.verify(&message, &signature).expect("it holds")
    })
}

pub(super) fn signing_aws_lc(message: Vec<u8>) -> Contender {
    let key = aws_lc_key();
    let random = SystemRandom::new();
    Contender::doing(AWS_LC, Kind::Bare, move || {
        key.sign(&random, &message).expect("there is randomness")
    })
}

pub(super) fn verifying_aws_lc(message: Vec<u8>) -> Contender {
    let signature = aws_lc_key().sign(&SystemRandom::new(), &message);
    let signature = signature.expect("there is randomness");
    let key = ParsedPublicKey::new(&ECDSA_P384_SHA384_FIXED, material::p384_uncompressed());
    let key = key.expect("it is a point");
    Contender::doing(AWS_LC, Kind::Bare, move || {
        let held = key.verify_sig(&message, signature.as_ref());
        held.expect("it holds")
    })
}
