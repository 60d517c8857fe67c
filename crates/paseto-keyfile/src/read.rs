//! Keys in DER: what a file holds, whatever it is, before anybody asks for a certain key.

use der::{Decode, asn1::AnyRef};
use paseto_core::KeyError;
use pkcs1::{RsaPrivateKeyRef, RsaPublicKeyRef};
use sec1::EcPrivateKey;
use spki::{AlgorithmIdentifierRef, SubjectPublicKeyInfoRef};

use crate::{
    algorithm::{self, Algorithm, Found},
    pem, pkcs8,
};

/// What stands in a file.
pub(crate) enum Contents<'a> {
    Public(Public<'a>),
    Secret(Secret<'a>),
    /// An `EncryptedPrivateKeyInfo`.
    Encrypted,
}

/// A public key: see [`PublicKeyFile`](crate::PublicKeyFile) for the bytes. Those of other algorithms
/// than ours mean nothing.
pub(crate) struct Public<'a> {
    pub(crate) algorithm: Found,
    pub(crate) raw: &'a [u8],
}

/// A secret key: see [`SecretKeyFile`](crate::SecretKeyFile) for the bytes. Those of other algorithms
/// than ours mean nothing.
pub(crate) struct Secret<'a> {
    pub(crate) algorithm: Found,
    pub(crate) raw: &'a [u8],
    /// Its public half: PKCS#8 has a place for it, and SEC1 within it another one.
    pub(crate) public: [Option<&'a [u8]>; 2],
}

/// What stands in DER of any format. No bytes are in two of them.
///
/// # Errors
/// [`KeyError::Encoding`] where it is in none.
pub(crate) fn der(bytes: &[u8]) -> Result<Contents<'_>, KeyError> {
    spki(bytes)
        .or_else(|_| private_key_info(bytes).map(Contents::Secret))
        .or_else(|_| encrypted(bytes))
        .or_else(|_| sec1(bytes))
        .or_else(|_| pkcs1_secret(bytes))
        .or_else(|_| pkcs1_public(bytes))
}

/// What stands in a PEM block.
///
/// # Errors
/// [`KeyError::Encoding`] where it is not what its label says, or the label is none of a key.
pub(crate) fn labelled<'a>(label: &str, bytes: &'a [u8]) -> Result<Contents<'a>, KeyError> {
    match label {
        pem::PUBLIC => spki(bytes),
        pem::SECRET => private_key_info(bytes).map(Contents::Secret),
        pem::ENCRYPTED => encrypted(bytes),
        "EC PRIVATE KEY" => sec1(bytes),
        "RSA PRIVATE KEY" => pkcs1_secret(bytes),
        "RSA PUBLIC KEY" => pkcs1_public(bytes),
        "DSA PRIVATE KEY" => Ok(Contents::Secret(Secret::other("DSA"))),
        "OPENSSH PRIVATE KEY" => Ok(Contents::Secret(Secret::other("an OpenSSH key"))),
        "CERTIFICATE" => Ok(Contents::Public(Public {
            algorithm: Found::Other("a certificate"),
            raw: &[],
        })),
        _ => Err(KeyError::Encoding),
    }
}

/// Specification: RFC 5280, section 4.1.
fn spki(bytes: &[u8]) -> Result<Contents<'_>, KeyError> {
    let info: SubjectPublicKeyInfoRef<'_> = parse(bytes)?;
    let algorithm = algorithm::identify(&info.algorithm)?.ok_or(KeyError::Encoding)?;
    let raw = info.subject_public_key.as_bytes();
    let raw = raw.ok_or(KeyError::Encoding)?;
    Ok(Contents::Public(Public { algorithm, raw }))
}

/// Specification: RFC 5208, section 5; RFC 5958, section 2.
pub(crate) fn private_key_info(bytes: &[u8]) -> Result<Secret<'_>, KeyError> {
    let info = pkcs8::read(bytes)?;
    let key = info.key;
    let secret = match algorithm::identify(&info.algorithm)? {
        Some(Found::Other(name)) => Secret::other(name),
        Some(Found::Ours(Algorithm::Ed25519)) => {
            // RFC 8410, section 7: an OCTET STRING in the OCTET STRING.
            let raw: &der::asn1::OctetStringRef = parse(key)?;
            Secret::new(Algorithm::Ed25519, raw.as_bytes())
        }
        Some(Found::Ours(Algorithm::Rsa)) => Secret::new(Algorithm::Rsa, key),
        curve @ (Some(Found::Ours(Algorithm::P384)) | None) => ec(key, curve)?,
    };
    let [_, inside] = secret.public;
    Ok(Secret {
        public: [info.public, inside],
        ..secret
    })
}

/// Specification: RFC 5915, sections 3 and 4.
fn sec1(bytes: &[u8]) -> Result<Contents<'_>, KeyError> {
    ec(bytes, None).map(Contents::Secret)
}

/// A key on the curve that it names itself, or that is named for it.
fn ec(bytes: &[u8], outside: Option<Found>) -> Result<Secret<'_>, KeyError> {
    let key: EcPrivateKey<'_> = parse(bytes)?;
    let curve = key.parameters.and_then(sec1::EcParameters::named_curve);
    let inside = curve.map(algorithm::identify_curve);
    let algorithm = match (outside, inside) {
        (_, Some(Found::Other(name))) => return Ok(Secret::other(name)),
        (Some(found), _) | (None, Some(found)) => found,
        (None, None) => return Err(KeyError::Encoding),
    };
    Ok(Secret {
        algorithm,
        raw: key.private_key,
        public: [None, key.public_key],
    })
}

/// Specification: RFC 8017, appendix A.1.2. The numbers are the family's to check.
fn pkcs1_secret(bytes: &[u8]) -> Result<Contents<'_>, KeyError> {
    let _: RsaPrivateKeyRef<'_> = parse(bytes)?;
    Ok(Contents::Secret(Secret::new(Algorithm::Rsa, bytes)))
}

/// Specification: RFC 8017, appendix A.1.1.
fn pkcs1_public(bytes: &[u8]) -> Result<Contents<'_>, KeyError> {
    let _: RsaPublicKeyRef<'_> = parse(bytes)?;
    Ok(Contents::Public(Public {
        algorithm: Found::Ours(Algorithm::Rsa),
        raw: bytes,
    }))
}

fn encrypted(bytes: &[u8]) -> Result<Contents<'_>, KeyError> {
    envelope(bytes).map(|_| Contents::Encrypted)
}

/// How a key is encrypted, and the key.
///
/// Specification: RFC 5958, section 3.
pub(crate) fn envelope(bytes: &[u8]) -> Result<(AlgorithmIdentifierRef<'_>, &[u8]), KeyError> {
    let sequence: AnyRef<'_> = parse(bytes)?;
    let parts = sequence.sequence(|reader| {
        let algorithm = AlgorithmIdentifierRef::decode(reader)?;
        let data = <&der::asn1::OctetStringRef>::decode(reader)?;
        Ok((algorithm, data.as_bytes()))
    });
    parts.map_err(|_: der::Error| KeyError::Encoding)
}

pub(crate) fn parse<'a, T: Decode<'a, Error = der::Error>>(bytes: &'a [u8]) -> Result<T, KeyError> {
    T::from_der(bytes).map_err(|_| KeyError::Encoding)
}

impl<'a> Secret<'a> {
    const fn new(algorithm: Algorithm, raw: &'a [u8]) -> Self {
        Self {
            algorithm: Found::Ours(algorithm),
            raw,
            public: [None, None],
        }
    }

    const fn other(name: &'static str) -> Self {
        Self {
            algorithm: Found::Other(name),
            raw: &[],
            public: [None, None],
        }
    }
}
