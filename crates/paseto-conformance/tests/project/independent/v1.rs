//! Version 1.

use std::sync::LazyLock;

use sha2::Sha384;

use super::{
    Faulty, local_key,
    nist::{ctr, hkdf, hmac},
    pae,
};
use crate::project::{
    rsa::{Rsa, primes, pss::Pss},
    token::text,
};

pub(crate) static KEY: LazyLock<Rsa> = LazyLock::new(|| Rsa::new(&primes::OFFICIAL));
pub(crate) const NONCE: &str = "26f7553354482a1d91d4784627854b8da6b8042a7966523c2b404e8dbbe7f7f2";

/// In place of random bytes, so that the tokens are the same each time.
pub(crate) const SALT: &[u8; 48] = b"a salt of 48 bytes, the same in each of the test";

/// Version1, Sign.
pub(crate) fn sign(m: &[u8], f: &[u8], _: &[u8]) -> String {
    let m2 = pae(&[b"v1.public.", m, f]);
    let encoded = Pss::new(&m2, SALT).encode::<Sha384, Sha384>();
    text("v1.public.", &[m, &KEY.raw(&encoded)], f)
}

/// Version1, GetNonce.
pub(crate) fn nonce(m: &[u8], b: &[u8]) -> Vec<u8> {
    let mut n = hmac(b, m);
    n.truncate(32);
    n
}

/// Version1, Encrypt.
pub(crate) fn encrypt(m: &[u8], f: &[u8], _: &[u8]) -> String {
    let n = nonce(m, &hex::decode(NONCE).unwrap());
    seal(&n, m, f, Fault::None)
}

/// How a token is wrong.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    None,
    NoEmptyPieces,
    ImplicitPiece,
    OtherHeader,
    ConcatenatedTag,
    MessageInTag,
    UnkeyedTag,
    KeysExchanged,
    KeyInTheClear,
    WholeNonceAsSalt,
    OtherHalfAsSalt,
    NonceInInfo,
}

/// Version1, Encrypt, from step 5 on; but for the fault.
pub(crate) fn seal(n: &[u8], m: &[u8], f: &[u8], fault: Fault) -> String {
    let k = local_key();
    let (salt, nonce_info): (&[u8], &[u8]) = match fault {
        Fault::WholeNonceAsSalt => (n, b""),
        Fault::OtherHalfAsSalt => (&n[16..], b""),
        Fault::NonceInInfo => (b"", n),
        _ => (&n[..16], b""),
    };
    let derive = |label: &[u8]| hkdf(&k, salt, &[label, nonce_info], 32);
    let (ek, ak) = (
        derive(b"paseto-encryption-key"),
        derive(b"paseto-auth-key-for-aead"),
    );
    let (ek, ak) = match fault {
        Fault::KeysExchanged => (ak, ek),
        Fault::KeyInTheClear => (ek, k),
        Fault::UnkeyedTag => (ek, Vec::new()),
        _ => (ek, ak),
    };
    let c = ctr(&ek, &n[16..], m);
    let h: &[u8] = b"v1.local.";
    let authenticated = match fault {
        Fault::NoEmptyPieces => pae(&[h, n, &c]),
        Fault::ImplicitPiece => pae(&[h, n, &c, f, b""]),
        Fault::OtherHeader => pae(&[b"v3.local.", n, &c, f]),
        Fault::ConcatenatedTag => [h, n, &c, f].concat(),
        Fault::MessageInTag => pae(&[h, n, m, f]),
        _ => pae(&[h, n, &c, f]),
    };
    text("v1.local.", &[n, &c, &hmac(&ak, &authenticated)], f)
}

pub(crate) fn faulty(m: &[u8]) -> Vec<Faulty> {
    let n = nonce(m, &hex::decode(NONCE).unwrap());
    [
        (
            "no-empty-pieces",
            Fault::NoEmptyPieces,
            "no piece for what is empty",
        ),
        (
            "implicit-piece",
            Fault::ImplicitPiece,
            "an empty piece for the implicit assertion, as in version 3",
        ),
        (
            "other-header",
            Fault::OtherHeader,
            "the header of version 3 is authenticated",
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
            "whole-nonce-as-salt",
            Fault::WholeNonceAsSalt,
            "HKDF's salt is all of the nonce",
        ),
        (
            "other-half-as-salt",
            Fault::OtherHalfAsSalt,
            "HKDF's salt is the half of the nonce that AES counts from",
        ),
        (
            "nonce-in-info",
            Fault::NonceInInfo,
            "HKDF gets the nonce in the info, as in version 3",
        ),
    ]
    .map(|(name, fault, comment)| (name, seal(&n, m, b"", fault), comment))
    .into()
}
