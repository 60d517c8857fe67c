//! What is sent for a secret, and the keys that nothing may be sealed for.

use curve25519_dalek::{
    MontgomeryPoint, constants::EIGHT_TORSION, edwards::CompressedEdwardsY, traits::IsIdentity,
};
use num_bigint::BigUint;

use super::{Version, sealing};
use crate::project::{
    case::Case,
    ed25519_points,
    independent::{ecdsa, ed25519_key, local_key, v1},
    rsa::{Rsa, fixed, primes, spki},
};

impl Version {
    /// The tags are right for whoever does not look at what was sent.
    pub(super) fn sealed(self) -> Vec<Case> {
        match self.number() {
            1 => self.rsa_numbers(),
            3 => self.p384_points(),
            _ => self.x25519_points(),
        }
    }

    fn sent(self, name: &str, sent: &[u8], secret: &[u8], comment: &str) -> Case {
        let paserk = self.sealed_with(sent, secret);
        self.unseal(name, &paserk, comment)
            .key(&hex::encode(local_key()))
    }

    /// Points of small order, for which the shared secret is zero.
    fn x25519_points(self) -> Vec<Case> {
        let mut cases = Vec::new();
        for (name, point) in x25519_small_order() {
            for (suffix, high) in [("", 0), ("-high-bit", 0x80)] {
                let mut sent = point;
                sent[31] |= high;
                let secret = MontgomeryPoint(sent).mul_clamped([7; 32]).to_bytes();
                assert_eq!(secret, [0; 32], "{name}");
                let case = self.sent(
                    &format!("small-order-{name}{suffix}"),
                    &sent,
                    &secret,
                    "a shared secret of zeros, which everybody knows",
                );
                cases.push(case.expect("not-authentic"));
            }
        }
        cases
    }

    fn p384_points(self) -> Vec<Case> {
        let (sent, secret) = sealing::exchange(3, &self.seal_random());
        let x = BigUint::from_bytes_be(&sent[1..]);
        let with = |first: u8, x: &BigUint| [&[first], &fixed(x, 48)[..]].concat();
        let mut off_curve = x.clone();
        while ecdsa::is_point(&with(2, &off_curve)) {
            off_curve += 1u8;
        }
        // A small x with a point, and the same one more than the prime.
        let mut small = BigUint::ZERO;
        while !ecdsa::is_point(&with(2, &small)) {
            small += 1u8;
        }
        [
            (
                "epk-uncompressed",
                with(4, &x),
                "the first byte of an uncompressed point",
            ),
            ("epk-hybrid", with(5, &x), "no first byte of 49"),
            ("epk-x-only", with(0, &x), "no first byte of 49"),
            ("epk-identity", vec![0; 49], "the identity, filled up"),
            (
                "epk-other-sign",
                with(sent[0] ^ 1, &x),
                "the same secret from another point",
            ),
            (
                "epk-not-on-the-curve",
                with(2, &off_curve),
                "no point has this x",
            ),
            (
                "epk-not-reduced",
                with(2, &(small + ecdsa::prime())),
                "x is not below p",
            ),
            ("epk-all-ones", vec![0xff; 49], "no point"),
        ]
        .map(|(name, epk, comment)| {
            let case = self.sent(name, &epk, &secret, comment);
            // The same x gives the same secret, and so the same keys for this epk.
            let is_good = name == "epk-other-sign";
            case.expect(if is_good { "ok" } else { "not-authentic" })
        })
        .into()
    }

    fn rsa_numbers(self) -> Vec<Case> {
        let n = &sealing::KEY.n;
        let (zero, one) = (BigUint::ZERO, BigUint::from(1u8));
        let largest = n - 1u8;
        let above = n + 1u8;
        let all_ones = (BigUint::from(1u8) << 4096) - 1u8;
        [
            ("c-is-0", &zero, &zero, "ok", "r keeps all of its zeros"),
            ("c-is-1", &one, &one, "ok", "r keeps its zeros"),
            (
                "c-is-n-minus-1",
                &largest,
                &largest,
                "ok",
                "the greatest that there is",
            ),
            ("c-is-n", n, &zero, "not-authentic", "not below the modulus"),
            (
                "c-is-n-plus-1",
                &above,
                &one,
                "not-authentic",
                "not below the modulus",
            ),
            (
                "c-all-ones",
                &all_ones,
                &zero,
                "not-authentic",
                "not below the modulus",
            ),
        ]
        .map(|(name, c, r, class, comment)| {
            let case = self.sent(name, &fixed(c, 512), &fixed(r, 512), comment);
            case.expect(class)
        })
        .into()
    }

    /// The public keys that are read for sealing, and those that are not.
    pub(super) fn sealing_keys(self) -> Vec<Case> {
        let good = sealing::pair(self.number()).1;
        let mut cases = vec![self.parse("good", &good, "an ordinary key").expect("ok")];
        match self.number() {
            1 => cases.extend(self.rsa_keys()),
            3 => cases.extend(self.p384_keys()),
            _ => cases.extend(self.ed25519_keys()),
        }
        cases
    }

    fn parse(self, name: &str, key: &[u8], comment: &str) -> Case {
        let name = format!("sealing-key-{name}");
        Case::new(&name, comment, "parse-sealing-key", "public").sealing_key(key)
    }

    fn ed25519_keys(self) -> Vec<Case> {
        let mut cases: Vec<_> = ed25519_points::small_order_encodings()
            .into_iter()
            .map(|(name, key)| self.parse(&format!("small-order-{name}"), &key, "small order"))
            .collect();
        let point = CompressedEdwardsY(ed25519_key().verifying_key().to_bytes());
        let point = point.decompress().unwrap();
        for (at, torsion) in EIGHT_TORSION.iter().enumerate() {
            if !torsion.is_identity() {
                let mixed = (point + torsion).compress().to_bytes();
                let name = format!("mixed-order-{at}");
                cases.push(self.parse(&name, &mixed, "not in the subgroup of prime order"));
            }
        }
        let off_curve = ed25519_points::off_curve();
        cases.push(self.parse("no-point", &off_curve, "no point has this y"));
        let not_reduced = ed25519_points::not_reduced();
        cases.push(self.parse("not-reduced", &not_reduced, "y is not below p"));
        let short = self.parse("short", &[1; 31], "32 bytes are needed");
        let long = self.parse("long", &[1; 33], "32 bytes are needed");
        cases.push(short.expect("key.length"));
        cases.push(long.expect("key.length"));
        cases
            .into_iter()
            .map(|case| case.or_expect("key.point"))
            .collect()
    }

    fn p384_keys(self) -> Vec<Case> {
        let good = sealing::pair(3).1;
        let whole = ecdsa::uncompressed(&ecdsa::point(&good));
        let with = |first: u8| [&[first], &good[1..]].concat();
        let mut off_curve = good.clone();
        while ecdsa::is_point(&off_curve) {
            off_curve[48] = off_curve[48].wrapping_add(1);
        }
        vec![
            self.parse("off-curve", &off_curve, "no point has this x")
                .expect("key.point"),
            self.parse("all-ones", &[&[2], &[0xff; 48][..]].concat(), "not below p")
                .expect("key.point"),
            self.parse("zero", &[0; 49], "the identity, filled up")
                .expect("key.point"),
            self.parse("other-form", &with(4), "the first byte of another form")
                .expect("key.point"),
            self.parse("uncompressed", &whole, "97 bytes")
                .expect("key.length"),
        ]
    }

    fn rsa_keys(self) -> Vec<Case> {
        let rsa = &*sealing::KEY;
        let parameters = [
            ("2048-bits", v1::KEY.spki(), "a key for tokens"),
            ("3072-bits", Rsa::new(&primes::RSA_3072).spki(), "too small"),
            ("exponent-3", spki(&rsa.n, &3u8.into()), "another exponent"),
            ("even", spki(&(&rsa.n - 1u8), &rsa.e), "an even modulus"),
        ];
        let encodings = [
            ("pkcs1", rsa.pkcs1_public(), "not SPKI"),
            ("secret", rsa.pkcs1(), "the secret half"),
            ("cut", rsa.spki()[..500].to_vec(), "a part of a key"),
        ];
        let of = |class: &'static str| {
            move |(name, key, comment): (&str, Vec<u8>, &str)| {
                self.parse(name, &key, comment).expect(class)
            }
        };
        let parameters = parameters.into_iter().map(of("key.parameters"));
        parameters
            .chain(encodings.into_iter().map(of("key.encoding")))
            .collect()
    }
}

/// RFC 7748 decodes them without a look: u of small order, and those above the prime.
fn x25519_small_order() -> Vec<(String, [u8; 32])> {
    let mut points: Vec<(String, [u8; 32])> = Vec::new();
    for point in EIGHT_TORSION {
        let u = point.to_montgomery().to_bytes();
        if points.iter().all(|(_, other)| *other != u) {
            points.push((format!("{}", points.len()), u));
        }
    }
    let mut prime = [0xff; 32];
    (prime[0], prime[31]) = (0xed, 0x7f);
    for (name, first) in [("p-minus-1", 0xec), ("p", 0xed), ("p-plus-1", 0xee)] {
        let mut u = prime;
        u[0] = first;
        if points.iter().all(|(_, other)| *other != u) {
            points.push((name.to_owned(), u));
        }
    }
    let mut one = [0; 32];
    one[0] = 1;
    if points.iter().all(|(_, other)| *other != one) {
        points.push(("one".to_owned(), one));
    }
    points
}
