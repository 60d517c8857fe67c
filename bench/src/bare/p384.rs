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

use super::frame;
use crate::{
    harness::{Contender, Kind},
    material,
    paseto::Version,
};

const PURE: &str = "bare p384";
const AWS_LC: &str = "bare aws-lc-rs";

fn key() -> SigningKey {
    SigningKey::from_slice(&material::SCALAR).expect("it is below the order")
}

fn uncompressed() -> Vec<u8> {
    let point = key().verifying_key().to_sec1_point(false);
    point.as_bytes().to_vec()
}

fn aws_lc_key() -> EcdsaKeyPair {
    let algorithm = &ECDSA_P384_SHA384_FIXED_SIGNING;
    let (secret, public) = (&material::SCALAR, uncompressed());
    EcdsaKeyPair::from_private_key_and_public_key(algorithm, secret, &public)
        .expect("both halves belong together")
}

pub(super) fn signing() -> Contender {
    let (key, message) = (key(), frame::signed(Version::V3));
    Contender::doing(PURE, Kind::Bare, move || -> Signature {
        key.sign(&message)
    })
}

pub(super) fn verifying() -> Contender {
    let (key, message) = (key(), frame::signed(Version::V3));
    let signature: Signature = key.sign(&message);
    let key = *key.verifying_key();
    Contender::doing(PURE, Kind::Bare, move || {
        key.verify(&message, &signature).expect("it holds")
    })
}

pub(super) fn signing_aws_lc() -> Contender {
    let (key, message) = (aws_lc_key(), frame::signed(Version::V3));
    let random = SystemRandom::new();
    Contender::doing(AWS_LC, Kind::Bare, move || {
        key.sign(&random, &message).expect("there is randomness")
    })
}

pub(super) fn verifying_aws_lc() -> Contender {
    let message = frame::signed(Version::V3);
    let signature = aws_lc_key().sign(&SystemRandom::new(), &message);
    let signature = signature.expect("there is randomness");
    let key = ParsedPublicKey::new(&ECDSA_P384_SHA384_FIXED, uncompressed());
    let key = key.expect("it is a point");
    Contender::doing(AWS_LC, Kind::Bare, move || {
        let held = key.verify_sig(&message, signature.as_ref());
        held.expect("it holds")
    })
}
