//! Version 2.

use blake2::{
    Blake2bMac,
    digest::{FixedOutput, KeyInit, Update, consts::U24},
};
use chacha20poly1305::{
    XChaCha20Poly1305,
    aead::{Aead, Payload},
};
use ed25519_dalek::Signer;

use super::{Faulty, ed25519_key, local_key, pae};
use crate::project::token::text;

pub(crate) const NONCE: &str = "45742c976d684ff84ebdc0de59809a97cda2f64c84fda19b";

/// Version2, Sign.
pub(crate) fn sign(m: &[u8], f: &[u8], _: &[u8]) -> String {
    let signature = ed25519_key().sign(&pae(&[b"v2.public.", m, f]));
    text("v2.public.", &[m, &signature.to_bytes()], f)
}

/// Version2, Encrypt.
pub(crate) fn encrypt(m: &[u8], f: &[u8], _: &[u8]) -> String {
    let n = nonce(m);
    seal(&n, m, f, &pae(&[b"v2.local.", &n, f]))
}

/// Version2, Encrypt, step 4.
fn nonce(m: &[u8]) -> Vec<u8> {
    let mut hash = Blake2bMac::<U24>::new_from_slice(&hex::decode(NONCE).unwrap()).unwrap();
    hash.update(m);
    hash.finalize_fixed().to_vec()
}

fn seal(n: &[u8], m: &[u8], f: &[u8], aad: &[u8]) -> String {
    let cipher = XChaCha20Poly1305::new_from_slice(&local_key()).unwrap();
    let nonce = n.try_into().unwrap();
    let c = cipher.encrypt(nonce, Payload { msg: m, aad }).unwrap();
    text("v2.local.", &[n, &c], f)
}

pub(crate) fn faulty(m: &[u8]) -> Vec<Faulty> {
    let (h, n): (&[u8], _) = (b"v2.local.", nonce(m));
    // The same key and nonce give the same ciphertext, whatever is authenticated with it.
    let cipher = XChaCha20Poly1305::new_from_slice(&local_key()).unwrap();
    let mut c = cipher.encrypt(n[..].try_into().unwrap(), m).unwrap();
    c.truncate(m.len());
    [
        (
            "no-empty-pieces",
            pae(&[h, &n]),
            "no piece for what is empty",
        ),
        (
            "implicit-piece",
            pae(&[h, &n, b"", b""]),
            "an empty piece for the implicit assertion, as in version 4",
        ),
        (
            "ciphertext-in-aad",
            pae(&[h, &n, &c, b""]),
            "a piece for the ciphertext, as in all other versions",
        ),
        (
            "other-header",
            pae(&[b"v4.local.", &n, b""]),
            "the header of version 4 is authenticated",
        ),
        (
            "concatenated-aad",
            [h, &n].concat(),
            "a concatenation is authenticated",
        ),
        (
            "no-aad",
            Vec::new(),
            "neither header nor footer are authenticated",
        ),
        (
            "aad-without-nonce",
            pae(&[h, b""]),
            "no piece for the nonce",
        ),
    ]
    .map(|(name, aad, comment)| (name, seal(&n, m, b"", &aad), comment))
    .into()
}
