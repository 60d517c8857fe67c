//! RSA: signatures that some verifiers accept.

use num_bigint::BigUint;
use sha2::{Digest, Sha224, Sha256, Sha384, Sha512};

use crate::project::{
    case::{Case, File},
    encodings,
    independent::{
        pae,
        v1::{KEY, SALT},
    },
    protocol::V1,
    rsa::{algorithm, fixed, null, octet_string, oid, pss::Pss, sequence},
    rsa_keys,
    token::text,
};

pub(crate) fn file() -> File {
    let mut tests = vec![case("valid", &sign(&m2()), "a salt of 48 bytes").expect("ok")];
    tests.extend(salts());
    tests.extend(hashes());
    tests.extend(paddings());
    tests.extend(numbers());
    tests.extend(lengths());
    tests.extend(encodings::cases(&V1, sign));
    tests.extend(rsa_keys::reads());
    File::new(1, "signatures and public keys", tests)
}

fn message() -> &'static [u8] {
    V1.payload.as_bytes()
}

fn m2_of(m: &[u8]) -> Vec<u8> {
    pae(&[b"v1.public.", m, b""])
}

fn m2() -> Vec<u8> {
    m2_of(message())
}

fn sign(bytes: &[u8]) -> Vec<u8> {
    KEY.raw(&Pss::new(bytes, SALT).encode::<Sha384, Sha384>())
}

fn token(m: &[u8], signature: &[u8]) -> String {
    text("v1.public.", &[m, signature], b"")
}

/// The ordinary payload with this signature, which is not authentic unless said otherwise.
fn case(name: &str, signature: &[u8], comment: &str) -> Case {
    let case = V1.public(name, &token(message(), signature), comment);
    case.expect("not-authentic")
}

/// Only a salt of 48 bytes; which ones is the signer's matter.
fn salts() -> Vec<Case> {
    let m2 = m2();
    let of = |salt: &[u8]| KEY.raw(&Pss::new(&m2, salt).encode::<Sha384, Sha384>());
    let mut cases: Vec<_> = [0, 1, 20, 32, 47, 49, 64, 205, 206]
        .into_iter()
        .map(|length| {
            let comment = format!("a salt of {length} bytes instead of 48");
            case(
                &format!("salt-of-{length}"),
                &of(&vec![0x5a; length]),
                &comment,
            )
        })
        .collect();
    for (name, salt) in [
        ("zeros", [0; 48]),
        ("ones", [1; 48]),
        ("all-bits", [0xff; 48]),
    ] {
        let comment = "another salt of 48 bytes";
        cases.push(case(&format!("salt-of-{name}"), &of(&salt), comment).expect("ok"));
    }
    cases
}

/// SHA-384 for the message and for the mask.
fn hashes() -> Vec<Case> {
    let m2 = m2();
    let pss = Pss::new(&m2, SALT);
    let short = Pss::new(&m2, &SALT[..32]);
    [
        (
            "sha-256",
            short.encode::<Sha256, Sha256>(),
            "SHA-256, with its own salt of 32 bytes",
        ),
        (
            "sha-256-salt-of-48",
            pss.encode::<Sha256, Sha256>(),
            "SHA-256",
        ),
        ("sha-512", pss.encode::<Sha512, Sha512>(), "SHA-512"),
        ("sha-224", pss.encode::<Sha224, Sha224>(), "SHA-224"),
        (
            "mask-of-sha-256",
            pss.encode::<Sha384, Sha256>(),
            "MGF1 with SHA-256",
        ),
        (
            "mask-of-sha-224",
            pss.encode::<Sha384, Sha224>(),
            "MGF1 with SHA-224",
        ),
        (
            "mask-of-sha-512",
            pss.encode::<Sha384, Sha512>(),
            "MGF1 with SHA-512",
        ),
    ]
    .map(|(name, encoded, comment)| case(name, &KEY.raw(&encoded), comment))
    .into()
}

/// Other paddings, and this one with a mistake in it.
fn paddings() -> Vec<Case> {
    let m2 = m2();
    let pss = || Pss::new(&m2, SALT);
    let wrong = |pss: Pss<'_>| pss.encode::<Sha384, Sha384>();
    let digest = Sha384::digest(&m2);
    let mut hash_alone = vec![0; 256];
    hash_alone[208..].copy_from_slice(&digest);
    [
        (
            "trailer-bd",
            wrong(Pss {
                trailer: 0xbd,
                ..pss()
            }),
            "the last byte is not bc",
        ),
        (
            "trailer-cc",
            wrong(Pss {
                trailer: 0xcc,
                ..pss()
            }),
            "the last byte is that of ISO 9796-2",
        ),
        (
            "separator-0",
            wrong(Pss {
                separator: 0,
                ..pss()
            }),
            "no 1 before the salt",
        ),
        (
            "separator-2",
            wrong(Pss {
                separator: 2,
                ..pss()
            }),
            "no 1 before the salt",
        ),
        (
            "padding-not-zero",
            wrong(Pss {
                padding: 0x40,
                ..pss()
            }),
            "the padding before the salt is not zero",
        ),
        ("pkcs1", pkcs1(&digest, 0xff), "PKCS #1 v1.5"),
        (
            "pkcs1-encryption",
            pkcs1(&digest, 0x5a),
            "PKCS #1 v1.5, padded as for encryption",
        ),
        ("hash-alone", hash_alone, "the hash without any padding"),
    ]
    .map(|(name, encoded, comment)| case(name, &KEY.raw(&encoded), comment))
    .into()
}

/// EMSA-PKCS1-v1_5 of a SHA-384 hash.
fn pkcs1(digest: &[u8], filler: u8) -> Vec<u8> {
    const SHA_384: &[u8] = b"\x60\x86\x48\x01\x65\x03\x04\x02\x02";
    let info = sequence(&[algorithm(SHA_384, &null()), octet_string(digest)]);
    let padding = vec![filler; 256 - 3 - info.len()];
    [&[0, 1], &padding[..], &[0], &info].concat()
}

/// The signature as a number: below n.
fn numbers() -> Vec<Case> {
    let n = &KEY.n;
    let good = BigUint::from_bytes_be(&sign(&m2()));
    let bytes = |number: &BigUint| fixed(number, 256);
    let mut cases: Vec<_> = [
        ("s-is-0", BigUint::ZERO, "zero"),
        ("s-is-1", 1u8.into(), "its own power"),
        ("s-is-n-less-1", n - 1u8, "-1"),
        ("s-is-n", n.clone(), "zero modulo n"),
        ("s-negated", n - &good, "-s modulo n"),
        (
            "s-all-ones",
            (BigUint::from(1u8) << 2048) - 1u8,
            "2^2048 - 1",
        ),
        (
            "s-is-the-encoding",
            BigUint::from_bytes_be(&Pss::new(&m2(), SALT).encode::<Sha384, Sha384>()),
            "nothing was signed",
        ),
    ]
    .iter()
    .map(|(name, number, comment)| case(name, &bytes(number), comment))
    .collect();

    // A signature to which n can be added within 256 bytes.
    let (m, s) = signatures(|s| s + n < BigUint::from(1u8) << 2048);
    let (right, plus) = (token(&m, &bytes(&s)), token(&m, &bytes(&(s + n))));
    cases.push(
        V1.public("s-small", &right, "a signature below 2^2048 - n")
            .expect("ok"),
    );
    let case = V1.public("s-plus-n", &plus, "the same signature modulo n");
    cases.push(case.expect("not-authentic"));
    cases
}

/// The first payload whose signature is as wanted, and the signature.
fn signatures(wanted: impl Fn(&BigUint) -> bool) -> (Vec<u8>, BigUint) {
    let payload = |n: u32| format!("{{\"sub\":\"alison\",\"n\":{n}}}").into_bytes();
    (0..)
        .map(payload)
        .map(|m| (BigUint::from_bytes_be(&sign(&m2_of(&m))), m))
        .find_map(|(s, m)| wanted(&s).then_some((m, s)))
        .unwrap()
}

/// 256 bytes, whatever the number.
fn lengths() -> Vec<Case> {
    let good = sign(&m2());
    let (m, s) = signatures(|s| s.bits() <= 2040);
    let (padded, stripped) = (fixed(&s, 256), fixed(&s, 255));
    let of = |name: &str, signature: &[u8], comment: &str| {
        V1.public(name, &token(&m, signature), comment)
            .expect("not-authentic")
    };
    vec![
        of("leading-zero", &padded, "the first byte is 0").expect("ok"),
        of(
            "leading-zero-stripped",
            &stripped,
            "255 bytes, so that the payload's last byte is one of them",
        ),
        case(
            "zero-before",
            &[b"\0", &good[..]].concat(),
            "257 bytes, so that the first is the payload's last",
        ),
        case(
            "zero-after",
            &[&good[..], b"\0"].concat(),
            "257 bytes, so that the first is the payload's last",
        ),
        case(
            "as-der",
            &octet_string(&good),
            "tag and length before it, which the payload gets",
        ),
        case(
            "with-an-algorithm",
            &[algorithm(oid::RSASSA_PSS, b""), good.clone()].concat(),
            "a name before it, which the payload gets",
        ),
        case(
            "reversed",
            &good.iter().rev().copied().collect::<Vec<_>>(),
            "little-endian",
        ),
    ]
}
