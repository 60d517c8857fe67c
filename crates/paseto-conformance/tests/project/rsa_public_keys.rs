//! Public keys of version 1.

use num_bigint::BigUint;

use crate::project::{
    independent::v1::KEY,
    rsa::{
        Rsa, algorithm, bit_string, integer, null, octet_string, oid, primes, sequence, spki,
        tagged,
    },
    rsa_keys::{Row, indefinite, long_length, pem},
};

/// 2048 bits, and 65537.
pub(crate) fn numbers() -> Vec<Row> {
    let (n, e) = (&KEY.n, &KEY.e);
    let of = |primes| Rsa::new(primes).spki();
    // Of so many bits exactly, and odd.
    let bits = |bits: u32| spki(&((BigUint::from(1u8) << bits) - 1u8 - (n >> 64)), e);
    let exponent = |exponent: BigUint| spki(n, &exponent);
    let parameters = "key.parameters";
    vec![
        ("good", KEY.spki(), "ok", "an ordinary key"),
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
        ("rsa-2047", spki(&(n >> 1), e), parameters, "2047 bits"),
        (
            "rsa-2049",
            spki(&((n << 1) + 1u8), e),
            parameters,
            "2049 bits",
        ),
        ("rsa-2056", bits(2056), parameters, "2056 bits"),
        (
            "rsa-2040",
            spki(&((n >> 8) | BigUint::from(1u8)), e),
            parameters,
            "2040 bits",
        ),
        (
            "rsa-512",
            spki(&((n >> 1536) | BigUint::from(1u8)), e),
            parameters,
            "512 bits",
        ),
        (
            "exponent-3-of-another-key",
            of(&primes::EXPONENT_3),
            parameters,
            "65537 is needed",
        ),
        (
            "exponent-1",
            exponent(1u8.into()),
            parameters,
            "every number is its own signature",
        ),
        (
            "exponent-3",
            exponent(3u8.into()),
            parameters,
            "65537 is needed",
        ),
        (
            "exponent-17",
            exponent(17u8.into()),
            parameters,
            "65537 is needed",
        ),
        (
            "exponent-65536",
            exponent(65536u32.into()),
            parameters,
            "65537 is needed",
        ),
        (
            "exponent-65539",
            exponent(65539u32.into()),
            parameters,
            "65537 is needed",
        ),
        (
            "exponent-of-33-bits",
            exponent((BigUint::from(1u8) << 32) + 1u8),
            parameters,
            "65537 is needed",
        ),
        (
            "exponent-of-2048-bits",
            exponent(n - 2u8),
            parameters,
            "65537 is needed",
        ),
    ]
}

/// SubjectPublicKeyInfo, in DER.
pub(crate) fn encodings() -> Vec<Row> {
    let (good, encoding) = (KEY.spki(), "key.encoding");
    let key = KEY.pkcs1_public();
    let of = |algorithm: Vec<u8>, bits: Vec<u8>| sequence(&[algorithm, bits]);
    let rsa = || algorithm(oid::RSA_ENCRYPTION, &null());
    let numbers = |n: Vec<u8>, e: Vec<u8>| of(rsa(), bit_string(&sequence(&[n, e])));
    let (n, e) = (integer(&KEY.n), integer(&KEY.e));
    let raw = |bytes: Vec<u8>| tagged(2, &bytes);
    vec![
        (
            "pkcs1",
            key.clone(),
            encoding,
            "RSAPublicKey alone, without its algorithm",
        ),
        ("pem", pem("PUBLIC KEY", &good).into(), encoding, "PEM text"),
        ("secret", KEY.pkcs1(), encoding, "a secret key"),
        (
            "hexadecimal",
            hex::encode(&good).into(),
            encoding,
            "hexadecimal text",
        ),
        (
            "trailing-byte",
            [&good[..], b"\0"].concat(),
            encoding,
            "a byte after the key",
        ),
        (
            "ed25519",
            of(
                sequence(&[tagged(6, b"\x2b\x65\x70")]),
                bit_string(&[7; 32]),
            ),
            encoding,
            "a key of another algorithm",
        ),
        (
            "rsassa-pss",
            of(algorithm(oid::RSASSA_PSS, b""), bit_string(&key)),
            encoding,
            "another identifier, whose keys may have rules of their own",
        ),
        (
            "no-parameters",
            of(algorithm(oid::RSA_ENCRYPTION, b""), bit_string(&key)),
            encoding,
            "NULL is missing",
        ),
        (
            "other-parameters",
            of(
                algorithm(oid::RSA_ENCRYPTION, &sequence(&[])),
                bit_string(&key),
            ),
            encoding,
            "a sequence instead of NULL",
        ),
        (
            "null-with-content",
            of(
                algorithm(oid::RSA_ENCRYPTION, &tagged(5, b"\0")),
                bit_string(&key),
            ),
            encoding,
            "NULL has no content",
        ),
        (
            "unused-bits",
            of(
                rsa(),
                tagged(3, &[&[1], &key[..key.len() - 1], &[0]].concat()),
            ),
            encoding,
            "bits of the last byte are left over",
        ),
        (
            "octet-string",
            of(rsa(), octet_string(&key)),
            encoding,
            "an octet string instead of a bit string",
        ),
        (
            "three-numbers",
            of(
                rsa(),
                bit_string(&sequence(&[n.clone(), e.clone(), e.clone()])),
            ),
            encoding,
            "a number more",
        ),
        (
            "one-number",
            of(rsa(), bit_string(&sequence(std::slice::from_ref(&n)))),
            encoding,
            "a number less",
        ),
        (
            "trailing-byte-inside",
            of(rsa(), bit_string(&[&key[..], b"\0"].concat())),
            encoding,
            "a byte after the two numbers",
        ),
        (
            "negative-modulus",
            numbers(raw(KEY.n.to_bytes_be()), e.clone()),
            encoding,
            "its highest bit is a sign",
        ),
        (
            "modulus-with-zeros",
            numbers(raw([&[0, 0], &KEY.n.to_bytes_be()[..]].concat()), e.clone()),
            encoding,
            "a zero more than is needed",
        ),
        (
            "exponent-with-zeros",
            numbers(n.clone(), raw(vec![0, 1, 0, 1])),
            encoding,
            "a zero more than is needed",
        ),
        (
            "empty-exponent",
            numbers(n, raw(vec![])),
            encoding,
            "a number without bytes",
        ),
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
        ("empty-sequence", sequence(&[]), encoding, "nothing in it"),
    ]
}
