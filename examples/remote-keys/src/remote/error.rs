//! What can go wrong between a token and its signature.

use std::{fmt, io, time::Duration};

use paseto_v4::Error;

/// Why there is no token.
#[derive(Debug)]
#[non_exhaustive]
pub enum SignerError {
    /// The service could not be reached, or the connection broke.
    Unreachable(io::Error),
    /// The service did not answer within this time.
    TooLate(Duration),
    /// The service would not sign.
    Refused,
    /// The token could not be prepared, or the signature does not hold: `Error::NotAuthentic`.
    Token(Error),
}

impl SignerError {
    /// Whether asking again may help. After a signature that does not hold it does not: something is
    /// set up wrongly, or is an attack.
    #[must_use]
    pub const fn may_pass(&self) -> bool {
        matches!(self, Self::Unreachable(_) | Self::TooLate(_))
    }
}

impl fmt::Display for SignerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreachable(error) => write!(f, "the signer cannot be reached: {error}"),
            Self::TooLate(limit) => write!(f, "the signer did not answer within {limit:?}"),
            Self::Refused => f.write_str("the signer would not sign"),
            Self::Token(error) => write!(f, "the token cannot be issued: {error}"),
        }
    }
}

impl std::error::Error for SignerError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Unreachable(error) => Some(error),
            Self::Token(error) => Some(error),
            Self::TooLate(_) | Self::Refused => None,
        }
    }
}
