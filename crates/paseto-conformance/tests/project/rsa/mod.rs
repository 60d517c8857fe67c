//! RSA with raw numbers: keys as DER, right or wrong, and signatures that no honest signer makes.

mod der;
pub(crate) mod primes;
pub(crate) mod pss;

use num_bigint::BigUint;

pub(crate) use self::der::{bit_string, integer, null, octet_string, oid, sequence, tagged};

/// What a key is made of.
pub(crate) struct Primes {
    pub(crate) p: &'static str,
    pub(crate) q: &'static str,
    pub(crate) e: u32,
}

/// A key pair, and the numbers that PKCS #1 writes besides.
#[derive(Clone)]
pub(crate) struct Rsa {
    pub(crate) n: BigUint,
    pub(crate) e: BigUint,
    pub(crate) d: BigUint,
    pub(crate) p: BigUint,
    pub(crate) q: BigUint,
    pub(crate) dp: BigUint,
    pub(crate) dq: BigUint,
    pub(crate) q_inv: BigUint,
}

impl Rsa {
    pub(crate) fn new(primes: &Primes) -> Self {
        let number = |text: &str| BigUint::parse_bytes(text.as_bytes(), 16).unwrap();
        let (p, q, e) = (number(primes.p), number(primes.q), primes.e.into());
        Self::of(p, q, e)
    }

    pub(crate) fn of(p: BigUint, q: BigUint, e: BigUint) -> Self {
        let (p1, q1) = (&p - 1u8, &q - 1u8);
        let d = e.modinv(&(&p1 * &q1)).unwrap();
        Self {
            n: &p * &q,
            dp: &d % p1,
            dq: &d % q1,
            q_inv: q.modinv(&p).unwrap(),
            e,
            d,
            p,
            q,
        }
    }

    /// `RSAPrivateKey` of PKCS #1: what `k1.secret` holds.
    pub(crate) fn pkcs1(&self) -> Vec<u8> {
        let numbers = [
            &self.n,
            &self.e,
            &self.d,
            &self.p,
            &self.q,
            &self.dp,
            &self.dq,
            &self.q_inv,
        ];
        let mut parts = vec![integer(&BigUint::ZERO)];
        parts.extend(numbers.map(integer));
        sequence(&parts)
    }

    /// `RSAPublicKey` of PKCS #1, which is only a part of what `k1.public` holds.
    pub(crate) fn pkcs1_public(&self) -> Vec<u8> {
        pkcs1_public(&self.n, &self.e)
    }

    /// `SubjectPublicKeyInfo`: what `k1.public` holds.
    pub(crate) fn spki(&self) -> Vec<u8> {
        spki(&self.n, &self.e)
    }

    /// The secret operation on what an encoding method gave: a signature of 256 bytes.
    pub(crate) fn raw(&self, encoded: &[u8]) -> Vec<u8> {
        let number = BigUint::from_bytes_be(encoded).modpow(&self.d, &self.n);
        fixed(&number, 256)
    }
}

fn pkcs1_public(n: &BigUint, e: &BigUint) -> Vec<u8> {
    sequence(&[integer(n), integer(e)])
}

/// `SubjectPublicKeyInfo` of any two numbers.
pub(crate) fn spki(n: &BigUint, e: &BigUint) -> Vec<u8> {
    sequence(&[
        algorithm(oid::RSA_ENCRYPTION, &null()),
        bit_string(&pkcs1_public(n, e)),
    ])
}

pub(crate) fn algorithm(oid: &[u8], parameters: &[u8]) -> Vec<u8> {
    sequence(&[tagged(6, oid), parameters.to_vec()])
}

/// A number, big-endian, in so many bytes.
pub(crate) fn fixed(number: &BigUint, length: usize) -> Vec<u8> {
    let bytes = number.to_bytes_be();
    [vec![0; length - bytes.len()], bytes].concat()
}
