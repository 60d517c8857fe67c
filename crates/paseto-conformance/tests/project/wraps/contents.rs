//! What is inside is no valid key, or is in another form.

use num_bigint::BigUint;

use super::{Fault, Version};
use crate::project::{
    case::Case,
    independent::{ecdsa, ed25519_key, v1},
    keys::text,
    rsa::{Rsa, primes},
    rsa_keys,
};

/// Name, bytes, class and comment.
type Row = (&'static str, Vec<u8>, &'static str, &'static str);

/// PEM without the last line feed, as the official vectors lock it.
pub(super) fn pem(pkcs1: &[u8]) -> Vec<u8> {
    let text = rsa_keys::pem("RSA PRIVATE KEY", pkcs1);
    text.trim_end().as_bytes().to_vec()
}

impl Version {
    pub(super) fn contents(self) -> Vec<Case> {
        let rows = match self.number() {
            1 => rsa(),
            3 => scalars(),
            _ => halves(),
        };
        let mut cases = Vec::new();
        let good = hex::encode(self.key("secret"));
        for (name, key, class, comment) in rows {
            let header = self.wrap_header("secret");
            let paserk = text(&header, &self.pie(&header, &key, Fault::None));
            let case = self.unwrap(name, "secret", &paserk, comment);
            cases.push(case.key(&good).expect(class));
            let paserk = self.locked("secret", &key);
            let case = self.unlock(name, "secret", &paserk, comment);
            cases.push(case.key(&good).expect(class));
        }
        cases
    }
}

fn halves() -> Vec<Row> {
    let (seed, public) = (ed25519_key().to_bytes(), ed25519_key().verifying_key());
    let mut negated = public.to_bytes();
    negated[31] ^= 0x80;
    let no = "not-authentic";
    let other = [9; 32];
    vec![
        (
            "foreign-half",
            [seed, other].concat(),
            no,
            "the half of another key",
        ),
        (
            "negated-half",
            [seed, negated].concat(),
            no,
            "the sign of x is the other one",
        ),
        (
            "zero-half",
            [seed, [0; 32]].concat(),
            no,
            "a point of small order",
        ),
        (
            "exchanged",
            [public.to_bytes(), seed].concat(),
            no,
            "the halves in another order",
        ),
        (
            "seed-twice",
            [seed, seed].concat(),
            no,
            "the seed is no public half",
        ),
    ]
}

fn scalars() -> Vec<Row> {
    let n = ecdsa::order();
    let of = |number: &BigUint| ecdsa::bytes(number).to_vec();
    let no = "not-authentic";
    vec![
        ("zero", vec![0; 48], no, "no secret number"),
        ("n", of(&n), no, "the order of the group"),
        (
            "n-plus-1",
            of(&(&n + 1u8)),
            no,
            "not below the order of the group",
        ),
        (
            "all-ones",
            vec![0xff; 48],
            no,
            "not below the order of the group",
        ),
    ]
}

fn rsa() -> Vec<Row> {
    let der = v1::KEY.pkcs1();
    let with_line_feed = rsa_keys::pem("RSA PRIVATE KEY", &der).into_bytes();
    let small = Rsa::new(&primes::RSA_1024).pkcs1();
    let large = Rsa::new(&primes::RSA_3072).pkcs1();
    let sealing = Rsa::new(&primes::RSA_4096).pkcs1();
    let mut mixed = v1::KEY.clone();
    mixed.d = Rsa::new(&primes::OTHER).d;
    let no = "not-authentic";
    vec![
        ("der", der.clone(), "ok", "DER"),
        ("pem", pem(&der), "ok", "PEM without the last line feed"),
        (
            "pem-line-feed",
            with_line_feed,
            "ok",
            "PEM with the last line feed",
        ),
        ("public", v1::KEY.spki(), no, "a public key"),
        ("pem-public", pem(&v1::KEY.spki()), no, "a public key"),
        (
            "trailing-byte",
            [&der[..], &[0]].concat(),
            no,
            "a byte behind the DER",
        ),
        ("1024-bits", small.clone(), no, "too small"),
        ("1024-bits-pem", pem(&small), no, "too small"),
        ("3072-bits", large.clone(), no, "too large"),
        ("3072-bits-pem", pem(&large), no, "too large"),
        ("4096-bits", sealing, no, "a key for sealing"),
        (
            "mixed",
            mixed.pkcs1(),
            no,
            "numbers that do not belong together",
        ),
        ("32-bytes", vec![7; 32], no, "a local key"),
    ]
}
