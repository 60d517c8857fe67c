//! The Pre-Authentication Encoding, made beforehand.

use crate::{
    material,
    paseto::{self, Purpose, Version},
};

/// What is authenticated around nonce and ciphertext of a token without a footer.
#[derive(Debug)]
pub struct Frame {
    /// Before the nonce.
    pub before: Vec<u8>,
    /// Between nonce and ciphertext; for v2, after the nonce.
    pub between: Vec<u8>,
    /// After the ciphertext.
    pub after: Vec<u8>,
}

impl Frame {
    /// For a nonce and a ciphertext of these lengths.
    pub fn new(version: Version, nonce: usize, ciphertext: usize) -> Self {
        let header = paseto::header(version, Purpose::Local);
        // Header and nonce; the ciphertext, which v2 authenticates by itself; the footer; the
        // implicit assertion.
        let (pieces, after) = match version {
            Version::V1 => (4, 1),
            Version::V2 => (3, 0),
            Version::V3 | Version::V4 => (5, 2),
        };
        let mut before = number(pieces);
        before.extend(piece(header.as_bytes()));
        before.extend(number(nonce));
        let between = match version {
            // The empty footer.
            Version::V2 => 0,
            _ => ciphertext,
        };
        Self {
            before,
            between: number(between),
            after: vec![0; 8 * after],
        }
    }
}

fn number(value: usize) -> Vec<u8> {
    let value = u64::try_from(value).expect("it is less than 2^63");
    value.to_le_bytes().to_vec()
}

fn piece(bytes: &[u8]) -> Vec<u8> {
    [&number(bytes.len()), bytes].concat()
}

/// What a `public` token with this payload and this footer is signed over.
pub fn signed(version: Version, payload: &str, footer: &str) -> Vec<u8> {
    let (header, key) = (
        paseto::header(version, Purpose::Public),
        material::public_key(version),
    );
    let mut pieces = vec![header.as_bytes(), payload.as_bytes(), footer.as_bytes()];
    if version == Version::V3 {
        pieces.insert(0, &key);
    }
    if version.has_implicit() {
        pieces.push(b"");
    }
    let encoded = pieces.iter().flat_map(|bytes| piece(bytes));
    number(pieces.len()).into_iter().chain(encoded).collect()
}
