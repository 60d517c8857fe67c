//! Version 3.

use num_bigint::BigUint;

use super::{
    Faulty,
    ecdsa::{bytes, compressed, hash_number, multiple, sign_number},
    local_key,
    nist::{ctr, hkdf, hmac},
    pae,
};
use crate::project::token::text;

pub(crate) const NONCE: &str = "26f7553354482a1d91d4784627854b8da6b8042a7966523c2b404e8dbbe7f7f2";

/// The secret key of the official vectors.
pub(crate) const SECRET_KEY: &str = "20347609607477aca8fbfbc5e6218455f3199669792ef8b4\
                                     66faa87bdc67798144c848dd03661eed5ac62461340cea96";

pub(crate) fn secret_number() -> BigUint {
    BigUint::parse_bytes(SECRET_KEY.as_bytes(), 16).unwrap()
}

/// The 49 bytes of the public key.
pub(crate) fn public_key() -> Vec<u8> {
    compressed(&multiple(&secret_number()))
}

/// Version3, Sign, step 3.
pub(crate) fn m2(m: &[u8], f: &[u8], i: &[u8]) -> Vec<u8> {
    pae(&[&public_key(), b"v3.public.", m, f, i])
}

/// Version3, Sign.
pub(crate) fn sign(m: &[u8], f: &[u8], i: &[u8]) -> String {
    let (r, s) = sign_number(&secret_number(), &hash_number(&m2(m, f, i)));
    text("v3.public.", &[m, &bytes(&r), &bytes(&s)], f)
}

/// Version3, Encrypt.
pub(crate) fn encrypt(m: &[u8], f: &[u8], i: &[u8]) -> String {
    seal(&hex::decode(NONCE).unwrap(), m, f, i, Fault::None)
}

/// How a token is wrong.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    None,
    NoEmptyPieces,
    NoImplicitPiece,
    OtherHeader,
    ConcatenatedTag,
    MessageInTag,
    UnkeyedTag,
    KeysExchanged,
    KeyInTheClear,
    NonceAsSalt,
    NonceBeforeLabel,
    ShortAuthenticationKey,
}

/// Version3, Encrypt, step 4: the counter.
pub(crate) fn counter(n: &[u8]) -> Vec<u8> {
    hkdf(&local_key(), b"", &[b"paseto-encryption-key", n], 48).split_off(32)
}

/// Version3, Encrypt, from step 4 on; but for the fault.
pub(crate) fn seal(n: &[u8], m: &[u8], f: &[u8], i: &[u8], fault: Fault) -> String {
    let k = local_key();
    let derive = |label: &[u8]| match fault {
        Fault::NonceAsSalt => hkdf(&k, n, &[label], 48),
        Fault::NonceBeforeLabel => hkdf(&k, b"", &[n, label], 48),
        _ => hkdf(&k, b"", &[label, n], 48),
    };
    let (tmp, ak) = (
        derive(b"paseto-encryption-key"),
        derive(b"paseto-auth-key-for-aead"),
    );
    let (ek, n2) = tmp.split_at(32);
    let (ek, ak) = match fault {
        Fault::KeysExchanged => (&ak[..32], tmp.clone()),
        Fault::KeyInTheClear => (ek, k),
        Fault::UnkeyedTag => (ek, Vec::new()),
        Fault::ShortAuthenticationKey => (ek, ak[..32].to_vec()),
        _ => (ek, ak),
    };
    let c = ctr(ek, n2, m);
    let h: &[u8] = b"v3.local.";
    let authenticated = match fault {
        Fault::NoEmptyPieces => pae(&[h, n, &c]),
        Fault::NoImplicitPiece => pae(&[h, n, &c, f]),
        Fault::OtherHeader => pae(&[b"v1.local.", n, &c, f, i]),
        Fault::ConcatenatedTag => [h, n, &c, f, i].concat(),
        Fault::MessageInTag => pae(&[h, n, m, f, i]),
        _ => pae(&[h, n, &c, f, i]),
    };
    text("v3.local.", &[n, &c, &hmac(&ak, &authenticated)], f)
}

pub(crate) fn faulty(m: &[u8]) -> Vec<Faulty> {
    let n = hex::decode(NONCE).unwrap();
    [
        (
            "no-empty-pieces",
            Fault::NoEmptyPieces,
            "no pieces for what is empty",
        ),
        (
            "no-implicit-piece",
            Fault::NoImplicitPiece,
            "no piece for the implicit assertion, as in version 1",
        ),
        (
            "other-header",
            Fault::OtherHeader,
            "the header of version 1 is authenticated",
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
        (
            "nonce-as-salt",
            Fault::NonceAsSalt,
            "HKDF gets the nonce as its salt, not in the info",
        ),
        (
            "nonce-before-label",
            Fault::NonceBeforeLabel,
            "HKDF's info begins with the nonce",
        ),
        (
            "short-authentication-key",
            Fault::ShortAuthenticationKey,
            "Ak is cut to 32 bytes",
        ),
    ]
    .map(|(name, fault, comment)| (name, seal(&n, m, b"", b"", fault), comment))
    .into()
}
