//! Secret keys of version 1.

use num_bigint::BigUint;

use crate::project::{
    independent::v1::KEY,
    rsa::{Rsa, algorithm, integer, null, octet_string, oid, primes, sequence},
    rsa_keys::{Row, indefinite, long_length, pem},
};

/// Numbers that belong together, 2048 bits, and 65537.
pub(crate) fn numbers() -> Vec<Row> {
    let of = |primes| Rsa::new(primes).pkcs1();
    let other = Rsa::new(&primes::OTHER);
    let with = |change: &dyn Fn(&mut Rsa)| {
        let mut key = KEY.clone();
        change(&mut key);
        key.pkcs1()
    };
    let (parameters, mismatch) = ("key.parameters", "key.mismatch");
    vec![
        ("good", KEY.pkcs1(), "ok", "an ordinary key"),
        ("other", other.pkcs1(), "ok", "another one"),
        (
            "rsa-1024",
            of(&primes::RSA_1024),
            parameters,
            "2048 bits are needed",
        ),
        (
            "rsa-3072",
            of(&primes::RSA_3072),
            parameters,
            "2048 bits are needed",
        ),
        (
            "rsa-4096",
            of(&primes::RSA_4096),
            parameters,
            "2048 bits are needed",
        ),
        (
            "exponent-3",
            of(&primes::EXPONENT_3),
            parameters,
            "65537 is needed",
        ),
        (
            "other-modulus",
            with(&|key| key.n = other.n.clone()),
            mismatch,
            "n is not p q",
        ),
        (
            "other-d",
            with(&|key| key.d = &key.d - 2u8),
            mismatch,
            "d does not belong to e",
        ),
        (
            "d-not-reduced",
            with(&|key| key.d = &key.d + (&key.p - 1u8) * (&key.q - 1u8)),
            mismatch,
            "d is not below n, though it belongs to e",
        ),
        (
            "other-p",
            with(&|key| key.p = other.p.clone()),
            mismatch,
            "n is not p q",
        ),
        (
            "other-dp",
            with(&|key| key.dp = other.dp.clone()),
            mismatch,
            "signing with it would give a factor of n away",
        ),
        (
            "other-dq",
            with(&|key| key.dq = other.dq.clone()),
            mismatch,
            "signing with it would give a factor of n away",
        ),
        (
            "other-q-inv",
            with(&|key| key.q_inv = &key.q_inv - 1u8),
            mismatch,
            "signing with it would give a factor of n away",
        ),
        (
            "primes-exchanged",
            with(&|key| std::mem::swap(&mut key.p, &mut key.q)),
            mismatch,
            "and dp, dq and q_inv left as they were",
        ),
        (
            "three-primes",
            three_primes(),
            parameters,
            "more than two primes",
        ),
        (
            "p-is-1",
            with(&|key| (key.p, key.q) = (1u8.into(), key.n.clone())),
            mismatch,
            "no prime, though n is p q",
        ),
    ]
}

/// `otherPrimeInfos` stands where there are more than two primes.
fn three_primes() -> Vec<u8> {
    let (one, three) = (BigUint::from(1u8), BigUint::from(3u8));
    let numbers = [
        &one, &KEY.n, &KEY.e, &KEY.d, &KEY.p, &KEY.q, &KEY.dp, &KEY.dq, &KEY.q_inv,
    ];
    let mut parts: Vec<_> = numbers.map(integer).into();
    let third = sequence(&[&three, &one, &one].map(integer));
    parts.push(sequence(&[third]));
    sequence(&parts)
}

/// RSAPrivateKey, in DER.
pub(crate) fn encodings() -> Vec<Row> {
    let (good, encoding) = (KEY.pkcs1(), "key.encoding");
    let pkcs8 = sequence(&[
        integer(&BigUint::ZERO),
        algorithm(oid::RSA_ENCRYPTION, &null()),
        octet_string(&good),
    ]);
    // Version 1 is that of keys with more than two primes.
    let mut multi_prime = good.clone();
    assert_eq!(multi_prime[4..7], [2, 1, 0]);
    multi_prime[6] = 1;
    let numbers = |count: usize| {
        let all = [
            &KEY.n, &KEY.e, &KEY.d, &KEY.p, &KEY.q, &KEY.dp, &KEY.dq, &KEY.q_inv, &KEY.e,
        ];
        let mut parts = vec![integer(&BigUint::ZERO)];
        parts.extend(all.into_iter().take(count).map(integer));
        sequence(&parts)
    };
    vec![
        ("pkcs8", pkcs8, encoding, "PKCS #8, not PKCS #1"),
        (
            "pem",
            pem("RSA PRIVATE KEY", &good).into(),
            encoding,
            "PEM text",
        ),
        ("public", KEY.spki(), encoding, "a public key"),
        ("pkcs1-public", KEY.pkcs1_public(), encoding, "a public key"),
        (
            "trailing-byte",
            [&good[..], b"\0"].concat(),
            encoding,
            "a byte after the key",
        ),
        (
            "multi-prime",
            multi_prime,
            encoding,
            "the version of keys with more than two primes",
        ),
        ("seven-numbers", numbers(7), encoding, "a number less"),
        ("nine-numbers", numbers(9), encoding, "a number more"),
        (
            "long-length",
            long_length(&good),
            encoding,
            "a length with a byte more than is needed",
        ),
        (
            "indefinite-length",
            indefinite(&good),
            encoding,
            "BER, not DER",
        ),
        ("seed", vec![7; 32], encoding, "32 bytes of no form"),
        ("ed25519", vec![7; 64], encoding, "a key of version 2"),
    ]
}
