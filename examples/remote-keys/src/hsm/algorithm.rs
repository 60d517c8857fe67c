//! What PKCS #11 calls the two algorithms, and how their keys and signatures are written there.

use cryptoki::{
    mechanism::{
        Mechanism,
        eddsa::{EddsaParams, EddsaSignatureScheme},
    },
    object::KeyType,
};
use paseto_v4::{KeyError, Verify};
use sha2::{Digest, Sha384};

/// A public key whose other half may be in an HSM: the algorithm of a version.
pub trait Algorithm: Verify + Sized {
    /// Its name, for people.
    const NAME: &'static str;
    /// CKA_KEY_TYPE.
    const KEY_TYPE: KeyType;
    /// CKA_EC_PARAMS, DER: the curve.
    const EC_PARAMS: &'static [u8];
    /// The mechanism that makes a key pair.
    const GENERATE: Mechanism<'static>;

    /// The mechanism that signs.
    fn mechanism() -> Mechanism<'static>;

    /// What the mechanism is given for `input`, the bytes that PASETO signs.
    fn mechanism_input(input: &[u8]) -> Vec<u8>;

    /// The public key with this CKA_EC_POINT.
    ///
    /// # Errors
    /// [`paseto_v4::Error::Key`] where it is no valid one.
    fn from_ec_point(point: &[u8]) -> Result<Self, paseto_v4::Error>;
}

/// `v4.public`: Ed25519.
///
/// Specification: PKCS #11 version 3.0, section 2.3.15, "EdDSA".
impl Algorithm for paseto_v4::PublicKey {
    const NAME: &'static str = "Ed25519";
    const KEY_TYPE: KeyType = KeyType::EC_EDWARDS;
    /// The object identifier of Ed25519, 1.3.101.112 (RFC 8410). Devices of before PKCS #11 3.1 may want
    /// the name instead: `b"\x13\x0cedwards25519"`. SoftHSM takes both.
    const EC_PARAMS: &'static [u8] = b"\x06\x03\x2b\x65\x70";
    const GENERATE: Mechanism<'static> = Mechanism::EccEdwardsKeyPairGen;

    fn mechanism() -> Mechanism<'static> {
        Mechanism::Eddsa(EddsaParams::new(EddsaSignatureScheme::Ed25519))
    }

    /// Ed25519 hashes by itself.
    fn mechanism_input(input: &[u8]) -> Vec<u8> {
        input.to_vec()
    }

    fn from_ec_point(point: &[u8]) -> Result<Self, paseto_v4::Error> {
        Self::from_bytes(&raw_point::<32>(point)?)
    }
}

/// `v3.public`: ECDSA with P-384 and SHA-384.
///
/// Specification: PKCS #11 version 2.40, section 2.3, "Elliptic Curve".
impl Algorithm for paseto_v3::PublicKey {
    const NAME: &'static str = "P-384";
    const KEY_TYPE: KeyType = KeyType::EC;
    /// The object identifier of secp384r1, 1.3.132.0.34.
    const EC_PARAMS: &'static [u8] = b"\x06\x05\x2b\x81\x04\x00\x22";
    const GENERATE: Mechanism<'static> = Mechanism::EccKeyPairGen;

    /// The one without a hash: not every device has CKM_ECDSA_SHA384. It gives r ‖ s, as PASETO has it.
    fn mechanism() -> Mechanism<'static> {
        Mechanism::Ecdsa
    }

    fn mechanism_input(input: &[u8]) -> Vec<u8> {
        Sha384::digest(input).to_vec()
    }

    fn from_ec_point(point: &[u8]) -> Result<Self, paseto_v4::Error> {
        let point = raw_point::<97>(point)?;
        Self::from_der(&[SPKI_P384, &point].concat())
    }
}

/// The SubjectPublicKeyInfo of a P-384 key, up to its uncompressed point.
const SPKI_P384: &[u8] = b"\x30\x76\x30\x10\x06\x07\x2a\x86\x48\xce\x3d\x02\x01\
    \x06\x05\x2b\x81\x04\x00\x22\x03\x62\x00";

/// The point itself. CKA_EC_POINT is a DER OCTET STRING of it; some devices leave the wrapping off,
/// and the length tells which it is.
fn raw_point<const N: usize>(point: &[u8]) -> Result<[u8; N], KeyError> {
    let raw = match point.split_at_checked(2) {
        Some(([0x04, length], rest)) if point.len() == N + 2 && usize::from(*length) == N => rest,
        _ => point,
    };
    raw.try_into().map_err(|_| KeyError::length(N, raw.len()))
}

#[cfg(test)]
mod tests {
    use paseto_v4::Error;

    use super::*;

    /// What a test of the spellings needs of a key.
    fn both_spellings<P: Algorithm + PartialEq>(raw: &[u8], expected: &P) {
        let length = u8::try_from(raw.len()).unwrap_or_default();
        let wrapped = [&[0x04, length], raw].concat();
        assert!(P::from_ec_point(raw).as_ref() == Ok(expected));
        assert!(P::from_ec_point(&wrapped).as_ref() == Ok(expected));
        // One byte more or less, and a length that lies.
        let longer = [&wrapped[..], &[0]].concat();
        let lying = [&[0x04, length - 1], raw].concat();
        for wrong in [&wrapped[1..], &raw[1..], &longer, &lying, &[]] {
            assert!(matches!(P::from_ec_point(wrong), Err(Error::Key(_))));
        }
    }

    #[test]
    fn ed25519_wrapped_and_raw() -> Result<(), Error> {
        let secret = paseto_v4::SecretKey::generate()?;
        both_spellings(secret.public_key().as_bytes(), secret.public_key());
        Ok(())
    }

    /// Its raw point begins with 04 too, as the wrapping does.
    #[test]
    fn p384_wrapped_and_raw() -> Result<(), Error> {
        let secret = paseto_v3::SecretKey::generate()?;
        let spki = secret.public_key().to_der();
        let (head, point) = spki.split_at(SPKI_P384.len());
        assert_eq!(head, SPKI_P384);
        both_spellings(point, secret.public_key());
        Ok(())
    }

    #[test]
    fn a_point_that_is_not_on_the_curve() -> Result<(), Error> {
        let spki = paseto_v3::SecretKey::generate()?.public_key().to_der();
        let mut point = spki[SPKI_P384.len()..].to_vec();
        point[96] ^= 1;
        let refused = paseto_v3::PublicKey::from_ec_point(&point);
        assert!(matches!(refused, Err(Error::Key(_))));
        Ok(())
    }
}
