//! `v1.public`: RSA with 2048 bits, PSS.

use aws_lc_rs::{
    rand::SystemRandom,
    signature::{ParsedPublicKey, RSA_PSS_2048_8192_SHA384, RSA_PSS_SHA384, RsaKeyPair},
};

use crate::{
    harness::{Contender, Kind},
    material,
};

const NAME: &str = "bare aws-lc-rs";

fn sign(key: &RsaKeyPair, message: &[u8]) -> [u8; 256] {
    let mut signature = [0; 256];
    key.sign(
        &RSA_PSS_SHA384,
        &SystemRandom::new(),
        message,
        &mut signature,
    )
    .expect("there is randomness");
    signature
}

fn key() -> RsaKeyPair {
    RsaKeyPair::from_der(material::RSA).expect("it is PKCS #1")
}

pub(super) fn signing(message: Vec<u8>) -> Contender {
    let key = key();
    Contender::doing(NAME, Kind::Bare, move || sign(&key, &message))
}

pub(super) fn verifying(message: Vec<u8>) -> Contender {
    let signature = sign(&key(), &message);
    let key = ParsedPublicKey::new(&RSA_PSS_2048_8192_SHA384, material::rsa_public_pkcs1());
    let key = key.expect("it is PKCS #1");
    Contender::doing(NAME, Kind::Bare, move || {
        key.verify_sig(&message, &signature).expect("it holds")
    })
}
