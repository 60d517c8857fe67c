//! The algorithms of keys, and their names in the formats.

use core::fmt;

use der::asn1::ObjectIdentifier;
use paseto_core::KeyError;
use spki::AlgorithmIdentifierRef;

/// An algorithm whose keys are those of a version of PASETO.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Algorithm {
    /// Ed25519: versions 2 and 4.
    Ed25519,
    /// ECDSA on the curve P-384: version 3.
    P384,
    /// RSA, of whatever size: version 1.
    Rsa,
}

impl Algorithm {
    /// Its name in messages.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ed25519 => "Ed25519",
            Self::P384 => "P-384",
            Self::Rsa => "RSA",
        }
    }
}

impl fmt::Display for Algorithm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The algorithm that a file names: one of ours, or the name of another one.
#[derive(Clone, Copy)]
pub(crate) enum Found {
    Ours(Algorithm),
    Other(&'static str),
}

impl Found {
    /// # Errors
    /// [`KeyError::Algorithm`] where it is another one than `expected`.
    pub(crate) fn expect(self, expected: Algorithm) -> Result<(), KeyError> {
        let found = match self {
            Self::Ours(found) if found == expected => return Ok(()),
            Self::Ours(found) => found.name(),
            Self::Other(found) => found,
        };
        Err(KeyError::algorithm(expected.name(), found))
    }
}

/// What a key is called that is in none of the tables.
pub(crate) const UNKNOWN: &str = "an unknown algorithm";

/// RFC 8410, section 3.
const ED25519: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.101.112");
/// RFC 5480, section 2.1.1.
const EC: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.2.1");
/// RFC 5480, section 2.1.1.1.
const P384: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.132.0.34");
/// RFC 8017, appendix C.
const RSA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1");

/// Algorithms that PASETO has not.
const OTHERS: [(ObjectIdentifier, &str); 8] = [
    (ObjectIdentifier::new_unwrap("1.3.101.110"), "X25519"),
    (ObjectIdentifier::new_unwrap("1.3.101.111"), "X448"),
    (ObjectIdentifier::new_unwrap("1.3.101.113"), "Ed448"),
    (
        ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.10"),
        "RSA-PSS",
    ),
    (ObjectIdentifier::new_unwrap("1.2.840.10040.4.1"), "DSA"),
    (ObjectIdentifier::new_unwrap("1.2.840.113549.1.3.1"), "DH"),
    (ObjectIdentifier::new_unwrap("1.2.840.10046.2.1"), "DH"),
    (ObjectIdentifier::new_unwrap("1.3.132.1.12"), "ECDH"),
];

/// Curves that PASETO has not.
const CURVES: [(ObjectIdentifier, &str); 3] = [
    (
        ObjectIdentifier::new_unwrap("1.2.840.10045.3.1.7"),
        "EC on P-256",
    ),
    (ObjectIdentifier::new_unwrap("1.3.132.0.35"), "EC on P-521"),
    (
        ObjectIdentifier::new_unwrap("1.3.132.0.10"),
        "EC on secp256k1",
    ),
];

/// Which algorithm this is; `None` for an elliptic curve that is not named here, because the key itself
/// may do so.
///
/// Specification: RFC 8410, section 3; RFC 5480, section 2.1.1; RFC 8017, appendix A.1.
///
/// # Errors
/// [`KeyError::Encoding`] for parameters that the algorithm does not have.
pub(crate) fn identify(of: &AlgorithmIdentifierRef<'_>) -> Result<Option<Found>, KeyError> {
    let found = match (of.oid, of.parameters) {
        (ED25519, None) => Found::Ours(Algorithm::Ed25519),
        (RSA, Some(null)) if null.is_null() => Found::Ours(Algorithm::Rsa),
        (ED25519 | RSA, _) => return Err(KeyError::Encoding),
        (EC, None) => return Ok(None),
        (EC, Some(curve)) => {
            let curve = curve.decode_as().map_err(|_| KeyError::Encoding)?;
            identify_curve(curve)
        }
        (oid, _) => Found::Other(name(&OTHERS, oid)),
    };
    Ok(Some(found))
}

/// Which elliptic curve this is.
pub(crate) fn identify_curve(curve: ObjectIdentifier) -> Found {
    if curve == P384 {
        Found::Ours(Algorithm::P384)
    } else {
        Found::Other(name(&CURVES, curve))
    }
}

fn name(table: &[(ObjectIdentifier, &'static str)], oid: ObjectIdentifier) -> &'static str {
    let known = table.iter().find(|(known, _)| *known == oid);
    known.map_or(UNKNOWN, |(_, name)| name)
}

/// Which algorithm a JWK names by `kty` and `crv`.
///
/// Specification: RFC 7518, section 6.2.1.1; RFC 8037, section 2; RFC 8812, section 3.1.
///
/// # Errors
/// [`KeyError::Encoding`] where there is no `crv` and the type has one.
pub(crate) fn identify_jwk(kty: &str, crv: Option<&str>) -> Result<Found, KeyError> {
    Ok(match (kty, crv) {
        ("OKP" | "EC", None) => return Err(KeyError::Encoding),
        ("OKP", Some("Ed25519")) => Found::Ours(Algorithm::Ed25519),
        ("EC", Some("P-384")) => Found::Ours(Algorithm::P384),
        ("RSA", _) => Found::Ours(Algorithm::Rsa),
        ("OKP", Some("X25519")) => Found::Other("X25519"),
        ("OKP", Some("Ed448")) => Found::Other("Ed448"),
        ("OKP", Some("X448")) => Found::Other("X448"),
        ("EC", Some("P-256")) => Found::Other("EC on P-256"),
        ("EC", Some("P-521")) => Found::Other("EC on P-521"),
        ("EC", Some("secp256k1")) => Found::Other("EC on secp256k1"),
        _ => Found::Other(UNKNOWN),
    })
}
