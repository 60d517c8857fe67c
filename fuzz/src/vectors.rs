//! What the official vectors wrap, lock and seal keys with.

use base64ct::{Base64, Encoding};
use serde_json::Value;

/// The wrapping key.
pub const WRAPPING_KEY: [u8; 32] = {
    let mut key = [0x70; 32];
    let mut at = 0;
    while at < 32 {
        key[at] += at as u8;
        at += 1;
    }
    key
};

/// The password: literal text.
pub const PASSWORD: &str = "636f727265637420686f727365206261747465727920737461706c65";

const K1: &str = include_str!("../../vectors/official/PASERK/k1.seal.json");
const K3: &str = include_str!("../../vectors/official/PASERK/k3.seal.json");
const K4: &str = include_str!("../../vectors/official/PASERK/k4.seal.json");

/// The secret half of the second test, which is a text.
fn secret(file: &str) -> String {
    let file: Value = serde_json::from_str(file).expect("JSON");
    let key = file["tests"][1]["sealing-secret-key"].as_str();
    key.expect("a text").to_owned()
}

fn der(pem: &str) -> Vec<u8> {
    let lines = pem.lines().filter(|line| !line.starts_with('-'));
    let letters: String = lines.map(str::trim).collect();
    Base64::decode_vec(&letters).expect("base64")
}

/// That of version 1: PKCS#1.
#[must_use]
pub fn rsa_sealing_key() -> Vec<u8> {
    der(&secret(K1))
}

/// That of version 3: the secret number.
#[must_use]
pub fn p384_sealing_key() -> Vec<u8> {
    der(&secret(K3))[8..56].to_vec()
}

/// That of versions 2 and 4: seed and public key.
#[must_use]
pub fn ed25519_sealing_key() -> Vec<u8> {
    let hex = secret(K4);
    let digits = hex.as_bytes().chunks(2);
    let bytes = digits.map(|two| {
        let two = core::str::from_utf8(two).expect("digits");
        u8::from_str_radix(two, 16).expect("digits")
    });
    bytes.collect()
}
