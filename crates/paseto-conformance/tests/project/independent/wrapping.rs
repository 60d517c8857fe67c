//! PIE and PBKW of all versions.

use argon2::{Algorithm, Argon2, Params, Version};
use blake2::{
    Blake2b, Blake2bMac,
    digest::{
        FixedOutput, KeyInit, Update,
        consts::{U24, U32, U56},
    },
};
use chacha20::{
    XChaCha20,
    cipher::{KeyIvInit, StreamCipher},
};
use hmac::{Hmac, Mac as _};
use sha2::{Digest, Sha256, Sha384};

use super::nist::{ctr, hmac};

/// A step done otherwise.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    None,
    /// The first bytes of the two derivations exchanged.
    Exchanged,
    /// The first bytes are 1 and 2.
    OtherDomains,
    /// What the tag is of lacks this piece.
    Without(usize),
    /// The tag is of the key before it is encrypted.
    MessageInTag,
    /// `Ak` has the other one of 32 and 48 bytes.
    OtherLength,
    /// PBKDF2 with SHA-256.
    Sha256,
    /// Argon2 of another kind or version.
    Argon2(Algorithm, Version),
    /// The memory is written in kibibytes.
    Kibibytes,
}

/// Whether the version has HMAC-SHA-384 and AES; else it has BLAKE2b and XChaCha20.
pub(crate) const fn is_nist(version: u8) -> bool {
    version % 2 == 1
}

/// BLAKE2b, keyed where the key is not empty.
pub(crate) fn blake2b(key: &[u8], message: &[u8], length: usize) -> Vec<u8> {
    macro_rules! hash {
        ($length:ty) => {{
            // An empty key would be a key of zeros.
            if key.is_empty() {
                return Blake2b::<$length>::digest(message).to_vec();
            }
            let mut mac = Blake2bMac::<$length>::new_from_slice(key).unwrap();
            Update::update(&mut mac, message);
            mac.finalize_fixed().to_vec()
        }};
    }
    match length {
        24 => hash!(U24),
        32 => hash!(U32),
        _ => hash!(U56),
    }
}

/// The cipher of the version: AES-256-CTR or XChaCha20.
pub(crate) fn cipher(version: u8, key: &[u8], nonce: &[u8], data: &[u8]) -> Vec<u8> {
    if is_nist(version) {
        return ctr(key, nonce, data);
    }
    let mut data = data.to_vec();
    let mut cipher = XChaCha20::new_from_slices(key, nonce).unwrap();
    cipher.apply_keystream(&mut data);
    data
}

/// The keyed hash of the version.
pub(crate) fn mac(version: u8, key: &[u8], message: &[u8]) -> Vec<u8> {
    if is_nist(version) {
        hmac(key, message)
    } else {
        blake2b(key, message, 32)
    }
}

fn tag(version: u8, ak: &[u8], pieces: &[&[u8]], fault: Fault) -> Vec<u8> {
    let pieces = pieces.iter().enumerate();
    let pieces = pieces.filter(|(at, _)| fault != Fault::Without(*at));
    let message: Vec<_> = pieces.flat_map(|(_, piece)| piece.to_vec()).collect();
    mac(version, ak, &message)
}

fn domains(fault: Fault, right: [u8; 2]) -> [u8; 2] {
    match fault {
        Fault::Exchanged => [right[1], right[0]],
        Fault::OtherDomains => [1, 2],
        _ => right,
    }
}

/// `t ‖ n ‖ c`.
pub(crate) fn pie(
    version: u8,
    header: &str,
    wk: &[u8],
    n: &[u8],
    ptk: &[u8],
    fault: Fault,
) -> Vec<u8> {
    let [first, second] = domains(fault, [0x80, 0x81]);
    let derive = |domain: u8, length: usize| {
        let message = [&[domain], n].concat();
        if is_nist(version) {
            hmac(wk, &message)
        } else {
            blake2b(wk, &message, length)
        }
    };
    let x = derive(first, 56);
    let mut ak = derive(second, 32);
    if fault != Fault::OtherLength {
        ak.truncate(32);
    }
    let c = cipher(version, &x[..32], &x[32..], ptk);
    let of = if fault == Fault::MessageInTag {
        ptk
    } else {
        &c
    };
    let t = tag(version, &ak, &[header.as_bytes(), n, of], fault);
    [&t, n, &c].concat()
}

fn argon2id(password: &[u8], salt: &[u8], cost: &[u8], fault: Fault) -> Vec<u8> {
    let number = |bytes: &[u8]| u32::from_be_bytes(bytes.try_into().unwrap());
    let memory = u64::from_be_bytes(cost[..8].try_into().unwrap());
    let kib = match fault {
        Fault::Kibibytes => memory,
        _ => memory / 1024,
    };
    let (algorithm, version) = match fault {
        Fault::Argon2(algorithm, version) => (algorithm, version),
        _ => (Algorithm::Argon2id, Version::V0x13),
    };
    let kib = u32::try_from(kib).unwrap();
    let params = Params::new(kib, number(&cost[8..12]), number(&cost[12..]), None).unwrap();
    let mut key = vec![0; 32];
    Argon2::new(algorithm, version, params)
        .hash_password_into(password, salt, &mut key)
        .unwrap();
    key
}

/// The first block, of which no more than 32 bytes are taken.
fn pbkdf2(password: &[u8], salt: &[u8], cost: &[u8], fault: Fault) -> Vec<u8> {
    let prf = |message: &[u8]| match fault {
        Fault::Sha256 => {
            let mut mac = Hmac::<Sha256>::new_from_slice(password).unwrap();
            Update::update(&mut mac, message);
            mac.finalize().into_bytes().to_vec()
        }
        _ => hmac(password, message),
    };
    let mut u = prf(&[salt, &[0, 0, 0, 1]].concat());
    let mut key = u.clone();
    for _ in 1..u32::from_be_bytes(cost.try_into().unwrap()) {
        u = prf(&u);
        key.iter_mut()
            .zip(&u)
            .for_each(|(byte, more)| *byte ^= more);
    }
    key.truncate(32);
    key
}

/// `salt ‖ cost ‖ n ‖ edk ‖ t`, where `random` is salt and nonce.
pub(crate) fn pbkw(
    version: u8,
    header: &str,
    password: &[u8],
    cost: &[u8],
    random: &[u8],
    ptk: &[u8],
    fault: Fault,
) -> Vec<u8> {
    let is_nist = is_nist(version);
    let (salt, n) = random.split_at(if is_nist { 32 } else { 16 });
    let k = if is_nist {
        pbkdf2(password, salt, cost, fault)
    } else {
        argon2id(password, salt, cost, fault)
    };
    let [first, second] = domains(fault, [0xff, 0xfe]);
    let derive = |domain: u8| {
        let message = [&[domain], &k[..]].concat();
        if is_nist {
            Sha384::digest(&message).to_vec()
        } else {
            blake2b(b"", &message, 32)
        }
    };
    let (ek, mut ak) = (derive(first), derive(second));
    if fault == Fault::OtherLength {
        ak.truncate(32);
    }
    let edk = cipher(version, &ek[..32], n, ptk);
    let of = if fault == Fault::MessageInTag {
        ptk
    } else {
        &edk
    };
    let t = tag(version, &ak, &[header.as_bytes(), salt, cost, n, of], fault);
    [salt, cost, n, &edk, &t].concat()
}
