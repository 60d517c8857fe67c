//! Each version from its specification, with nothing of this workspace: what the vectors of tokens
//! that are made are compared with, and what makes tokens that are wrong in one step.

pub(crate) mod ecdsa;
pub(crate) mod nist;
pub(crate) mod sealing;
pub(crate) mod v1;
pub(crate) mod v2;
pub(crate) mod v3;
pub(crate) mod v4;
pub(crate) mod wrapping;

/// The local key of the official vectors, and of all cases.
pub(crate) const LOCAL_KEY: &str =
    "707172737475767778797a7b7c7d7e7f808182838485868788898a8b8c8d8e8f";

/// The Ed25519 seed of the official vectors, and of all cases.
pub(crate) const SEED: &str = "b4cbfb43df4ce210727d953e4a713307fa19bb7d9f85041438d9e11b942a3774";

pub(crate) fn local_key() -> Vec<u8> {
    hex::decode(LOCAL_KEY).unwrap()
}

pub(crate) fn ed25519_key() -> ed25519_dalek::SigningKey {
    let seed: [u8; 32] = hex::decode(SEED).unwrap().try_into().unwrap();
    ed25519_dalek::SigningKey::from_bytes(&seed)
}

/// Pre-Authentication Encoding.
pub(crate) fn pae(pieces: &[&[u8]]) -> Vec<u8> {
    let le64 = |n: usize| u64::try_from(n).unwrap().to_le_bytes();
    let mut bytes = le64(pieces.len()).to_vec();
    for piece in pieces {
        bytes.extend(le64(piece.len()));
        bytes.extend_from_slice(piece);
    }
    bytes
}

/// A local token that was made with one step done otherwise: what is done, and what that is.
pub(crate) type Faulty = (&'static str, String, &'static str);
