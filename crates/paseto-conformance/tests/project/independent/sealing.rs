//! PKE of all versions.

use std::sync::LazyLock;

use curve25519_dalek::{edwards::CompressedEdwardsY, montgomery::MontgomeryPoint};
use num_bigint::BigUint;
use sha2::{Digest, Sha384, Sha512};

use super::{
    ecdsa, ed25519_key,
    nist::hmac,
    v3,
    wrapping::{blake2b, cipher, mac},
};
use crate::project::rsa::{Rsa, fixed, primes};

pub(crate) static KEY: LazyLock<Rsa> = LazyLock::new(|| Rsa::new(&primes::RSA_4096));

/// A step done otherwise.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    None,
    /// The first bytes of the two derivations exchanged.
    Exchanged,
    /// The header is in no derivation.
    NoHeader,
    /// The tag is not of the header.
    NoHeaderInTag,
    /// The tag is not of what was sent for the secret.
    NoEphemeralInTag,
    /// The recipient's key in another form: that of Ed25519, or not compressed.
    OtherForm,
    /// The key of the derivations is the hash of the secret, not of what is sent.
    SecretHashed,
}

/// The two halves of the recipient's pair.
pub(crate) fn pair(version: u8) -> (Vec<u8>, Vec<u8>) {
    match version {
        1 => (KEY.pkcs1(), KEY.spki()),
        3 => (hex::decode(v3::SECRET_KEY).unwrap(), v3::public_key()),
        _ => {
            let key = ed25519_key();
            let public = key.verifying_key().to_bytes().to_vec();
            (key.to_keypair_bytes().to_vec(), public)
        }
    }
}

/// The recipient's X25519 key.
pub(crate) fn x25519_key() -> [u8; 32] {
    let point = CompressedEdwardsY(ed25519_key().verifying_key().to_bytes());
    point.decompress().unwrap().to_montgomery().to_bytes()
}

/// What is sent for the secret, and the secret.
pub(crate) fn exchange(version: u8, random: &[u8]) -> (Vec<u8>, Vec<u8>) {
    match version {
        1 => {
            let mut r = random.to_vec();
            r[0] = (r[0] & 0x7f) | 0x40;
            let c = BigUint::from_bytes_be(&r).modpow(&KEY.e, &KEY.n);
            (fixed(&c, 512), r)
        }
        3 => {
            let esk = BigUint::from_bytes_be(random);
            let pk = ecdsa::point(&v3::public_key());
            let xk = ecdsa::compressed(&ecdsa::times(&pk, &esk)).split_off(1);
            (ecdsa::compressed(&ecdsa::multiple(&esk)), xk)
        }
        _ => {
            let esk: [u8; 32] = random.try_into().unwrap();
            let epk = MontgomeryPoint::mul_base_clamped(esk).to_bytes();
            let xk = MontgomeryPoint(x25519_key()).mul_clamped(esk).to_bytes();
            // The recipient computes the same.
            let hash = Sha512::digest(ed25519_key().to_bytes());
            let xsk: [u8; 32] = hash[..32].try_into().unwrap();
            assert_eq!(MontgomeryPoint(epk).mul_clamped(xsk).to_bytes(), xk);
            (epk.to_vec(), xk.to_vec())
        }
    }
}

/// What is sent, with the secret that the recipient computes from it.
pub(crate) fn seal(version: u8, pdk: &[u8], sent: &[u8], secret: &[u8], fault: Fault) -> Vec<u8> {
    let header = format!("k{version}.seal.");
    let h = header.as_bytes();
    let [first, second] = match fault {
        Fault::Exchanged => [2, 1],
        _ => [1, 2],
    };
    let in_hash: &[u8] = if fault == Fault::NoHeader { b"" } else { h };
    let recipient = match (version, fault) {
        (2 | 4, Fault::OtherForm) => pair(version).1,
        (2 | 4, _) => x25519_key().to_vec(),
        (_, Fault::OtherForm) => ecdsa::uncompressed(&ecdsa::point(&v3::public_key())),
        _ => v3::public_key(),
    };
    let derive = |domain: u8| match version {
        1 => {
            let key = match fault {
                Fault::SecretHashed => Sha384::digest(secret).to_vec(),
                _ => Sha384::digest(sent).to_vec(),
            };
            hmac(&key, &[&[domain], in_hash, secret].concat())
        }
        3 => Sha384::digest([&[domain], in_hash, secret, sent, &recipient].concat()).to_vec(),
        _ => {
            let message = [&[domain], in_hash, secret, sent, &recipient].concat();
            blake2b(b"", &message, 32)
        }
    };
    let (x, ak) = (derive(first), derive(second));
    let (ek, n) = match version {
        1 | 3 => (&x[..32], x[32..].to_vec()),
        _ => (&x[..], blake2b(b"", &[sent, &x25519_key()].concat(), 24)),
    };
    let edk = cipher(version, ek, &n, pdk);
    let of_tag = match fault {
        Fault::NoHeaderInTag => [sent, &edk].concat(),
        Fault::NoEphemeralInTag => [h, &edk].concat(),
        _ => [h, sent, &edk].concat(),
    };
    let t = mac(version, &ak, &of_tag);
    match version {
        1 => [&t, &edk, sent].concat(),
        _ => [&t, sent, &edk].concat(),
    }
}
