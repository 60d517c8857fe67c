//! Version 4 from the specification, with nothing of this workspace: what the vectors of tokens
//! that are made are compared with, and what makes tokens that are wrong in one step.

use blake2::{
    Blake2bMac,
    digest::{
        FixedOutput, KeyInit, Update,
        consts::{U32, U56},
    },
};
use chacha20::{
    XChaCha20,
    cipher::{KeyIvInit, StreamCipher},
};
use ed25519_dalek::{Signer, SigningKey};

use crate::project::case::{LOCAL_KEY, NONCE, seed, text};

/// Pre-Authentication Encoding.
fn pae(pieces: &[&[u8]]) -> Vec<u8> {
    let le64 = |n: usize| u64::try_from(n).unwrap().to_le_bytes();
    let mut bytes = le64(pieces.len()).to_vec();
    for piece in pieces {
        bytes.extend(le64(piece.len()));
        bytes.extend_from_slice(piece);
    }
    bytes
}

/// Version4, Sign.
pub(crate) fn sign(m: &[u8], f: &[u8], i: &[u8]) -> String {
    let h = b"v4.public.";
    let key = SigningKey::from_bytes(&seed().try_into().unwrap());
    let signature = key.sign(&pae(&[h, m, f, i])).to_bytes();
    text("v4.public.", &[m, &signature], f)
}

/// How a token is wrong.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    None,
    NoEmptyPieces,
    OtherHeader,
    ConcatenatedTag,
    MessageInTag,
    UnkeyedTag,
    KeysExchanged,
    KeyInTheClear,
}

/// Version4, Encrypt; but for the fault.
pub(crate) fn encrypt(m: &[u8], f: &[u8], i: &[u8], fault: Fault) -> String {
    let (k, n) = (hex::decode(LOCAL_KEY).unwrap(), hex::decode(NONCE).unwrap());
    let mac = |key: &[u8]| Blake2bMac::<U32>::new_from_slice(key).unwrap();
    let mut split = Blake2bMac::<U56>::new_from_slice(&k).unwrap();
    split.update(b"paseto-encryption-key");
    split.update(&n);
    let tmp = split.finalize_fixed();
    let (ek, n2) = tmp.split_at(32);
    let mut ak = mac(&k);
    ak.update(b"paseto-auth-key-for-aead");
    ak.update(&n);
    let ak = ak.finalize_fixed();
    let (ek, ak) = match fault {
        Fault::KeysExchanged => (&ak[..], ek),
        Fault::KeyInTheClear => (ek, &k[..]),
        _ => (ek, &ak[..]),
    };

    let mut c = m.to_vec();
    XChaCha20::new_from_slices(ek, n2)
        .unwrap()
        .apply_keystream(&mut c);
    let h: &[u8] = b"v4.local.";
    let authenticated = match fault {
        Fault::NoEmptyPieces => pae(&[h, &n, &c]),
        Fault::OtherHeader => pae(&[b"v2.local.", &n, &c, f, i]),
        Fault::ConcatenatedTag => [h, &n, &c, f, i].concat(),
        Fault::MessageInTag => pae(&[h, &n, m, f, i]),
        _ => pae(&[h, &n, &c, f, i]),
    };
    let mut t = mac(if fault == Fault::UnkeyedTag { b"" } else { ak });
    t.update(&authenticated);
    text("v4.local.", &[&n, &c, &t.finalize_fixed()], f)
}
