//! The keys of the cases.

use std::{iter, ops::Range};

use paserk::Key;

/// A key with the bytes that all cases have, and where these are secret.
pub(super) trait Sample: Key {
    /// As PASERK has them.
    fn bytes() -> Vec<u8>;

    /// Which of them are secret.
    fn secrets(bytes: &[u8]) -> Vec<Range<usize>> {
        iter::once(0..bytes.len()).collect()
    }
}

/// 32 bytes.
pub(super) const SYMMETRIC: [u8; 32] = {
    let mut bytes = [0; 32];
    let mut at = 0;
    while at < bytes.len() {
        bytes[at] = 0x70 + at as u8;
        at += 1;
    }
    bytes
};

macro_rules! symmetric {
    ($($Key:ty),+) => {$(
        impl Sample for $Key {
            fn bytes() -> Vec<u8> {
                SYMMETRIC.to_vec()
            }
        }
    )+};
}

symmetric!(
    paseto_v1::LocalKey,
    paseto_v2::LocalKey,
    paseto_v3::LocalKey,
    paseto_v4::LocalKey,
    paseto_v1::WrappingKey,
    paseto_v2::WrappingKey,
    paseto_v3::WrappingKey,
    paseto_v4::WrappingKey
);

/// `seed ‖ public key`.
macro_rules! ed25519 {
    ($($Key:ty, of $Pair:ty);+) => {$(
        impl Sample for $Key {
            fn bytes() -> Vec<u8> {
                let pair = <$Pair>::from_seed(&SYMMETRIC).expect("a seed");
                pair.expose_bytes().expose().to_vec()
            }

            fn secrets(_: &[u8]) -> Vec<Range<usize>> {
                iter::once(0..32).collect()
            }
        }
    )+};
}

ed25519!(
    paseto_v2::SecretKey, of paseto_v2::SecretKey;
    paseto_v4::SecretKey, of paseto_v4::SecretKey;
    paseto_v2::SealingSecretKey, of paseto_v2::SecretKey;
    paseto_v4::SealingSecretKey, of paseto_v4::SecretKey
);

macro_rules! p384 {
    ($($Key:ty),+) => {$(
        impl Sample for $Key {
            fn bytes() -> Vec<u8> {
                [&SYMMETRIC[..], &SYMMETRIC[..16]].concat()
            }
        }
    )+};
}

p384!(paseto_v3::SecretKey, paseto_v3::SealingSecretKey);

/// All numbers but the modulus and the public exponent.
impl Sample for paseto_v1::SecretKey {
    fn bytes() -> Vec<u8> {
        include_bytes!("../../../../bench/keys/rsa-2048-secret.der").to_vec()
    }

    fn secrets(bytes: &[u8]) -> Vec<Range<usize>> {
        secret_numbers(bytes)
    }
}

/// An `RSAPrivateKey` of 4096 bits, which stands in a PKCS#8 file behind 26 bytes.
pub(super) const RSA_4096: &[u8] = {
    let file = include_bytes!("../../../../crates/paseto-keyfile/tests/fixtures/rsa4096.der");
    file.split_at(26).1
};

/// How long a number is, DER tells, and whether it begins with a zero. So that is not marked, nor what is
/// behind it: the first byte of the number, which says the same.
const PUBLIC: usize = 2;

/// Where the numbers d, p, q, dP, dQ and qInv of an `RSAPrivateKey` (RFC 8017, appendix A.1.2) stand.
pub(super) fn secret_numbers(der: &[u8]) -> Vec<Range<usize>> {
    let mut at = contents(der, 0).start;
    let mut numbers = Vec::new();
    while at < der.len() {
        let number = contents(der, at);
        at = number.end;
        numbers.push(number.start + PUBLIC..number.end);
    }
    // The version, n and e.
    numbers.split_off(3)
}

/// Where the contents of the value that begins there stand.
fn contents(der: &[u8], at: usize) -> Range<usize> {
    let first = usize::from(der[at + 1]);
    let (length, start) = match first.checked_sub(0x80) {
        None => (first, at + 2),
        Some(bytes) => {
            let start = at + 2 + bytes;
            let length = der[at + 2..start]
                .iter()
                .fold(0, |n, byte| n << 8 | usize::from(*byte));
            (length, start)
        }
    };
    start..start + length
}
