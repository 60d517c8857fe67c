//! Version 4.

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
use ed25519_dalek::Signer;

use super::{Faulty, ed25519_key, local_key, pae};
use crate::project::token::text;

pub(crate) const NONCE: &str = "df654812bac492663825520ba2f6e67cf5ca5bdc13d4e7507a98cc4c2fcc3ad8";

/// Version4, Sign.
pub(crate) fn sign(m: &[u8], f: &[u8], i: &[u8]) -> String {
    let h = b"v4.public.";
    let signature = ed25519_key().sign(&pae(&[h, m, f, i])).to_bytes();
    text("v4.public.", &[m, &signature], f)
}

/// How a token is wrong.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Fault {
    None,
    NoEmptyPieces,
    OtherHeader,
    ConcatenatedTag,
    MessageInTag,
    UnkeyedTag,
    KeysExchanged,
    KeyInTheClear,
}

/// Version4, Encrypt.
pub(crate) fn encrypt(m: &[u8], f: &[u8], i: &[u8]) -> String {
    seal(m, f, i, Fault::None)
}

/// Version4, Encrypt; but for the fault.
fn seal(m: &[u8], f: &[u8], i: &[u8], fault: Fault) -> String {
    let (k, n) = (local_key(), hex::decode(NONCE).unwrap());
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

pub(crate) fn faulty(m: &[u8]) -> Vec<Faulty> {
    let faults = [
        (
            "no-empty-pieces",
            Fault::NoEmptyPieces,
            "no pieces for what is empty",
        ),
        (
            "other-header",
            Fault::OtherHeader,
            "the header of version 2 is authenticated",
        ),
        (
            "concatenated-tag",
            Fault::ConcatenatedTag,
            "the tag is of a concatenation",
        ),
        (
            "message-in-tag",
            Fault::MessageInTag,
            "the tag is of the message, not the ciphertext",
        ),
        (
            "unkeyed-tag",
            Fault::UnkeyedTag,
            "a hash of public bytes, which anybody can make",
        ),
        (
            "keys-exchanged",
            Fault::KeysExchanged,
            "Ek and Ak exchanged",
        ),
        (
            "tag-under-the-key",
            Fault::KeyInTheClear,
            "the tag is made with the key, not with Ak",
        ),
    ];
    let tokens = faults.map(|(name, fault, comment)| (name, seal(m, b"", b"", fault), comment));
    tokens.into()
}
