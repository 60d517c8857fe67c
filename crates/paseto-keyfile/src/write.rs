//! Keys in DER, as they are written: in one allocation of the right size for each part, so that no
//! buffer grows and leaves a secret behind.

use alloc::vec::Vec;

use paseto_core::SecretBytes;
use zeroize::Zeroizing;

use crate::Algorithm;

/// Tags of ASN.1 (X.690, section 8.1.2).
const INTEGER: u8 = 0x02;
pub(crate) const OCTET_STRING: u8 = 0x04;
pub(crate) const SEQUENCE: u8 = 0x30;
const BIT_STRING: u8 = 0x03;
/// `[1]`, around something else.
const PUBLIC_KEY: u8 = 0xa1;

/// The `AlgorithmIdentifier` of each algorithm: RFC 8410, section 3; RFC 5480, section 2.1.1; RFC 8017,
/// appendix A.1.
const ED25519: &[u8] = b"\x30\x05\x06\x03\x2b\x65\x70";
const P384: &[u8] = b"\x30\x10\x06\x07\x2a\x86\x48\xce\x3d\x02\x01\x06\x05\x2b\x81\x04\x00\x22";
const RSA: &[u8] = b"\x30\x0d\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01\x05\x00";

/// The versions of PKCS#8 without a public key, and of SEC1.
const VERSION_0: &[u8] = &[INTEGER, 1, 0];
const VERSION_1: &[u8] = &[INTEGER, 1, 1];

/// SPKI: the algorithm and the raw key, see [`PublicKeyFile`](crate::PublicKeyFile).
///
/// Specification: RFC 5280, section 4.1.
pub(crate) fn spki(algorithm: Algorithm, raw: &[u8]) -> Vec<u8> {
    let key = element(BIT_STRING, &[&[0], raw]);
    element(SEQUENCE, &[identifier(algorithm), &key])
}

/// PKCS#8: the algorithm and the raw key, see [`SecretKeyFile`](crate::SecretKeyFile). The first version
/// of the format, without a public half behind it, because that is what everybody reads.
///
/// Specification: RFC 5208, section 5; for the key within, RFC 8410, section 7, RFC 5915, section 3, and
/// RFC 8017, appendix A.1.2.
pub(crate) fn pkcs8(algorithm: Algorithm, raw: &[u8], public: &[u8]) -> SecretBytes {
    let inside = Zeroizing::new(match algorithm {
        Algorithm::Ed25519 => element(OCTET_STRING, &[raw]),
        Algorithm::P384 => {
            let raw = Zeroizing::new(element(OCTET_STRING, &[raw]));
            let public = element(BIT_STRING, &[&[0], public]);
            let public = element(PUBLIC_KEY, &[&public]);
            element(SEQUENCE, &[VERSION_1, &raw, &public])
        }
        Algorithm::Rsa => raw.to_vec(),
    });
    let key = Zeroizing::new(element(OCTET_STRING, &[&inside]));
    SecretBytes::new(element(SEQUENCE, &[VERSION_0, identifier(algorithm), &key]))
}

const fn identifier(algorithm: Algorithm) -> &'static [u8] {
    match algorithm {
        Algorithm::Ed25519 => ED25519,
        Algorithm::P384 => P384,
        Algorithm::Rsa => RSA,
    }
}

/// An INTEGER: a number in big-endian bytes without leading zeros.
pub(crate) fn integer(number: &[u8]) -> Vec<u8> {
    let sign: &[u8] = match number.first() {
        Some(first) if *first < 0x80 => &[],
        _ => &[0],
    };
    element(INTEGER, &[sign, number])
}

/// Tag, length and contents. What is written here is a key, or a part of one: shorter than 64 KiB.
pub(crate) fn element(tag: u8, contents: &[&[u8]]) -> Vec<u8> {
    let length = contents.iter().map(|part| part.len()).sum::<usize>();
    let [.., high, low] = length.to_be_bytes();
    // X.690, sections 8.1.3 and 10.1: in as few bytes as it takes.
    let header: &[u8] = match length {
        0..0x80 => &[tag, low],
        0x80..0x100 => &[tag, 0x81, low],
        _ => &[tag, 0x82, high, low],
    };
    let mut der = Vec::with_capacity(header.len().saturating_add(length));
    der.extend_from_slice(header);
    contents.iter().for_each(|part| der.extend_from_slice(part));
    der
}
