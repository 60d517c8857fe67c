//! ECDSA over P-384: signatures that some verifiers accept.

use num_bigint::BigUint;
use sha2::{Digest, Sha256, Sha512};

use crate::project::{
    case::{Case, File},
    ecdsa_keys, encodings,
    independent::{
        ecdsa::{
            bytes, hash_number, holds, multiple, order, point, prime, sign_number, uncompressed,
        },
        pae,
        v3::{m2, public_key, secret_number},
    },
    protocol::V3,
    rsa::{integer, sequence},
    token::text,
};

pub(crate) fn file() -> File {
    let mut tests = numbers();
    tests.extend(forms());
    tests.extend(hashes());
    tests.extend(keys_in_the_encoding());
    tests.extend(encodings::cases(&V3, sign));
    tests.extend(ecdsa_keys::reads());
    File::new(3, "signatures and public keys", tests)
}

fn message() -> &'static [u8] {
    V3.payload.as_bytes()
}

fn sign(bytes: &[u8]) -> Vec<u8> {
    joined(&sign_number(&secret_number(), &hash_number(bytes)))
}

fn joined((r, s): &(BigUint, BigUint)) -> Vec<u8> {
    [bytes(r), bytes(s)].concat()
}

/// The ordinary payload with this signature.
fn token(signature: &[u8]) -> String {
    text("v3.public.", &[message(), signature], b"")
}

fn case(name: &str, signature: &[u8], comment: &str) -> Case {
    V3.public(name, &token(signature), comment)
}

/// 1 ≤ r, s < n.
fn numbers() -> Vec<Case> {
    let (n, z) = (order(), hash_number(&m2(message(), b"", b"")));
    let (r, s) = sign_number(&secret_number(), &z);
    let twin = &n - &s;
    let key = point(&public_key());
    assert!(holds(&key, &z, &r, &s) && holds(&key, &z, &r, &twin));
    let pair = |name: &str, r: &BigUint, s: &BigUint, comment: &str| {
        case(name, &[bytes(r), bytes(s)].concat(), comment)
    };
    let (low, high) = if s < twin { (&s, &twin) } else { (&twin, &s) };
    let (zero, one) = (BigUint::ZERO, BigUint::from(1u8));
    // u1 G + u2 Q is the identity: z + r d = 0.
    let d_inverse = secret_number().modinv(&n).unwrap();
    let cancelling = (&n - &z) * d_inverse % &n;
    // That s + n has 384 bits too, as with Ed25519, cannot be brought about: it needs an s below
    // 2^190, and the key, which could be chosen to fit, is hashed together with the message.
    let cases = vec![
        pair("low-s", &r, low, "one of two signatures that hold").expect("ok"),
        pair(
            "high-s",
            &r,
            high,
            "the other one, which other implementations make half of the time",
        )
        .expect("ok"),
        pair("r-negated", &(&n - &r), &s, "r is -r"),
        pair("exchanged", &s, &r, "s before r"),
        pair(
            "both-zero",
            &zero,
            &zero,
            "r and s are 0: accepted without range checks",
        ),
        pair("r-zero", &zero, &s, "r is 0"),
        pair("s-zero", &r, &zero, "s is 0"),
        pair("r-zero-s-one", &zero, &one, "r is 0"),
        pair("both-one", &one, &one, "r and s are 1"),
        pair("r-is-the-order", &n, &s, "r is 0 modulo the order"),
        pair("s-is-the-order", &r, &n, "s is 0 modulo the order"),
        pair(
            "both-are-the-order",
            &n,
            &n,
            "r and s are 0 modulo the order",
        ),
        pair("r-is-the-prime", &prime(), &s, "r is not below the order"),
        pair("s-is-one", &r, &one, "s is 1"),
        pair(
            "s-order-plus-one",
            &r,
            &(&n + 1u8),
            "s is 1 modulo the order",
        ),
        case(
            "r-all-ones",
            &[&[0xff; 48][..], &bytes(&s)].concat(),
            "r is 2^384 - 1",
        ),
        case(
            "s-all-ones",
            &[&bytes(&r)[..], &[0xff; 48]].concat(),
            "s is 2^384 - 1",
        ),
        case("all-ones", &[0xff; 96], "r and s are 2^384 - 1"),
        pair(
            "sum-is-the-identity",
            &cancelling,
            &s,
            "the point that is computed is the identity",
        ),
    ];
    not_authentic(cases)
}

fn not_authentic(cases: Vec<Case>) -> Vec<Case> {
    cases
        .into_iter()
        .map(|case| case.or_expect("not-authentic"))
        .collect()
}

/// Signatures in another form than r ‖ s with 48 bytes each.
fn forms() -> Vec<Case> {
    let (r, s) = sign_number(&secret_number(), &hash_number(&m2(message(), b"", b"")));
    let (r_bytes, s_bytes) = (bytes(&r), bytes(&s));
    let der = sequence(&[integer(&r), integer(&s)]);
    let reversed = |number: &[u8; 48]| {
        let mut number = *number;
        number.reverse();
        number
    };
    not_authentic(vec![
        case("der", &der, "the DER form"),
        case(
            "der-cut",
            &der[..96],
            "the beginning of the DER form, as long as a signature",
        ),
        case(
            "little-endian",
            &[reversed(&r_bytes), reversed(&s_bytes)].concat(),
            "both numbers the other way round",
        ),
        case(
            "zeros-before-each",
            &[b"\0", &r_bytes[..], b"\0", &s_bytes].concat(),
            "49 bytes each",
        ),
        case(
            "recovery-id",
            &[&r_bytes[..], &s_bytes, b"\0"].concat(),
            "a byte that names the point, as some libraries add",
        ),
        case(
            "one-byte-less",
            &[&r_bytes[..], &s_bytes[..47]].concat(),
            "too short, so that the payload's last byte is one of them",
        ),
    ])
}

/// The right bytes under another hash.
fn hashes() -> Vec<Case> {
    let m2 = m2(message(), b"", b"");
    let number = |hash: &[u8]| BigUint::from_bytes_be(hash);
    let numbers = [
        (
            "sha-256",
            number(&Sha256::digest(&m2)),
            "SHA-256 instead of SHA-384",
        ),
        (
            "sha-512",
            number(&Sha512::digest(&m2)[..48]),
            "SHA-512, cut to the length of the order",
        ),
        (
            "no-hash",
            number(&m2[m2.len() - 48..]) % order(),
            "the end of the message itself",
        ),
    ];
    let cases = numbers.map(|(name, number, comment)| {
        let signature = joined(&sign_number(&secret_number(), &(number % order())));
        case(name, &signature, comment)
    });
    not_authentic(cases.into())
}

/// The first piece is the key of 49 bytes that the verifier holds.
fn keys_in_the_encoding() -> Vec<Case> {
    let good = public_key();
    let whole = uncompressed(&multiple(&secret_number()));
    let negated = [&[good[0] ^ 1], &good[1..]].concat();
    let keys = [
        ("uncompressed", whole.clone(), "the point of 97 bytes"),
        ("only-x", good[1..].to_vec(), "x alone"),
        ("x-and-y", whole[1..].to_vec(), "x and y"),
        ("negated", negated, "the other point with this x"),
        (
            "hexadecimal",
            hex::encode(&good).into_bytes(),
            "the key as text",
        ),
        ("empty", Vec::new(), "an empty piece"),
        ("secret", bytes(&secret_number()).to_vec(), "the secret key"),
        ("other", V3.other_public_key.clone(), "another key"),
    ];
    let cases = keys.map(|(name, key, comment)| {
        let signature = sign(&pae(&[&key, b"v3.public.", message(), b"", b""]));
        let comment = format!("the signature is of something else: {comment} as the first piece");
        case(&format!("pae-with-key-{name}"), &signature, &comment)
    });
    let last = sign(&pae(&[b"v3.public.", message(), b"", b"", &good]));
    let mut cases: Vec<_> = cases.into();
    cases.push(case(
        "pae-with-key-at-the-end",
        &last,
        "the signature is of something else: the key as the last piece",
    ));
    not_authentic(cases)
}
