//! Ed25519: signatures and public keys that some verifiers accept. What is right here is what
//! libsodium does.

use curve25519_dalek::{
    EdwardsPoint, constants::EIGHT_TORSION, edwards::CompressedEdwardsY, scalar::Scalar,
    traits::IsIdentity,
};
use ed25519_dalek::{
    Signature, Signer, SigningKey, Verifier, VerifyingKey, hazmat::ExpandedSecretKey,
};
use paseto_core::pae;
use sha2::{Digest, Sha512};

use crate::project::{
    case::{Case, File, PAYLOAD, SECRET, body_of, seed, signed, text},
    points,
};

const HEADER: &str = "v4.public.";
const MESSAGE: &[u8] = PAYLOAD.as_bytes();

pub(crate) fn file() -> File {
    let mut tests = scalars();
    tests.extend(nonce_points());
    tests.extend(small_order_keys());
    tests.extend(mixed_order());
    tests.extend(other_encodings());
    tests.extend(invalid_keys());
    File::v4("signatures and public keys", tests)
}

/// The secret scalar of all cases.
fn secret_scalar() -> Scalar {
    let seed: [u8; 32] = seed().try_into().unwrap();
    ExpandedSecretKey::from(&seed).scalar
}

fn public_bytes() -> [u8; 32] {
    *SECRET.public_key().as_bytes()
}

/// H(R ‖ A ‖ M), where M is the Pre-Authentication Encoding.
fn challenge(r: &[u8; 32], a: &[u8; 32], message: &[u8]) -> Scalar {
    let mut hash = Sha512::new().chain_update(r).chain_update(a);
    pae(&[HEADER.as_bytes(), message, b"", b""], |bytes| {
        hash.update(bytes)
    });
    Scalar::from_bytes_mod_order_wide(&hash.finalize().into())
}

/// The forgeries are good ones: a verifier without the rule accepts them.
fn assert_lenient_verifiers_accept(key: &[u8; 32], message: &[u8], r: &[u8; 32], s: &Scalar) {
    let mut encoded = Vec::new();
    pae(&[HEADER.as_bytes(), message, b"", b""], |bytes| {
        encoded.extend_from_slice(bytes)
    });
    let signature = Signature::from_components(*r, s.to_bytes());
    let key = VerifyingKey::from_bytes(key).unwrap();
    key.verify(&encoded, &signature).unwrap();
}

/// Whether the equation holds once it is multiplied by the cofactor.
fn holds_with_cofactor(key: &[u8; 32], message: &[u8], r: &[u8; 32], s: &Scalar) -> bool {
    let point = |bytes: &[u8; 32]| CompressedEdwardsY(*bytes).decompress().unwrap();
    let right = point(r) + challenge(r, key, message) * point(key);
    (EdwardsPoint::mul_base(s) - right)
        .mul_by_cofactor()
        .is_identity()
}

fn token(message: &[u8], r: &[u8; 32], s: &[u8; 32]) -> String {
    text(HEADER, &[message, r, s], b"")
}

/// A multiple of 8, so that a part of small order vanishes.
fn is_multiple_of_8(scalar: &Scalar) -> bool {
    scalar.as_bytes()[0] % 8 == 0
}

/// Payloads that differ in a number.
fn messages() -> impl Iterator<Item = Vec<u8>> {
    (0..).map(|n| format!("{{\"sub\":\"alison\",\"n\":{n}}}").into_bytes())
}

/// S must be below the order of the group.
fn scalars() -> Vec<Case> {
    let body = body_of(&signed(MESSAGE, b"", b""));
    let (message, signature) = body.split_at(body.len() - 64);
    let (r, s) = signature.split_at(32);
    let r: [u8; 32] = r.try_into().unwrap();
    let s: [u8; 32] = s.try_into().unwrap();
    let mut cases = vec![Case::public("valid", &token(message, &r, &s), "unaltered").expect("ok")];
    for n in [1, 2, 15] {
        let greater = (0..n).fold(s, |s, _| plus_order(s));
        let name = format!("s-plus-{n}-orders");
        let comment = "the same signature modulo the order of the group";
        cases.push(Case::public(&name, &token(message, &r, &greater), comment));
    }
    let order = plus_order([0; 32]);
    let negated = (-Scalar::from_bytes_mod_order(s)).to_bytes();
    for (name, s, comment) in [
        ("s-is-zero", [0; 32], "S is 0"),
        ("s-is-the-order", order, "S is 0 modulo the order"),
        ("s-negated", negated, "S is -S"),
        ("s-all-ones", [0xff; 32], "S is 2^256 - 1"),
    ] {
        cases.push(Case::public(name, &token(message, &r, &s), comment));
    }
    let zero = token(message, &[0; 32], &[0; 32]);
    cases.push(Case::public(
        "all-zero-signature",
        &zero,
        "R and S are zero",
    ));
    not_authentic(cases)
}

fn not_authentic(cases: Vec<Case>) -> Vec<Case> {
    cases
        .into_iter()
        .map(|case| case.or_expect("not-authentic"))
        .collect()
}

/// A number and the order of the group, little-endian.
fn plus_order(n: [u8; 32]) -> [u8; 32] {
    // The order less one, and the one.
    let below = (-Scalar::ONE).to_bytes();
    let mut carry = 1;
    std::array::from_fn(|i| {
        let sum = u16::from(n[i]) + u16::from(below[i]) + carry;
        carry = sum >> 8;
        sum.to_le_bytes()[0]
    })
}

/// R of small order. S is such that a verifier without that rule computes the identity.
fn nonce_points() -> Vec<Case> {
    let (a, public) = (secret_scalar(), public_bytes());
    let cases = points::small_order_encodings()
        .into_iter()
        .map(|(name, r)| {
            let s = challenge(&r, &public, MESSAGE) * a;
            assert!(holds_with_cofactor(&public, MESSAGE, &r, &s), "{name}");
            if name == "y-is-1" {
                assert_lenient_verifiers_accept(&public, MESSAGE, &r, &s);
            }
            let comment = format!("R is of small order: {name}");
            Case::public(
                &format!("small-order-r-{name}"),
                &token(MESSAGE, &r, s.as_bytes()),
                &comment,
            )
        });
    not_authentic(cases.collect())
}

/// Under a key of small order, a signature can be made without any secret.
fn small_order_keys() -> Vec<Case> {
    let r = Scalar::from(0x0123_4567_89ab_cdef_u64);
    let point = EdwardsPoint::mul_base(&r).compress().0;
    let cases = points::small_order_encodings()
        .into_iter()
        .flat_map(|(name, key)| {
            let forgeable = |message: &Vec<u8>| is_multiple_of_8(&challenge(&point, &key, message));
            let message = messages().find(forgeable).unwrap();
            assert_lenient_verifiers_accept(&key, &message, &point, &r);
            let forged = token(&message, &point, r.as_bytes());
            let comment = format!("forged without a secret; the key is of small order: {name}");
            let read = Case::public(&format!("small-order-key-{name}"), &forged, &comment);
            let comment = format!("of small order: {name}");
            let validate =
                Case::validate_key(&format!("validate-small-order-{name}"), &key, &comment);
            [read.key(&hex::encode(key)), validate].map(|case| case.expect("key.point"))
        });
    cases.collect()
}

/// Points that are a sum of one of large and one of small order. libsodium accepts them where the
/// equation holds without the cofactor, and only there.
fn mixed_order() -> Vec<Case> {
    let a = secret_scalar();
    let torsion = EIGHT_TORSION[1];
    let key = (EdwardsPoint::mul_base(&a) + torsion).compress().0;
    let hex_key = hex::encode(key);
    let r = Scalar::from(0x0fed_cba9_8765_4321_u64);
    let point = EdwardsPoint::mul_base(&r);
    let nonce = point.compress().0;

    let vanishes = |message: &Vec<u8>| is_multiple_of_8(&challenge(&nonce, &key, message));
    let sign = |r_bytes: &[u8; 32], key: &[u8; 32], message: &[u8]| {
        let s = r + challenge(r_bytes, key, message) * a;
        assert!(holds_with_cofactor(key, message, r_bytes, &s));
        token(message, r_bytes, s.as_bytes())
    };
    let holds = messages().find(vanishes).unwrap();
    let fails = messages().find(|message| !vanishes(message)).unwrap();
    let mixed = (point + torsion).compress().0;
    // With R = r B - k T the parts of small order cancel each other.
    let (cancelling, message) = messages()
        .find_map(|message| {
            let cancels = |t: &EdwardsPoint| {
                let bytes = (point + t).compress().0;
                let k = challenge(&bytes, &key, &message);
                (k * torsion + t == EIGHT_TORSION[0] && !is_multiple_of_8(&k)).then_some(bytes)
            };
            Some((EIGHT_TORSION.iter().find_map(cancels)?, message))
        })
        .unwrap();
    vec![
        Case::validate_key("validate-mixed-order", &key, "libsodium accepts such keys")
            .expect("ok"),
        Case::public(
            "mixed-order-key",
            &sign(&nonce, &key, &holds),
            "holds without the cofactor",
        )
        .key(&hex_key)
        .expect("ok"),
        Case::public(
            "mixed-order-key-and-r",
            &sign(&cancelling, &key, &message),
            "holds without the cofactor: the parts of small order cancel",
        )
        .key(&hex_key)
        .expect("ok"),
        Case::public(
            "mixed-order-key-needs-cofactor",
            &sign(&nonce, &key, &fails),
            "holds only when it is multiplied by the cofactor",
        )
        .key(&hex_key)
        .expect("not-authentic"),
        Case::public(
            "mixed-order-r-needs-cofactor",
            &sign(&mixed, &public_bytes(), MESSAGE),
            "holds only when it is multiplied by the cofactor",
        )
        .expect("not-authentic"),
    ]
}

/// Signatures of something else than the Pre-Authentication Encoding of version 4.
fn other_encodings() -> Vec<Case> {
    let (h, key) = (HEADER.as_bytes(), public_bytes());
    let encode = |pieces: &[&[u8]]| {
        let mut bytes = Vec::new();
        pae(pieces, |piece| bytes.extend_from_slice(piece));
        bytes
    };
    let cases = [
        (
            "pae-of-version-2",
            encode(&[h, MESSAGE, b""]),
            "no piece for the implicit assertion",
        ),
        (
            "pae-without-empty-pieces",
            encode(&[h, MESSAGE]),
            "no pieces for what is empty",
        ),
        (
            "pae-with-key",
            encode(&[&key, h, MESSAGE, b"", b""]),
            "the key is a piece in version 3",
        ),
        (
            "pae-of-other-header",
            encode(&[b"v2.public.", MESSAGE, b"", b""]),
            "another header",
        ),
        (
            "pae-of-short-header",
            encode(&[b"v4.public", MESSAGE, b"", b""]),
            "without its last dot",
        ),
        (
            "pae-exchanged",
            encode(&[h, b"", MESSAGE, b""]),
            "the pieces in another order",
        ),
        ("concatenation", [h, MESSAGE].concat(), "no encoding at all"),
        ("only-the-payload", MESSAGE.to_vec(), "no encoding at all"),
    ];
    let cases = cases.map(|(name, bytes, comment)| {
        let seed: [u8; 32] = seed().try_into().unwrap();
        let key = SigningKey::from_bytes(&seed);
        let signature = key.sign(&bytes).to_bytes();
        let token = text(HEADER, &[MESSAGE, &signature], b"");
        Case::public(
            name,
            &token,
            &format!("the signature is of something else: {comment}"),
        )
    });
    not_authentic(cases.into())
}

/// Keys that are no points, or are written in another way than the one.
fn invalid_keys() -> Vec<Case> {
    let good = signed(MESSAGE, b"", b"");
    let mut cases = vec![
        Case::validate_key("validate-good-key", &public_bytes(), "an ordinary key").expect("ok"),
    ];
    for (name, key, comment) in [
        (
            "not-on-the-curve",
            points::off_curve(),
            "no point has this y",
        ),
        (
            "y-not-reduced",
            points::not_reduced(),
            "y is not below p; the point is of large order",
        ),
    ] {
        cases.push(Case::validate_key(
            &format!("validate-{name}"),
            &key,
            comment,
        ));
        let read = Case::public(&format!("key-{name}"), &good, comment);
        cases.push(read.key(&hex::encode(key)));
    }
    let mut negated = public_bytes();
    negated[31] ^= 0x80;
    let read = Case::public("key-negated", &good, "the sign of x is the other one");
    cases.push(read.key(&hex::encode(negated)).expect("not-authentic"));
    cases
        .into_iter()
        .map(|case| case.or_expect("key.point"))
        .collect()
}
