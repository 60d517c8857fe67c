//! Makes tokens of either kind, and one out of the other.

use std::fmt;

use jsonwebtoken::{Algorithm, EncodingKey, Header};
use paseto_v4::{Claims, SecretKey, Timestamp, Token};

use super::{AUDIENCE, Acceptor, ISSUER, JwtClaims, Refused, SignedIn};

/// The kind of token that is issued: a setting, so that a roll-back needs no release.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Format {
    /// As before.
    Jwt,
    /// As from now on.
    Paseto,
}

/// Issues tokens. Each kind has its own key.
pub struct Issuer {
    /// The kind that is issued.
    pub format: Format,
    key: SecretKey,
    jwt_key: EncodingKey,
}

/// Why no token was issued.
#[derive(Debug)]
#[non_exhaustive]
pub enum NotIssued {
    /// The token that should be exchanged does not hold.
    Refused(Refused),
    /// The JWT could not be made.
    Jwt(jsonwebtoken::errors::Error),
    /// The PASETO could not be made.
    Paseto(paseto_v4::Error),
}

impl Issuer {
    /// An issuer with the key of each kind.
    pub fn new(format: Format, key: SecretKey, jwt_key: EncodingKey) -> Self {
        Self {
            format,
            key,
            jwt_key,
        }
    }

    /// A token of the kind that is set.
    ///
    /// # Errors
    /// [`NotIssued`].
    pub fn issue(&self, who: &SignedIn) -> Result<String, NotIssued> {
        match self.format {
            Format::Jwt => self.jwt(who).map_err(NotIssued::Jwt),
            Format::Paseto => self.paseto(who).map_err(NotIssued::Paseto),
        }
    }

    fn jwt(&self, who: &SignedIn) -> Result<String, jsonwebtoken::errors::Error> {
        let claims = JwtClaims {
            iss: ISSUER.into(),
            aud: AUDIENCE.into(),
            sub: who.subject.clone(),
            iat: who.since.unix_seconds(),
            exp: who.until.unix_seconds(),
            session: who.session.clone(),
        };
        jsonwebtoken::encode(&Header::new(Algorithm::EdDSA), &claims, &self.jwt_key)
    }

    fn paseto(&self, who: &SignedIn) -> Result<String, paseto_v4::Error> {
        let claims = Claims::at(Timestamp::now(), &who.session)
            .issuer(ISSUER)
            .audience(AUDIENCE)
            .subject(&who.subject)
            .issued_at(who.since)
            .expires_at(who.until);
        Token::new(&claims)?
            .footer(self.key.public_key().id())
            .sign(&self.key)
    }
}

/// A PASETO for a JWT that still holds. It expires when the JWT would have: an exchange is no way to
/// live longer.
///
/// # Errors
/// [`NotIssued`].
pub fn exchange(jwt: &str, acceptor: &Acceptor, issuer: &Issuer) -> Result<String, NotIssued> {
    let who = acceptor.accept_jwt(jwt).map_err(NotIssued::Refused)?;
    issuer.paseto(&who).map_err(NotIssued::Paseto)
}

impl fmt::Debug for Issuer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Issuer")
            .field("format", &self.format)
            .field("key", &self.key)
            .finish_non_exhaustive()
    }
}

impl fmt::Display for NotIssued {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(why) => write!(f, "there is nothing to exchange: {why}"),
            Self::Jwt(why) => write!(f, "the JWT could not be made: {why}"),
            Self::Paseto(why) => write!(f, "the PASETO could not be made: {why}"),
        }
    }
}

impl std::error::Error for NotIssued {}
