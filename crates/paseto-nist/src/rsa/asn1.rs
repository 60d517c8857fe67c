//! The two formats of keys in DER, and what is demanded of the numbers in them.
//!
//! Everything that is read is compared with what would be written, so the numbers of a key have one
//! spelling. (A secret key may still have other numbers: p and q exchanged, or another d.)

use alloc::vec::Vec;

use der::{Decode, Encode, asn1::BitStringRef};
use paseto_core::KeyError;
use pkcs1::{ALGORITHM_ID, EncodeRsaPrivateKey, RsaPrivateKeyRef, RsaPublicKeyRef};
use pkcs8::PrivateKeyInfoRef;
use spki::{SubjectPublicKeyInfo, SubjectPublicKeyInfoRef};
use subtle::ConstantTimeEq;

/// The greatest length of a key that is looked at, in bytes, in DER or PEM. A secret key takes about
/// 1 190 and 1 680; what is much larger is told apart from what is no key, up to here.
pub(super) const MAX_LENGTH: usize = 16 * 1024;

/// 65537.
const EXPONENT: [u8; 3] = [1, 0, 1];

/// Checks an SPKI DER: its form, and the parameters of its key, whose modulus has this many bits.
/// Calls `f` with the modulus.
pub(super) fn with_public<R>(
    bytes: &[u8],
    bits: usize,
    f: impl FnOnce(&[u8]) -> R,
) -> Result<R, KeyError> {
    let info: SubjectPublicKeyInfoRef<'_> = parse(bytes)?;
    if info.algorithm != ALGORITHM_ID {
        return Err(KeyError::Encoding);
    }
    let key = info
        .subject_public_key
        .as_bytes()
        .ok_or(KeyError::Encoding)?;
    let key: RsaPublicKeyRef<'_> = parse(key)?;
    check_parameters(&key, bits)?;
    if public(&key)? == bytes {
        Ok(f(key.modulus.as_bytes()))
    } else {
        Err(KeyError::Encoding)
    }
}

/// Checks a PKCS#1 DER, its form and the parameters of its key, and gives the SPKI DER of its public
/// half. Whether the other numbers belong together is not checked here.
pub(super) fn public_half(bytes: &[u8], bits: usize) -> Result<Vec<u8>, KeyError> {
    let key: RsaPrivateKeyRef<'_> = parse(bytes)?;
    check_parameters(&key.public_key(), bits)?;
    if key.other_prime_infos.is_some() {
        return Err(KeyError::Parameters);
    }
    // RFC 8017, section 3.2: d is less than n. AWS-LC takes any that fits to the rest.
    if !is_less(key.private_exponent.as_bytes(), key.modulus.as_bytes()) {
        return Err(KeyError::Mismatch);
    }
    let written = key.to_pkcs1_der().map_err(|_| KeyError::Encoding)?;
    if !bool::from(written.as_bytes().ct_eq(bytes)) {
        return Err(KeyError::Encoding);
    }
    public(&key.public_key())
}

/// Calls `f` with the secret exponent in a PKCS#1 DER.
#[cfg(feature = "paserk")]
pub(super) fn with_secret_exponent<R>(
    bytes: &[u8],
    f: impl FnOnce(&[u8]) -> R,
) -> Result<R, KeyError> {
    let key: RsaPrivateKeyRef<'_> = parse(bytes)?;
    Ok(f(key.private_exponent.as_bytes()))
}

/// The PKCS#1 DER that a PKCS#8 DER holds.
pub(super) fn inside_pkcs8(bytes: &[u8]) -> Result<&[u8], KeyError> {
    let info: PrivateKeyInfoRef<'_> = parse(bytes)?;
    // A public half stands in the key itself. Another one could be that of another key.
    if info.algorithm == ALGORITHM_ID && info.public_key.is_none() {
        Ok(info.private_key.as_bytes())
    } else {
        Err(KeyError::Encoding)
    }
}

/// The PKCS#1 DER of a public key that an SPKI DER holds.
#[cfg(feature = "pem")]
pub(super) fn inside_spki(bytes: &[u8]) -> Result<&[u8], KeyError> {
    let info: SubjectPublicKeyInfoRef<'_> = parse(bytes)?;
    info.subject_public_key.as_bytes().ok_or(KeyError::Encoding)
}

/// The SPKI DER of a public key in PKCS#1 DER.
#[cfg(feature = "pem")]
pub(super) fn around_pkcs1(bytes: &[u8]) -> Result<Vec<u8>, KeyError> {
    public(&parse(bytes)?)
}

/// `Version1.md`, "Asymmetric Authentication": RSA keys of 2048 bits with the exponent 65537; PASERK,
/// `operations/PKE.md`: of 4096 bits.
fn check_parameters(key: &RsaPublicKeyRef<'_>, bits: usize) -> Result<(), KeyError> {
    let found = bit_length(key.modulus.as_bytes());
    if found != bits {
        return Err(KeyError::modulus(bits, found));
    }
    let exponent = key.public_exponent.as_bytes();
    if exponent != EXPONENT {
        return Err(KeyError::exponent(number(exponent)));
    }
    Ok(())
}

/// The size in bits of a number in big-endian bytes without leading zeros.
fn bit_length(bytes: &[u8]) -> usize {
    let unused = bytes.first().map_or(0, |first| first.leading_zeros());
    let unused = usize::try_from(unused).unwrap_or_default();
    bytes.len().saturating_mul(8).saturating_sub(unused)
}

/// A number in big-endian bytes without leading zeros, if it has at most 64 bits.
fn number(bytes: &[u8]) -> Option<u64> {
    let mut number = [0; 8];
    let at = number.len().checked_sub(bytes.len())?;
    number.get_mut(at..)?.copy_from_slice(bytes);
    Some(u64::from_be_bytes(number))
}

/// Compares two numbers in big-endian bytes without leading zeros: where they have the same length, in
/// constant time.
fn is_less(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return a.len() < b.len();
    }
    // What `a - b` borrows in the end.
    let borrow = a.iter().zip(b).rev().fold(0, |borrow, (a, b)| {
        u16::from(*a)
            .wrapping_sub(u16::from(*b))
            .wrapping_sub(borrow)
            >> 15
    });
    borrow == 1
}

/// The SPKI DER of a key.
fn public(key: &RsaPublicKeyRef<'_>) -> Result<Vec<u8>, KeyError> {
    let write = || {
        let key = key.to_der()?;
        let info = SubjectPublicKeyInfo {
            algorithm: ALGORITHM_ID,
            subject_public_key: BitStringRef::from_bytes(&key)?,
        };
        info.to_der()
    };
    write().map_err(|_: der::Error| KeyError::Encoding)
}

fn parse<'a, T: Decode<'a, Error = der::Error>>(bytes: &'a [u8]) -> Result<T, KeyError> {
    if bytes.len() > MAX_LENGTH {
        return Err(KeyError::Encoding);
    }
    T::from_der(bytes).map_err(|_| KeyError::Encoding)
}

#[cfg(test)]
mod tests {
    use alloc::vec;

    use der::asn1::OctetStringRef;
    use paseto_core::KeyError;

    use super::{MAX_LENGTH, is_less, parse};

    #[test]
    fn what_is_longer_is_not_parsed() {
        // A tag and a length of three bytes stand before the contents.
        let string = |length: usize| {
            let [.., high, low] = (length - 4).to_be_bytes();
            let mut der = vec![0; length];
            der[..4].copy_from_slice(&[0x04, 0x82, high, low]);
            der
        };
        for length in [1000, MAX_LENGTH - 1, MAX_LENGTH] {
            assert!(parse::<&OctetStringRef>(&string(length)).is_ok());
        }
        for length in [MAX_LENGTH + 1, 2 * MAX_LENGTH] {
            let refused = parse::<&OctetStringRef>(&string(length)).map(|_| ());
            assert_eq!(refused, Err(KeyError::Encoding));
        }
    }

    #[test]
    fn numbers_are_compared_as_numbers() {
        let numbers: [&[u8]; 8] = [
            &[],
            &[1],
            &[0xff],
            &[1, 0],
            &[1, 0xff],
            &[2, 0],
            &[2, 1],
            &[0xff, 0xff],
        ];
        for (at, a) in numbers.iter().enumerate() {
            for (other, b) in numbers.iter().enumerate() {
                assert_eq!(is_less(a, b), at < other, "{a:?}, {b:?}");
            }
        }
    }
}
