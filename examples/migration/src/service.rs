//! A service on its way from JWT to PASETO: what is checked, what is issued, what is exchanged.
//!
//! [`Acceptor`] takes both kinds until a date. [`Issuer`] writes the kind that a setting names, so
//! that a roll-back is a change of the setting. [`exchange`] gives a PASETO for a JWT.

mod acceptor;
mod issuer;

use paseto_v4::Timestamp;
use serde::{Deserialize, Serialize};

pub use self::{
    acceptor::{Acceptor, Refused},
    issuer::{Format, Issuer, NotIssued, exchange},
};

/// `iss` of both kinds.
pub const ISSUER: &str = "https://id.example";
/// `aud` of both kinds.
pub const AUDIENCE: &str = "api";
/// How far the clocks of issuer and acceptor may be apart, in seconds; the same for both kinds.
pub const LEEWAY: u64 = 60;

/// The claims of our own: the same type in both kinds of tokens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// What the user may do.
    pub role: String,
    /// How many may work at once.
    pub seats: u32,
}

/// Who is signed in, whichever kind of token says so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedIn {
    /// `sub`.
    pub subject: String,
    /// `iat`.
    pub since: Timestamp,
    /// `exp`.
    pub until: Timestamp,
    /// The claims of our own.
    pub session: Session,
}

/// The claims of a JWT: the times are numbers of seconds.
#[derive(Serialize, Deserialize)]
struct JwtClaims {
    iss: String,
    aud: String,
    sub: String,
    iat: i64,
    exp: i64,
    #[serde(flatten)]
    session: Session,
}
