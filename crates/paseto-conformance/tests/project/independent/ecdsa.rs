//! ECDSA over P-384 with raw numbers: only the points are another crate's.

use num_bigint::BigUint;
use p384::{
    AffinePoint, ProjectivePoint, PublicKey, Scalar,
    elliptic_curve::{
        ff::PrimeField,
        sec1::{FromSec1Point, ToSec1Point},
    },
};
use sha2::{Digest, Sha384};

use super::nist::hmac;
use crate::project::rsa::fixed;

/// The order of the group.
pub(crate) fn order() -> BigUint {
    let hex = b"ffffffffffffffffffffffffffffffffffffffffffffffff\
                c7634d81f4372ddf581a0db248b0a77aecec196accc52973";
    BigUint::parse_bytes(hex, 16).unwrap()
}

/// The prime of the field.
pub(crate) fn prime() -> BigUint {
    let hex = b"ffffffffffffffffffffffffffffffffffffffffffffffff\
                fffffffffffffffeffffffff0000000000000000ffffffff";
    BigUint::parse_bytes(hex, 16).unwrap()
}

pub(crate) fn bytes(number: &BigUint) -> [u8; 48] {
    fixed(number, 48).try_into().unwrap()
}

fn scalar(number: &BigUint) -> Scalar {
    Scalar::from_repr(bytes(number).into()).unwrap()
}

/// `number` times the generator.
pub(crate) fn multiple(number: &BigUint) -> AffinePoint {
    (ProjectivePoint::GENERATOR * scalar(number)).to_affine()
}

/// `number` times a point.
pub(crate) fn times(point: &AffinePoint, number: &BigUint) -> AffinePoint {
    (ProjectivePoint::from(*point) * scalar(number)).to_affine()
}

/// The 49 bytes of a point.
pub(crate) fn compressed(point: &AffinePoint) -> Vec<u8> {
    point.to_sec1_point(true).as_bytes().to_vec()
}

/// The 97 bytes of a point.
pub(crate) fn uncompressed(point: &AffinePoint) -> Vec<u8> {
    point.to_sec1_point(false).as_bytes().to_vec()
}

/// Whether there is a point with these bytes.
pub(crate) fn is_point(bytes: &[u8]) -> bool {
    PublicKey::from_sec1_bytes(bytes).is_ok()
}

/// The x coordinate, modulo the order.
fn x_of(point: &AffinePoint) -> BigUint {
    BigUint::from_bytes_be(&compressed(point)[1..]) % order()
}

pub(crate) fn hash_number(message: &[u8]) -> BigUint {
    BigUint::from_bytes_be(&Sha384::digest(message)) % order()
}

/// RFC 6979, section 3.2: the first k that it gives.
fn nonce(d: &BigUint, z: &BigUint) -> BigUint {
    let seed = [bytes(d), bytes(z)].concat();
    let (mut k, mut v) = (vec![0; 48], vec![1; 48]);
    for separator in [0, 1] {
        k = hmac(&k, &[&v[..], &[separator], &seed].concat());
        v = hmac(&k, &v);
    }
    v = hmac(&k, &v);
    let number = BigUint::from_bytes_be(&v);
    assert!(number < order(), "once in 2^190 times");
    number
}

/// `(r, s)` of a number that a hash gave.
pub(crate) fn sign_number(d: &BigUint, z: &BigUint) -> (BigUint, BigUint) {
    let (n, k) = (order(), nonce(d, z));
    let r = x_of(&multiple(&k));
    let s = k.modinv(&n).unwrap() * (z + &r * d) % n;
    (r, s)
}

/// The plain equation of section 4.1.4 of SEC 1: what a verifier without range checks computes.
pub(crate) fn holds(key: &AffinePoint, z: &BigUint, r: &BigUint, s: &BigUint) -> bool {
    let n = order();
    let Some(w) = (s % &n).modinv(&n) else {
        return false;
    };
    let (u1, u2) = (z * &w % &n, r * &w % &n);
    let point =
        ProjectivePoint::GENERATOR * scalar(&u1) + ProjectivePoint::from(*key) * scalar(&u2);
    point != ProjectivePoint::IDENTITY && x_of(&point.to_affine()) == r % n
}

pub(crate) fn point(bytes: &[u8]) -> AffinePoint {
    let point = p384::Sec1Point::from_bytes(bytes).unwrap();
    AffinePoint::from_sec1_point(&point).unwrap()
}
