//! The rules that claims are checked with.

use alloc::{string::String, sync::Arc, vec, vec::Vec};
use core::{fmt, time::Duration};

use paseto_core::json::Limits;

use crate::{ClaimsView, Registered, Timestamp};

/// Bounds on a payload: 1 MiB, 128 levels of nesting and 65 536 names unless said otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PayloadLimits(pub(crate) Limits);

impl PayloadLimits {
    /// Bounds of these sizes: bytes, levels of nesting (128 at most), names.
    #[must_use]
    pub const fn new(length: usize, depth: usize, keys: usize) -> Self {
        Self(Limits::new(length, depth, keys))
    }
}

/// For whoever reads the payload by [`scan`](paseto_core::json::scan).
impl From<PayloadLimits> for Limits {
    fn from(limits: PayloadLimits) -> Self {
        limits.0
    }
}

impl Default for PayloadLimits {
    fn default() -> Self {
        Self::new(1024 * 1024, Limits::MAX_DEPTH, 65_536)
    }
}

/// What the claims of an authentic token must fulfil.
///
/// Whatever is set here, these hold: the payload is one JSON object within [`PayloadLimits`] with
/// unique names; every registered claim that is there has its type; `exp` is there and has not
/// passed; `nbf` and `iat`, where they are there, have come. A claim that a rule needs and that is
/// missing is a violation. All violations are reported together.
///
/// Make the rules once and share them: they are `Send` and `Sync`. A clone begins other rules with
/// the same conditions.
///
/// Specification: `02-Validators.md`, `04-Claims.md`.
///
#[cfg_attr(feature = "std", doc = "```")]
#[cfg_attr(not(feature = "std"), doc = "```ignore")]
/// use core::time::Duration;
/// use paseto_claims::Rules;
///
/// let rules = Rules::now()
///     .issuer("https://id.example")
///     .audience_any_of(["api", "admin"])
///     .max_age(Duration::from_secs(86_400))
///     .leeway(Duration::from_secs(5))
///     .rule("role", |claims| match claims.get::<String>("role") {
///         Ok(Some(role)) if role != "guest" => Ok(()),
///         _ => Err("must be there and not be guest".into()),
///     });
/// ```
#[derive(Clone)]
#[must_use = "rules do nothing until a token is checked with them"]
pub struct Rules {
    pub(crate) clock: Clock,
    pub(crate) leeway: Duration,
    pub(crate) limits: PayloadLimits,
    /// Claims that must be there, registered or not.
    pub(crate) required: Vec<String>,
    /// The values that a claim may have.
    pub(crate) allowed: Vec<(Registered, Vec<String>)>,
    pub(crate) max_age: Option<Duration>,
    pub(crate) max_lifetime: Option<Duration>,
    pub(crate) custom: Vec<(String, CustomRule)>,
}

pub(crate) type CustomRule = Arc<dyn Fn(&ClaimsView<'_>) -> Result<(), String> + Send + Sync>;

/// Where the rules take the time from.
#[derive(Clone)]
pub(crate) enum Clock {
    #[cfg(feature = "std")]
    System,
    Fixed(Timestamp),
    Injected(Arc<dyn Fn() -> Timestamp + Send + Sync>),
}

impl Clock {
    pub(crate) fn now(&self) -> Timestamp {
        match self {
            #[cfg(feature = "std")]
            Self::System => Timestamp::now(),
            Self::Fixed(time) => *time,
            Self::Injected(clock) => clock(),
        }
    }
}

impl Rules {
    /// The default rules, with the system clock read at each check.
    #[cfg(feature = "std")]
    pub fn now() -> Self {
        Self::new(Clock::System)
    }

    /// The default rules as of one moment.
    pub fn at(time: Timestamp) -> Self {
        Self::new(Clock::Fixed(time))
    }

    /// The default rules with the caller's clock, read at each check.
    pub fn with_clock(clock: impl Fn() -> Timestamp + Send + Sync + 'static) -> Self {
        Self::new(Clock::Injected(Arc::new(clock)))
    }

    /// The specification's `ValidAt`: as of `time`, and `exp`, `nbf` and `iat` must all be there.
    ///
    /// Specification: `02-Validators.md`, "ValidAt".
    pub fn valid_at(time: Timestamp) -> Self {
        Self::at(time)
            .require(Registered::NotBefore.name())
            .require(Registered::IssuedAt.name())
    }

    fn new(clock: Clock) -> Self {
        Self {
            clock,
            leeway: Duration::ZERO,
            limits: PayloadLimits::default(),
            required: vec![Registered::Expiration.name().into()],
            allowed: Vec::new(),
            max_age: None,
            max_lifetime: None,
            custom: Vec::new(),
        }
    }

    /// `iss` must be this.
    pub fn issuer(self, issuer: impl Into<String>) -> Self {
        self.issuer_any_of([issuer])
    }

    /// `iss` must be one of these.
    pub fn issuer_any_of(self, issuers: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.allow(Registered::Issuer, issuers)
    }

    /// `sub` must be this.
    pub fn subject(self, subject: impl Into<String>) -> Self {
        self.subject_any_of([subject])
    }

    /// `sub` must be one of these.
    pub fn subject_any_of(self, subjects: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.allow(Registered::Subject, subjects)
    }

    /// `aud` must be this.
    pub fn audience(self, audience: impl Into<String>) -> Self {
        self.audience_any_of([audience])
    }

    /// `aud` must be one of these.
    pub fn audience_any_of(self, audiences: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.allow(Registered::Audience, audiences)
    }

    /// `jti` must be this.
    pub fn token_identifier(self, identifier: impl Into<String>) -> Self {
        self.token_identifier_any_of([identifier])
    }

    /// `jti` must be one of these.
    pub fn token_identifier_any_of(
        self,
        identifiers: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.allow(Registered::TokenIdentifier, identifiers)
    }

    /// A claim with one of these values. A second call for the same claim replaces the first.
    fn allow(
        mut self,
        claim: Registered,
        values: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.allowed.retain(|(other, _)| *other != claim);
        let values = values.into_iter().map(Into::into).collect();
        self.allowed.push((claim, values));
        self
    }

    /// How far the clocks of both sides may be apart: every comparison with the time is that much
    /// more lenient. Nothing unless said otherwise.
    pub fn leeway(mut self, leeway: Duration) -> Self {
        self.leeway = leeway;
        self
    }

    /// `iat` must be there, and at most this long ago.
    pub fn max_age(mut self, age: Duration) -> Self {
        self.max_age = Some(age);
        self
    }

    /// `iat` and `exp` must be there, and at most this far apart.
    pub fn max_lifetime(mut self, lifetime: Duration) -> Self {
        self.max_lifetime = Some(lifetime);
        self
    }

    /// A claim with this name must be there, and not be `null`.
    pub fn require(mut self, claim: impl Into<String>) -> Self {
        let claim = claim.into();
        if !self.required.contains(&claim) {
            self.required.push(claim);
        }
        self
    }

    /// Accepts tokens without `exp`. One that is there must still hold.
    pub fn allow_no_expiry(mut self) -> Self {
        let exp = Registered::Expiration.name();
        self.required.retain(|claim| claim != exp);
        self
    }

    /// A rule of the caller's own about the claim with the name `claim`; the error says what is
    /// wrong, such as `must not be guest`.
    pub fn rule(
        mut self,
        claim: impl Into<String>,
        rule: impl Fn(&ClaimsView<'_>) -> Result<(), String> + Send + Sync + 'static,
    ) -> Self {
        self.custom.push((claim.into(), Arc::new(rule)));
        self
    }

    /// Other bounds on the payload than the default ones.
    pub fn limits(mut self, limits: PayloadLimits) -> Self {
        self.limits = limits;
        self
    }
}

impl fmt::Debug for Rules {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rules")
            .field("leeway", &self.leeway)
            .field("required", &self.required)
            .field("allowed", &self.allowed)
            .field("max_age", &self.max_age)
            .field("max_lifetime", &self.max_lifetime)
            .finish_non_exhaustive()
    }
}
