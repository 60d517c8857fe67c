//! RSA keys as JWK: each of their numbers stands in a member of its own.
//!
//! Specification: RFC 7518, section 6.3.

use alloc::vec::Vec;
use core::iter;

use paseto_core::KeyError;
use pkcs1::{RsaPrivateKeyRef, RsaPublicKeyRef};
use zeroize::Zeroizing;

use super::Jwk;
use crate::{
    read::parse,
    write::{SEQUENCE, element, integer},
};

/// The numbers of a public key, in the order of `RSAPublicKey`.
const PUBLIC: [&str; 2] = ["n", "e"];
/// Those of a secret one, in the order of `RSAPrivateKey`.
const SECRET: [&str; 8] = ["n", "e", "d", "p", "q", "dp", "dq", "qi"];

impl Jwk<'_> {
    /// `RSAPublicKey` in DER.
    pub(super) fn rsa_public(&self) -> Result<Vec<u8>, KeyError> {
        let [n, e] = [self.number("n")?, self.number("e")?];
        Ok(element(SEQUENCE, &[&n, &e]))
    }

    /// `RSAPrivateKey` in DER. A key may have d alone (RFC 7518, section 6.3.2), but such a one is
    /// refused: nobody writes it.
    pub(super) fn rsa_secret(&self) -> Result<Zeroizing<Vec<u8>>, KeyError> {
        if self.member("oth").is_some() {
            return Err(KeyError::Parameters);
        }
        let version = integer(&[0]);
        let mut numbers = Vec::with_capacity(SECRET.len());
        for name in SECRET {
            numbers.push(self.number(name)?);
        }
        let numbers = numbers.iter().map(|number| number.as_slice());
        let parts: Vec<_> = iter::once(version.as_slice()).chain(numbers).collect();
        Ok(Zeroizing::new(element(SEQUENCE, &parts)))
    }

    /// `Base64urlUInt` (RFC 7518, section 2) as an INTEGER: without leading zeros.
    fn number(&self, name: &str) -> Result<Zeroizing<Vec<u8>>, KeyError> {
        let bytes = self.bytes(name)?;
        match bytes.first() {
            Some(first) if *first != 0 => Ok(Zeroizing::new(integer(&bytes))),
            _ => Err(KeyError::Encoding),
        }
    }
}

/// The members of a public key and their numbers, of an `RSAPublicKey` in DER.
#[expect(clippy::expect_used, reason = "the key is one that was read")]
pub(super) fn public_members(raw: &[u8]) -> [(&'static str, &[u8]); 2] {
    let key: RsaPublicKeyRef<'_> = parse(raw).expect("an RSAPublicKey");
    let [n, e] = PUBLIC;
    [
        (n, key.modulus.as_bytes()),
        (e, key.public_exponent.as_bytes()),
    ]
}

/// The members of a secret key and their numbers, of an `RSAPrivateKey` in DER.
#[expect(clippy::expect_used, reason = "the key is one that was read")]
pub(super) fn secret_members(raw: &[u8]) -> [(&'static str, &[u8]); 8] {
    let key: RsaPrivateKeyRef<'_> = parse(raw).expect("an RSAPrivateKey");
    let numbers = [
        key.modulus,
        key.public_exponent,
        key.private_exponent,
        key.prime1,
        key.prime2,
        key.exponent1,
        key.exponent2,
        key.coefficient,
    ];
    let mut members = [("", [].as_slice()); 8];
    for (member, (name, number)) in members.iter_mut().zip(SECRET.iter().zip(numbers)) {
        *member = (name, number.as_bytes());
    }
    members
}
