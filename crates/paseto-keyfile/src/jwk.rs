//! JSON Web Keys.
//!
//! Specification: RFC 7517; RFC 7518, section 6; RFC 8037, section 2.

mod rsa;
mod uses;
mod write;

use alloc::{vec, vec::Vec};

use paseto_core::{
    Error, KeyError, Secret, SecretText, base64url,
    json::{JsonError, JsonValue, Limits, scan},
};
use zeroize::Zeroizing;

pub use self::uses::Use;
pub(crate) use self::write::{public as write_public, secret as write_secret};
use crate::{
    Algorithm, MAX_LENGTH,
    algorithm::{self, Found},
};

/// Members beside those of a key, such as a chain of certificates, are within it.
const LIMITS: Limits = Limits::new(MAX_LENGTH, 16, 512);

/// What is not for others to see, in any key: RFC 7518, sections 6.2.2, 6.3.2 and 6.4.
const SECRET: [&str; 8] = ["d", "p", "q", "dp", "dq", "qi", "oth", "k"];
const PUBLIC: [&str; 6] = ["kty", "crv", "x", "y", "n", "e"];
/// What says of it what it is for, and a JWK Set.
const ABOUT: [&str; 4] = ["use", "key_ops", "alg", "keys"];

const SYMMETRIC: &str = "a symmetric key";

/// The members of a JWK that make its key, and say what it is for. All others are passed over.
#[derive(Default)]
pub(crate) struct Jwk<'j> {
    public: [Option<JsonValue<'j>>; PUBLIC.len()],
    secret: [Option<JsonValue<'j>>; SECRET.len()],
    about: [Option<JsonValue<'j>>; ABOUT.len()],
}

impl<'j> Jwk<'j> {
    /// Nothing is copied: a member is read where it stands. No name stands twice.
    ///
    /// # Errors
    /// [`Error::TooLong`]; [`KeyError::Encoding`] where it is no JSON object.
    pub(crate) fn parse(text: &'j str) -> Result<Self, Error> {
        let mut jwk = Self::default();
        let scanned = scan(text.as_bytes(), &LIMITS, |member| {
            let all = PUBLIC.iter().zip(&mut jwk.public);
            let all = all.chain(SECRET.iter().zip(&mut jwk.secret));
            let mut all = all.chain(ABOUT.iter().zip(&mut jwk.about));
            if let Some((_, place)) = all.find(|(name, _)| member.name.is(name)) {
                *place = Some(member.value);
            }
        });
        match scanned {
            Ok(_) => Ok(jwk),
            Err(JsonError::TooLong { limit, .. }) => Err(Error::too_long(text.len(), limit)),
            Err(_) => Err(KeyError::Encoding.into()),
        }
    }

    /// Whether anything in it is secret.
    pub(crate) fn is_secret(&self) -> bool {
        self.secret.iter().any(Option::is_some)
    }

    /// Whether it is no key, but several: RFC 7517, section 5.
    pub(crate) fn is_set(&self) -> bool {
        self.member("kty").is_none() && self.member("keys").is_some()
    }

    /// Which algorithm it names; `None` where its key is symmetric.
    pub(crate) fn algorithm(&self) -> Result<Option<Found>, KeyError> {
        if self.is_set() {
            return Ok(Some(Found::Other("a JWK Set")));
        }
        let kty = self.text("kty")?;
        if kty == "oct" {
            return Ok(None);
        }
        let crv = match self.member("crv") {
            Some(_) => Some(self.text("crv")?),
            None => None,
        };
        algorithm::identify_jwk(kty, crv).map(Some)
    }

    /// What a JWK with something secret is called.
    pub(crate) fn kind(&self) -> Result<&'static str, KeyError> {
        Ok(match self.algorithm()? {
            None => SYMMETRIC,
            Some(_) => "a secret key",
        })
    }

    /// # Errors
    /// [`KeyError::Algorithm`] where it names another one.
    pub(crate) fn expect(&self, expected: Algorithm) -> Result<(), KeyError> {
        self.algorithm()?
            .unwrap_or(Found::Other(SYMMETRIC))
            .expect(expected)
    }

    /// The public key, see [`PublicKeyFile`](crate::PublicKeyFile).
    pub(crate) fn public(&self, algorithm: Algorithm) -> Result<Vec<u8>, KeyError> {
        match algorithm {
            Algorithm::Ed25519 => Ok(self.sized::<32>("x")?.expose().to_vec()),
            // RFC 7518, section 6.2.1: both coordinates, with the zeros that they begin with.
            Algorithm::P384 => {
                let (x, y) = (self.sized::<48>("x")?, self.sized::<48>("y")?);
                Ok([&[0x04], x.expose().as_slice(), y.expose()].concat())
            }
            Algorithm::Rsa => self.rsa_public(),
        }
    }

    /// The secret key, see [`SecretKeyFile`](crate::SecretKeyFile).
    pub(crate) fn secret(&self, algorithm: Algorithm) -> Result<Zeroizing<Vec<u8>>, KeyError> {
        match algorithm {
            Algorithm::Ed25519 => self.exactly("d", 32),
            Algorithm::P384 => self.exactly("d", 48),
            Algorithm::Rsa => self.rsa_secret(),
        }
    }

    /// A string in which nothing is escaped: of an escaped one there would be a copy.
    fn text(&self, name: &str) -> Result<&'j str, KeyError> {
        let value = self.member(name).ok_or(KeyError::Encoding)?;
        let text = value.as_str().and_then(|text| text.as_plain());
        text.ok_or(KeyError::Encoding)
    }

    fn member(&self, name: &str) -> Option<JsonValue<'j>> {
        let all = PUBLIC.iter().zip(&self.public);
        let all = all.chain(SECRET.iter().zip(&self.secret));
        let mut all = all.chain(ABOUT.iter().zip(&self.about));
        all.find(|(known, _)| **known == name)
            .and_then(|(_, value)| *value)
    }

    /// A string of base64url.
    fn bytes(&self, name: &str) -> Result<Zeroizing<Vec<u8>>, KeyError> {
        let text = self.text(name)?.as_bytes();
        let length = base64url::decoded_len(text.len()).ok_or(KeyError::Encoding)?;
        let mut bytes = Zeroizing::new(vec![0; length]);
        base64url::decode_secret(text, &mut bytes).map_err(|_| KeyError::Encoding)?;
        Ok(bytes)
    }

    fn exactly(&self, name: &str, length: usize) -> Result<Zeroizing<Vec<u8>>, KeyError> {
        let bytes = self.bytes(name)?;
        if bytes.len() == length {
            Ok(bytes)
        } else {
            Err(KeyError::length(length, bytes.len()))
        }
    }

    fn sized<const N: usize>(&self, name: &str) -> Result<Secret<N>, KeyError> {
        Secret::from_slice(&self.bytes(name)?)
    }
}

/// Reads a symmetric key.
///
/// Specification: RFC 7518, section 6.4.
///
/// # Errors
/// [`Error::TooLong`]; [`Error::Key`] where it is no such JWK.
#[doc(hidden)]
pub fn read_local(text: &str) -> Result<Secret<32>, Error> {
    let jwk = Jwk::parse(text)?;
    match jwk.algorithm()? {
        None => {
            jwk.expect_use(Use::Encryption, None)?;
            Ok(jwk.sized("k")?)
        }
        Some(Found::Ours(found)) => Err(KeyError::algorithm(SYMMETRIC, found.name()).into()),
        Some(Found::Other(found)) => Err(KeyError::algorithm(SYMMETRIC, found).into()),
    }
}

/// Writes a symmetric key.
///
/// Specification: RFC 7518, section 6.4.
#[doc(hidden)]
#[must_use]
pub fn write_local(key: &[u8; 32]) -> SecretText {
    write::symmetric(key)
}
