//! The keys that are used.

use paserk::Key;
use paseto_wiped::Needles;

/// 32 bytes, all of them different.
pub(crate) const SYMMETRIC: [u8; 32] = {
    let mut bytes = [0; 32];
    let mut at = 0;
    while at < bytes.len() {
        bytes[at] = (at as u8).wrapping_mul(0x9d).wrapping_add(0x43);
        at += 1;
    }
    bytes
};

/// A key that wraps another one.
pub(crate) const WRAPPING: [u8; 32] = {
    let mut bytes = SYMMETRIC;
    let mut at = 0;
    while at < bytes.len() {
        bytes[at] = bytes[at].wrapping_mul(0x35) ^ 0xe7;
        at += 1;
    }
    bytes
};

/// A secret number of P-384.
pub(crate) const P_384: [u8; 48] = {
    let mut bytes = [0x2b; 48];
    let mut at = 0;
    while at < 47 {
        bytes[at + 1] = (at as u8).wrapping_mul(0x4f).wrapping_add(0x11);
        at += 1;
    }
    bytes
};

/// An `RSAPrivateKey` of 2048 bits.
pub(crate) const RSA_2048: &[u8] = include_bytes!("../../../../bench/keys/rsa-2048-secret.der");

/// An `RSAPrivateKey` of 4096 bits, which stands in a PKCS#8 file behind 26 bytes.
pub(crate) const RSA_4096: &[u8] = {
    let file = include_bytes!("../../../../crates/paseto-keyfile/tests/fixtures/rsa4096.der");
    file.split_at(26).1
};

/// `seed ‖ public key` of Ed25519.
pub(crate) static ED25519: std::sync::LazyLock<Vec<u8>> = std::sync::LazyLock::new(|| {
    let pair = paseto_v4::SecretKey::from_seed(&SYMMETRIC).unwrap();
    pair.expose_bytes().expose().to_vec()
});

/// The secret bytes of a key that has these, and what is derived from them once.
pub(crate) fn secrets(bytes: &[u8]) -> Needles {
    match bytes.len() {
        64 => Needles::new()
            .secret("the seed", &bytes[..32])
            .and(super::derived::of_a_seed(&bytes[..32])),
        32 | 48 => Needles::new().secret("the key", bytes),
        // Behind the version, n and e; the tags and lengths between the numbers are no secrets.
        256.. => secret_numbers(bytes),
        _ => unreachable!("no key has this length"),
    }
}

/// The text of a key, as far as it stands for what is secret.
pub(crate) fn text<K: Key>(bytes: &[u8], text: &str) -> Needles {
    let letters = text.strip_prefix(K::HEADER).unwrap();
    match bytes.len() {
        64 => Needles::new().text("the seed", &letters[..42]),
        256.. => texts_of_numbers(bytes, letters),
        _ => Needles::new().text("the key", letters),
    }
}

fn secret_numbers(der: &[u8]) -> Needles {
    let numbers = numbers(der)
        .into_iter()
        .zip(["d", "p", "q", "dP", "dQ", "qInv"]);
    numbers.fold(Needles::new(), |needles, (place, name)| {
        needles.secret(name, &der[place])
    })
}

fn texts_of_numbers(der: &[u8], letters: &str) -> Needles {
    numbers(der)
        .into_iter()
        .fold(Needles::new(), |needles, place| {
            needles.text(
                "a number",
                &letters[(place.start * 4).div_ceil(3)..place.end * 4 / 3],
            )
        })
}

/// Where d, p, q, dP, dQ and qInv stand (RFC 8017, appendix A.1.2).
fn numbers(der: &[u8]) -> Vec<std::ops::Range<usize>> {
    let mut at = contents(der, 0).start;
    let mut numbers = Vec::new();
    while at < der.len() {
        let number = contents(der, at);
        at = number.end;
        numbers.push(number);
    }
    numbers.split_off(3)
}

/// Where the contents of the value that begins there stand.
fn contents(der: &[u8], at: usize) -> std::ops::Range<usize> {
    let first = usize::from(der[at + 1]);
    let start = at + 2 + first.saturating_sub(0x80);
    let length = match first {
        0x80.. => der[at + 2..start]
            .iter()
            .fold(0, |n, byte| n << 8 | usize::from(*byte)),
        _ => first,
    };
    start..start + length
}
