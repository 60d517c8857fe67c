//! Ed25519: points of small order, and sums of one of small and one of large order.

use curve25519_dalek::{EdwardsPoint, constants::EIGHT_TORSION, scalar::Scalar};

use crate::project::{
    case::Case,
    ed25519::{Ed25519, public_bytes, secret_scalar},
    ed25519_points as points,
};

impl Ed25519 {
    /// Under a key of small order, a signature can be made without any secret.
    pub(crate) fn small_order_keys(&self) -> Vec<Case> {
        let r = Scalar::from(0x0123_4567_89ab_cdef_u64);
        let point = EdwardsPoint::mul_base(&r).compress().0;
        let cases = points::small_order_encodings()
            .into_iter()
            .flat_map(|(name, key)| {
                let forgeable =
                    |message: &Vec<u8>| is_multiple_of_8(&self.challenge(&point, &key, message));
                let message = messages().find(forgeable).unwrap();
                self.assert_lenient_verifiers_accept(&key, &message, &point, &r);
                let forged = self.token(&message, &point, r.as_bytes());
                let comment = format!("forged without a secret; the key is of small order: {name}");
                let read = self
                    .0
                    .public(&format!("small-order-key-{name}"), &forged, &comment);
                let comment = format!("of small order: {name}");
                let validate =
                    Case::validate_key(&format!("validate-small-order-{name}"), &key, &comment);
                [read.key(&hex::encode(key)), validate].map(|case| case.expect("key.point"))
            });
        cases.collect()
    }

    /// Points that are a sum of one of large and one of small order. libsodium accepts them where the
    /// equation holds without the cofactor, and only there.
    pub(crate) fn mixed_order(&self) -> Vec<Case> {
        let a = secret_scalar();
        let torsion = EIGHT_TORSION[1];
        let key = (EdwardsPoint::mul_base(&a) + torsion).compress().0;
        let hex_key = hex::encode(key);
        let r = Scalar::from(0x0fed_cba9_8765_4321_u64);
        let point = EdwardsPoint::mul_base(&r);
        let nonce = point.compress().0;

        let vanishes = |message: &Vec<u8>| is_multiple_of_8(&self.challenge(&nonce, &key, message));
        let sign = |r_bytes: &[u8; 32], key: &[u8; 32], message: &[u8]| {
            let s = r + self.challenge(r_bytes, key, message) * a;
            assert!(self.holds_with_cofactor(key, message, r_bytes, &s));
            self.token(message, r_bytes, s.as_bytes())
        };
        let holds = messages().find(vanishes).unwrap();
        let fails = messages().find(|message| !vanishes(message)).unwrap();
        let mixed = (point + torsion).compress().0;
        // With R = r B - k T the parts of small order cancel each other.
        let (cancelling, message) = messages()
            .find_map(|message| {
                let cancels = |t: &EdwardsPoint| {
                    let bytes = (point + t).compress().0;
                    let k = self.challenge(&bytes, &key, &message);
                    (k * torsion + t == EIGHT_TORSION[0] && !is_multiple_of_8(&k)).then_some(bytes)
                };
                Some((EIGHT_TORSION.iter().find_map(cancels)?, message))
            })
            .unwrap();
        vec![
            Case::validate_key("validate-mixed-order", &key, "libsodium accepts such keys")
                .expect("ok"),
            self.0
                .public(
                    "mixed-order-key",
                    &sign(&nonce, &key, &holds),
                    "holds without the cofactor",
                )
                .key(&hex_key)
                .expect("ok"),
            self.0
                .public(
                    "mixed-order-key-and-r",
                    &sign(&cancelling, &key, &message),
                    "holds without the cofactor: the parts of small order cancel",
                )
                .key(&hex_key)
                .expect("ok"),
            self.0
                .public(
                    "mixed-order-key-needs-cofactor",
                    &sign(&nonce, &key, &fails),
                    "holds only when it is multiplied by the cofactor",
                )
                .key(&hex_key)
                .expect("not-authentic"),
            self.0
                .public(
                    "mixed-order-r-needs-cofactor",
                    &sign(&mixed, &public_bytes(), self.message()),
                    "holds only when it is multiplied by the cofactor",
                )
                .expect("not-authentic"),
        ]
    }
}

/// A multiple of 8, so that a part of small order vanishes.
fn is_multiple_of_8(scalar: &Scalar) -> bool {
    scalar.as_bytes()[0].is_multiple_of(8)
}

/// Payloads that differ in a number.
fn messages() -> impl Iterator<Item = Vec<u8>> {
    (0..).map(|n| format!("{{\"sub\":\"alison\",\"n\":{n}}}").into_bytes())
}
