//! Keys of version 3: as PASERK, and as a reader gets them.

use num_bigint::BigUint;

use crate::project::{
    case::Case,
    independent::{
        ecdsa::{bytes, is_point, multiple, order, prime, uncompressed},
        v3::{public_key, secret_number},
    },
    keys::{lengths, text},
    protocol::V3,
};

pub(crate) fn cases() -> Vec<Case> {
    let mut cases = lengths(3, &[("local", 32), ("secret", 48), ("public", 49)]);
    cases.extend(secret_keys());
    for (name, key, class, comment) in public_keys() {
        let paserk = text("k3.public.", &key);
        let name = format!("public-{name}");
        cases.push(Case::parse_key(&name, "public", &paserk, comment).expect(class));
    }
    cases
}

/// 1 ≤ d < n.
fn secret_keys() -> Vec<Case> {
    let n = order();
    let case = |name: &str, d: &[u8], class: &str, comment: &str| {
        Case::parse_key(name, "secret", &text("k3.secret.", d), comment).expect(class)
    };
    let of =
        |name: &str, d: BigUint, class: &str, comment: &str| case(name, &bytes(&d), class, comment);
    vec![
        of(
            "secret-1",
            1u8.into(),
            "ok",
            "the least, with leading zeros",
        ),
        of("secret-order-less-1", &n - 1u8, "ok", "the greatest"),
        of("secret-0", 0u8.into(), "key.scalar", "zero"),
        of(
            "secret-order",
            n.clone(),
            "key.scalar",
            "zero modulo the order",
        ),
        of(
            "secret-order-plus-1",
            &n + 1u8,
            "key.scalar",
            "1 modulo the order",
        ),
        of(
            "secret-prime",
            prime(),
            "key.scalar",
            "the prime of the field is above the order",
        ),
        case("secret-all-ones", &[0xff; 48], "key.scalar", "2^384 - 1"),
        case(
            "secret-without-leading-zeros",
            &[1],
            "key.length",
            "48 bytes are needed",
        ),
        case(
            "secret-and-public",
            &[&bytes(&secret_number())[..], &public_key()].concat(),
            "key.length",
            "as in versions 2 and 4",
        ),
    ]
}

/// Public keys: name, bytes, what they end in, and why.
pub(crate) fn public_keys() -> Vec<(&'static str, Vec<u8>, &'static str, &'static str)> {
    let good = public_key();
    let first = |byte: u8| [&[byte], &good[1..]].concat();
    let with_x = |x: &BigUint| [&[2][..], &bytes(x)].concat();
    let whole = uncompressed(&multiple(&secret_number()));
    let hybrid = [&[6 + (good[0] & 1)], &whole[1..]].concat();
    let is_x = |x: &u32| is_point(&with_x(&(*x).into()));
    let off_curve = (1..).find(|x| !is_x(x)).unwrap();
    // A lenient decoder takes this x modulo p, where it is the x of a point.
    let small = (1..).find(is_x).unwrap();
    vec![
        ("good", good.clone(), "ok", "an ordinary key"),
        (
            "other-sign",
            first(good[0] ^ 1),
            "ok",
            "the other point with this x",
        ),
        (
            "x-is-0",
            with_x(&BigUint::ZERO),
            "ok",
            "0 is the x of a point: the official vectors hold this key",
        ),
        ("small-x", with_x(&small.into()), "ok", "the x of a point"),
        (
            "off-curve",
            with_x(&off_curve.into()),
            "key.point",
            "no point has this x",
        ),
        (
            "x-not-reduced",
            with_x(&(prime() + small)),
            "key.point",
            "x is not below p; modulo p it is the x of a point",
        ),
        (
            "x-is-p",
            with_x(&prime()),
            "key.point",
            "x is not below p; modulo p it is the x of a point",
        ),
        (
            "x-all-ones",
            [&[2][..], &[0xff; 48]].concat(),
            "key.point",
            "x is 2^384 - 1",
        ),
        (
            "all-zeros",
            vec![0; 49],
            "key.point",
            "the identity has no such form",
        ),
        (
            "first-byte-0",
            first(0),
            "key.point",
            "the first byte is 2 or 3",
        ),
        (
            "first-byte-1",
            first(1),
            "key.point",
            "the first byte is 2 or 3",
        ),
        (
            "first-byte-4",
            first(4),
            "key.point",
            "of an uncompressed point, which has 97 bytes",
        ),
        (
            "first-byte-5",
            first(5),
            "key.point",
            "the compact form of SEC 1",
        ),
        (
            "first-byte-6",
            first(6),
            "key.point",
            "of the hybrid form, which has 97 bytes",
        ),
        ("first-byte-82", first(0x82), "key.point", "a bit more"),
        (
            "uncompressed",
            whole.clone(),
            "key.length",
            "a point of 97 bytes",
        ),
        ("hybrid", hybrid, "key.length", "a point of 97 bytes"),
        (
            "without-first-byte",
            whole[1..].to_vec(),
            "key.length",
            "x and y",
        ),
        (
            "only-x",
            good[1..].to_vec(),
            "key.length",
            "48 bytes: x alone",
        ),
        ("identity", vec![0], "key.length", "the identity"),
    ]
}

/// The same keys where a token is to be read.
pub(crate) fn reads() -> Vec<Case> {
    let mut cases = Vec::new();
    for (name, key, class, comment) in public_keys() {
        let name = format!("validate-{name}");
        cases.push(Case::validate_key(&name, &key, comment).expect(class));
    }
    let token = (V3.sign)(V3.payload.as_bytes(), b"", b"");
    let mut negated = public_key();
    negated[0] ^= 1;
    let case = V3.public("key-negated", &token, "the other point with this x");
    cases.push(case.key(&hex::encode(negated)).expect("not-authentic"));
    cases
}
