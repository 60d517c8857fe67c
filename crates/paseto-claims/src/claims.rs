//! The claims of a token that is being made.

use alloc::{string::String, vec::Vec};
use core::{fmt, time::Duration};

use paseto_core::{Error, Payload, json::JsonError};
use serde_core::Serialize;

use crate::{Registered, Timestamp, custom};

/// The payload of a token: the registered claims, and custom claims of the type `T`.
///
/// `T` is anything that serializes to a JSON object, or `()` for none. A custom claim with a
/// registered name is an error when the token is made.
///
/// Times are kept to the whole second, which is all that is written.
///
/// Read back, `T` gets every claim but the registered ones.
///
/// Specification: `04-Claims.md`.
#[derive(Clone, PartialEq, Eq)]
pub struct Claims<T = ()> {
    pub(crate) texts: Texts,
    pub(crate) exp: Option<Timestamp>,
    pub(crate) nbf: Option<Timestamp>,
    pub(crate) iat: Option<Timestamp>,
    pub(crate) custom: T,
}

/// The registered claims that are strings.
#[derive(Clone, Default, PartialEq, Eq)]
pub(crate) struct Texts {
    pub(crate) iss: Option<String>,
    pub(crate) sub: Option<String>,
    pub(crate) aud: Option<String>,
    pub(crate) jti: Option<String>,
}

impl<T> Claims<T> {
    /// How long a token lives unless said otherwise: one hour.
    pub const DEFAULT_LIFETIME: Duration = Duration::from_secs(3600);

    /// Claims of a token that is issued now, valid from now, and expires in an hour.
    ///
    /// Specification: `05-API-UX.md` asks for a default expiration.
    #[cfg(feature = "std")]
    #[must_use]
    pub fn new(custom: T) -> Self {
        Self::at(Timestamp::now(), custom)
    }

    /// [`Claims::new`] with a clock of the caller's: `iat` and `nbf` are `now`, `exp` is an hour
    /// later.
    #[must_use]
    pub fn at(now: Timestamp, custom: T) -> Self {
        let now = now.whole();
        Self {
            texts: Texts::default(),
            exp: Some(
                now.saturating_add(Self::DEFAULT_LIFETIME)
                    .min(Timestamp::MAX),
            ),
            nbf: Some(now),
            iat: Some(now),
            custom,
        }
    }

    /// Sets `iss`: who makes the token.
    #[must_use]
    pub fn issuer(mut self, issuer: impl Into<String>) -> Self {
        self.texts.iss = Some(issuer.into());
        self
    }

    /// Sets `sub`: whom the token is about.
    #[must_use]
    pub fn subject(mut self, subject: impl Into<String>) -> Self {
        self.texts.sub = Some(subject.into());
        self
    }

    /// Sets `aud`: whom the token is for.
    #[must_use]
    pub fn audience(mut self, audience: impl Into<String>) -> Self {
        self.texts.aud = Some(audience.into());
        self
    }

    /// Sets `jti`: the token's own name.
    #[must_use]
    pub fn token_identifier(mut self, identifier: impl Into<String>) -> Self {
        self.texts.jti = Some(identifier.into());
        self
    }

    /// Sets `exp` to `iat` and `lifetime`, or to the epoch and `lifetime` where there is no `iat`.
    /// What would be later than the year 9999 becomes its last second.
    #[must_use]
    pub fn expires_in(self, lifetime: Duration) -> Self {
        let from = self.iat.unwrap_or(Timestamp::from_unix(0));
        self.expires_at(from.saturating_add(lifetime).min(Timestamp::MAX))
    }

    /// Sets `exp`: the last moment at which the token is valid.
    #[must_use]
    pub fn expires_at(mut self, time: Timestamp) -> Self {
        self.exp = Some(time.whole());
        self
    }

    /// Leaves `exp` out: the token never expires. Whoever checks it must allow that.
    #[must_use]
    pub fn no_expiry(mut self) -> Self {
        self.exp = None;
        self
    }

    /// Sets `nbf`: the first moment at which the token is valid.
    #[must_use]
    pub fn not_before(mut self, time: Timestamp) -> Self {
        self.nbf = Some(time.whole());
        self
    }

    /// Leaves `nbf` out.
    #[must_use]
    pub fn no_not_before(mut self) -> Self {
        self.nbf = None;
        self
    }

    /// Sets `iat`: when the token is made. `exp` and `nbf` stay as they are.
    #[must_use]
    pub fn issued_at(mut self, time: Timestamp) -> Self {
        self.iat = Some(time.whole());
        self
    }

    /// Leaves `iat` out.
    #[must_use]
    pub fn no_issued_at(mut self) -> Self {
        self.iat = None;
        self
    }

    /// `iss`, if there is one.
    #[must_use]
    pub fn iss(&self) -> Option<&str> {
        self.texts.iss.as_deref()
    }

    /// `sub`, if there is one.
    #[must_use]
    pub fn sub(&self) -> Option<&str> {
        self.texts.sub.as_deref()
    }

    /// `aud`, if there is one.
    #[must_use]
    pub fn aud(&self) -> Option<&str> {
        self.texts.aud.as_deref()
    }

    /// `jti`, if there is one.
    #[must_use]
    pub fn jti(&self) -> Option<&str> {
        self.texts.jti.as_deref()
    }

    /// `exp`, if there is one.
    #[must_use]
    pub const fn exp(&self) -> Option<Timestamp> {
        self.exp
    }

    /// `nbf`, if there is one.
    #[must_use]
    pub const fn nbf(&self) -> Option<Timestamp> {
        self.nbf
    }

    /// `iat`, if there is one.
    #[must_use]
    pub const fn iat(&self) -> Option<Timestamp> {
        self.iat
    }

    /// The custom claims.
    #[must_use]
    pub const fn custom(&self) -> &T {
        &self.custom
    }

    /// The custom claims, without the registered ones.
    #[must_use]
    pub fn into_custom(self) -> T {
        self.custom
    }
}

impl<T: Serialize> Payload for Claims<T> {
    fn write_to(&self, buffer: &mut Vec<u8>) -> Result<(), Error> {
        self.write_json(buffer).map_err(Error::Payload)
    }
}

impl<T: Serialize> Claims<T> {
    fn write_json(&self, buffer: &mut Vec<u8>) -> Result<(), JsonError> {
        let mut first = true;
        let mut name = |buffer: &mut Vec<u8>, claim: Registered| {
            let comma = if first { b'{' } else { b',' };
            first = false;
            buffer.extend_from_slice(&[comma, b'"']);
            buffer.extend_from_slice(claim.name().as_bytes());
            buffer.extend_from_slice(b"\":");
        };
        let texts = [
            (Registered::Issuer, self.iss()),
            (Registered::Subject, self.sub()),
            (Registered::Audience, self.aud()),
            (Registered::TokenIdentifier, self.jti()),
        ];
        for (claim, text) in texts {
            if let Some(text) = text {
                name(buffer, claim);
                custom::append(text, buffer)?;
            }
        }
        let times = [
            (Registered::Expiration, self.exp),
            (Registered::NotBefore, self.nbf),
            (Registered::IssuedAt, self.iat),
        ];
        for (claim, time) in times {
            if let Some(time) = time {
                name(buffer, claim);
                buffer.push(b'"');
                buffer.extend_from_slice(&time.to_rfc3339());
                buffer.push(b'"');
            }
        }
        custom::append_members(&self.custom, buffer, first)
    }
}

impl<T> fmt::Debug for Claims<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Claims")
            .field("exp", &self.exp)
            .field("nbf", &self.nbf)
            .field("iat", &self.iat)
            .finish_non_exhaustive()
    }
}
