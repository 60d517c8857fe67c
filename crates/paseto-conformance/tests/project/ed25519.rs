//! Ed25519, of versions 2 and 4: signatures and public keys that some verifiers accept. What is right here is what
//! libsodium does.

use curve25519_dalek::{
    EdwardsPoint, edwards::CompressedEdwardsY, scalar::Scalar, traits::IsIdentity,
};
use ed25519_dalek::{Signature, Signer, Verifier, VerifyingKey, hazmat::ExpandedSecretKey};
use sha2::{Digest, Sha512};

use crate::project::{
    case::{Case, File},
    ed25519_points as points, encodings,
    independent::{ed25519_key, pae},
    protocol::Protocol,
    token::{body_of, text},
};

pub(crate) fn file(protocol: &'static Protocol) -> File {
    let ed25519 = Ed25519(protocol);
    let mut tests = ed25519.scalars();
    tests.extend(ed25519.nonce_points());
    tests.extend(ed25519.small_order_keys());
    tests.extend(ed25519.mixed_order());
    let sign = |bytes: &[u8]| ed25519_key().sign(bytes).to_bytes().to_vec();
    tests.extend(encodings::cases(protocol, sign));
    tests.extend(ed25519.invalid_keys());
    File::new(protocol.version, "signatures and public keys", tests)
}

/// Version 2 or 4.
pub(crate) struct Ed25519(pub(crate) &'static Protocol);

/// The secret scalar of all cases.
pub(crate) fn secret_scalar() -> Scalar {
    ExpandedSecretKey::from(ed25519_key().as_bytes()).scalar
}

pub(crate) fn public_bytes() -> [u8; 32] {
    ed25519_key().verifying_key().to_bytes()
}

impl Ed25519 {
    fn encode(&self, message: &[u8]) -> Vec<u8> {
        match self.0.version {
            2 => pae(&[b"v2.public.", message, b""]),
            _ => pae(&[b"v4.public.", message, b"", b""]),
        }
    }

    pub(crate) fn message(&self) -> &'static [u8] {
        self.0.payload.as_bytes()
    }

    /// H(R ‖ A ‖ M), where M is the Pre-Authentication Encoding.
    pub(crate) fn challenge(&self, r: &[u8; 32], a: &[u8; 32], message: &[u8]) -> Scalar {
        let hash = Sha512::new().chain_update(r).chain_update(a);
        let hash = hash.chain_update(self.encode(message));
        Scalar::from_bytes_mod_order_wide(&hash.finalize().into())
    }

    /// The forgeries are good ones: a verifier without the rule accepts them.
    pub(crate) fn assert_lenient_verifiers_accept(
        &self,
        key: &[u8; 32],
        message: &[u8],
        r: &[u8; 32],
        s: &Scalar,
    ) {
        let signature = Signature::from_components(*r, s.to_bytes());
        let key = VerifyingKey::from_bytes(key).unwrap();
        key.verify(&self.encode(message), &signature).unwrap();
    }

    /// Whether the equation holds once it is multiplied by the cofactor.
    pub(crate) fn holds_with_cofactor(
        &self,
        key: &[u8; 32],
        message: &[u8],
        r: &[u8; 32],
        s: &Scalar,
    ) -> bool {
        let point = |bytes: &[u8; 32]| CompressedEdwardsY(*bytes).decompress().unwrap();
        let right = point(r) + self.challenge(r, key, message) * point(key);
        (EdwardsPoint::mul_base(s) - right)
            .mul_by_cofactor()
            .is_identity()
    }

    pub(crate) fn token(&self, message: &[u8], r: &[u8; 32], s: &[u8; 32]) -> String {
        let header = format!("v{}.public.", self.0.version);
        text(&header, &[message, r, s], b"")
    }

    /// S must be below the order of the group.
    fn scalars(&self) -> Vec<Case> {
        let body = body_of(&(self.0.sign)(self.message(), b"", b""));
        let (message, signature) = body.split_at(body.len() - 64);
        let (r, s) = signature.split_at(32);
        let r: [u8; 32] = r.try_into().unwrap();
        let s: [u8; 32] = s.try_into().unwrap();
        let mut cases = vec![
            self.0
                .public("valid", &self.token(message, &r, &s), "unaltered")
                .expect("ok"),
        ];
        for n in [1, 2, 15] {
            let greater = (0..n).fold(s, |s, _| plus_order(s));
            let name = format!("s-plus-{n}-orders");
            let comment = "the same signature modulo the order of the group";
            cases.push(
                self.0
                    .public(&name, &self.token(message, &r, &greater), comment),
            );
        }
        let order = plus_order([0; 32]);
        let negated = (-Scalar::from_bytes_mod_order(s)).to_bytes();
        for (name, s, comment) in [
            ("s-is-zero", [0; 32], "S is 0"),
            ("s-is-the-order", order, "S is 0 modulo the order"),
            ("s-negated", negated, "S is -S"),
            ("s-all-ones", [0xff; 32], "S is 2^256 - 1"),
        ] {
            cases.push(self.0.public(name, &self.token(message, &r, &s), comment));
        }
        let zero = self.token(message, &[0; 32], &[0; 32]);
        cases.push(
            self.0
                .public("all-zero-signature", &zero, "R and S are zero"),
        );
        not_authentic(cases)
    }

    /// R of small order. S is such that a verifier without that rule computes the identity.
    fn nonce_points(&self) -> Vec<Case> {
        let (a, public) = (secret_scalar(), public_bytes());
        let cases = points::small_order_encodings()
            .into_iter()
            .map(|(name, r)| {
                let s = self.challenge(&r, &public, self.message()) * a;
                assert!(
                    self.holds_with_cofactor(&public, self.message(), &r, &s),
                    "{name}"
                );
                if name == "y-is-1" {
                    self.assert_lenient_verifiers_accept(&public, self.message(), &r, &s);
                }
                let comment = format!("R is of small order: {name}");
                self.0.public(
                    &format!("small-order-r-{name}"),
                    &self.token(self.message(), &r, s.as_bytes()),
                    &comment,
                )
            });
        not_authentic(cases.collect())
    }

    /// Keys that are no points, or are written in another way than the one.
    fn invalid_keys(&self) -> Vec<Case> {
        let good = (self.0.sign)(self.message(), b"", b"");
        let mut cases = vec![
            Case::validate_key("validate-good-key", &public_bytes(), "an ordinary key")
                .expect("ok"),
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
            let read = self.0.public(&format!("key-{name}"), &good, comment);
            cases.push(read.key(&hex::encode(key)));
        }
        let mut negated = public_bytes();
        negated[31] ^= 0x80;
        let read = self
            .0
            .public("key-negated", &good, "the sign of x is the other one");
        cases.push(read.key(&hex::encode(negated)).expect("not-authentic"));
        cases
            .into_iter()
            .map(|case| case.or_expect("key.point"))
            .collect()
    }
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
