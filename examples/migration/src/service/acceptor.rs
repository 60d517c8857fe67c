//! Checks tokens of both kinds.

use std::{fmt, time::Duration};

use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use paseto::Gate;
use paseto_v4::{Claims, Error, Header, PublicKey, Rules, Timestamp, Untrusted, Verified};

use super::{AUDIENCE, ISSUER, JwtClaims, LEEWAY, Session, SignedIn};

/// The one kind of PASETO, and the greatest length of either kind, in bytes.
const GATE: Gate = Gate::new().allow(Header::V4_PUBLIC).max_length(8192);

/// Takes PASETO, and JWT until a date. Each kind has its own key.
pub struct Acceptor {
    key: PublicKey,
    rules: Rules,
    jwt_key: DecodingKey,
    jwt_rules: Validation,
    jwt_until: Timestamp,
}

/// Why a token was refused.
#[derive(Debug)]
#[non_exhaustive]
pub enum Refused {
    /// It is a JWT, and the time of those is over.
    JwtIsOver,
    /// It is a JWT, or nothing at all, and does not hold.
    Jwt(jsonwebtoken::errors::Error),
    /// It is a PASETO, and does not hold.
    Paseto(Error),
    /// It is too long, or a PASETO of another version or purpose.
    NotTaken(Error),
}

impl Acceptor {
    /// An acceptor with the key of each kind; from `jwt_until` on it takes no JWT.
    pub fn new(key: PublicKey, jwt_key: DecodingKey, jwt_until: Timestamp) -> Self {
        let mut jwt_rules = Validation::new(Algorithm::EdDSA);
        jwt_rules.set_issuer(&[ISSUER]);
        jwt_rules.set_audience(&[AUDIENCE]);
        // A rule about `iss` or `aud` says nothing of a token that has none.
        jwt_rules.set_required_spec_claims(&["exp", "iss", "aud", "sub"]);
        jwt_rules.leeway = LEEWAY;
        Self {
            key,
            rules: Rules::now()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .require("sub")
                .require("iat")
                .leeway(Duration::from_secs(LEEWAY)),
            jwt_key,
            jwt_rules,
            jwt_until,
        }
    }

    /// Who is signed in with this token, of either kind.
    ///
    /// # Errors
    /// [`Refused`].
    pub fn accept(&self, text: &str) -> Result<SignedIn, Refused> {
        match GATE.check(text) {
            Ok(_) => self.accept_paseto(text).map_err(Refused::Paseto),
            // No JWT begins like PASETO: before its first dot stands base64url of JSON.
            Err(Error::UnknownHeader) => self.accept_jwt(text),
            Err(why) => Err(Refused::NotTaken(why)),
        }
    }

    fn accept_paseto(&self, text: &str) -> Result<SignedIn, Error> {
        let token: Verified<Claims<Session>> =
            Untrusted::parse(text)?.verify(&self.key, &self.rules)?;
        let claims = token.into_claims();
        let required = "the rules require it";
        Ok(SignedIn {
            subject: claims.sub().expect(required).to_owned(),
            since: claims.iat().expect(required),
            until: claims.exp().expect(required),
            session: claims.into_custom(),
        })
    }

    /// A JWT alone: for the place where one is exchanged.
    pub(super) fn accept_jwt(&self, text: &str) -> Result<SignedIn, Refused> {
        if Timestamp::now() >= self.jwt_until {
            return Err(Refused::JwtIsOver);
        }
        let token = jsonwebtoken::decode::<JwtClaims>(text, &self.jwt_key, &self.jwt_rules)
            .map_err(Refused::Jwt)?;
        Ok(SignedIn {
            subject: token.claims.sub,
            since: Timestamp::from_unix(token.claims.iat),
            until: Timestamp::from_unix(token.claims.exp),
            session: token.claims.session,
        })
    }
}

impl fmt::Debug for Acceptor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Acceptor")
            .field("jwt_until", &self.jwt_until)
            .finish_non_exhaustive()
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::JwtIsOver => f.write_str("JWT are no longer taken here"),
            Self::Jwt(why) => write!(f, "the JWT does not hold: {why}"),
            Self::Paseto(why) => write!(f, "the PASETO does not hold: {why}"),
            Self::NotTaken(why) => write!(f, "no such token is taken here: {why}"),
        }
    }
}

impl std::error::Error for Refused {}
