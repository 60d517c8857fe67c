//! Rules with a list of tokens beside them.

use alloc::{sync::Arc, vec::Vec};
use core::fmt;

use paseto_core::{Authentic, Check, ClaimErrorKind, ClaimErrors, Error, Verified};
use serde_core::de::DeserializeOwned;

use crate::{
    Claims, ClaimsView, Registered, Rules, SeenTokens, Timestamp,
    checks::{Times, read_claims, violation},
    custom,
};

impl Rules {
    /// These rules for tokens that may be used once, such as a link that resets a password: who
    /// comes second with the same token gets [`Error::AlreadyUsed`].
    ///
    /// The token is used up when everything else holds: it is authentic, no rule is broken, and
    /// the claims were read. It is remembered until its `exp` and the leeway have passed, so `exp`
    /// must be there, whatever [`Rules::allow_no_expiry`] says. It keeps its place on the list as
    /// long: [`Rules::max_lifetime`] bounds that.
    ///
    /// What counts is [`TokenId`](paseto_core::TokenId), and two tokens that are signed over the
    /// same bytes are the same token. Where the same claims may be signed twice within a second,
    /// give them a `jti`.
    ///
    /// All who share a list have the same leeway, or the one who has more accepts what the list
    /// has forgotten.
    ///
    #[cfg_attr(feature = "std", doc = "```")]
    #[cfg_attr(not(feature = "std"), doc = "```ignore")]
    /// use std::sync::Arc;
    /// use paseto_claims::{Once, Rules, SeenTokens};
    ///
    /// fn for_one_function(seen: &dyn SeenTokens) -> Once<&dyn SeenTokens> {
    ///     Rules::now().audience("password-reset").once(seen)
    /// }
    ///
    /// fn for_the_whole_program<S: SeenTokens>(seen: &Arc<S>) -> Once<Arc<S>> {
    ///     Rules::now().audience("password-reset").once(Arc::clone(seen))
    /// }
    /// ```
    pub fn once<S: SeenTokens>(self, seen: S) -> Once<S> {
        Once {
            rules: Arc::new(self.require(Registered::Expiration.name())),
            seen,
        }
    }

    /// These rules for tokens that may be used often and can be revoked, such as those of a
    /// session that ends: a token on the list is [`Error::Revoked`]. [`NotRevoked::revoke`] puts
    /// it there.
    ///
    /// The list is asked when everything else holds. `exp` must be there, whatever
    /// [`Rules::allow_no_expiry`] says: a token that never expires would have to stay on the list
    /// for ever.
    ///
    /// What counts is [`TokenId`](paseto_core::TokenId), as with [`Rules::once`]: a session that
    /// begins in the second in which one with the same claims did is the same token, and is revoked
    /// with it, unless each has a `jti`.
    pub fn not_revoked<S: SeenTokens>(self, revoked: S) -> NotRevoked<S> {
        NotRevoked {
            rules: Arc::new(self.require(Registered::Expiration.name())),
            revoked,
        }
    }

    /// The last moment at which a token with this `exp` is accepted. None without one, which is
    /// refused before it comes to this, is the end of time.
    fn accepted_until(&self, exp: Option<Timestamp>) -> Timestamp {
        exp.map_or(Timestamp::MAX, |exp| exp.saturating_add(self.leeway))
    }

    fn revoke<C>(&self, token: &Verified<C>, list: &impl SeenTokens) -> Result<(), Error> {
        let mut view = ClaimsView::new();
        view.read(token.payload(), &self.limits.0)
            .map_err(Error::Payload)?;
        let name = Registered::Expiration.name();
        let mut errors = Vec::new();
        let Some(exp) = Times::read(&view, &mut errors).exp else {
            let why = errors.into_iter().find(|error| error.claim() == name);
            let missing = || violation(ClaimErrorKind::Missing, name, "there", None);
            return Err(Error::Claims(why.unwrap_or_else(missing).into()));
        };
        let until = self.accepted_until(Some(exp));
        match list.revoke(&token.token_id(), until) {
            // A list takes no token whose time is over. Another clock than this one may still accept
            // it, so the list is asked all the same.
            Err(Error::Unavailable) if until < self.clock.now() => Ok(()),
            other => other,
        }
    }

    /// Whether the token has not expired while the list was asked, which may then have forgotten it.
    fn still_hold(&self, times: &Times) -> Result<(), Error> {
        let mut errors = Vec::new();
        self.check_times(times, &mut errors);
        ClaimErrors::new(errors).map_or(Ok(()), |errors| Err(Error::Claims(errors)))
    }
}

/// Rules, and each token once: see [`Rules::once`].
///
/// A clone has the same rules and, where `S` is an `Arc` or a reference, the same list: one for
/// whatever checks tokens, and one for whatever revokes them.
#[derive(Clone)]
#[must_use = "rules do nothing until a token is checked with them"]
pub struct Once<S> {
    rules: Arc<Rules>,
    seen: S,
}

impl<S: SeenTokens> Once<S> {
    /// Refuses this token from now on: for one that was checked with other rules, such as by a
    /// page that shows what it would do.
    ///
    /// # Errors
    /// As [`NotRevoked::revoke`].
    pub fn revoke<C>(&self, token: &Verified<C>) -> Result<(), Error> {
        self.rules.revoke(token, &self.seen)
    }

    fn use_up(&self, token: &Authentic, times: &Times) -> Result<(), Error> {
        let until = self.rules.accepted_until(times.exp);
        self.seen.consume(&token.token_id(), until)
    }
}

impl<T: DeserializeOwned, S: SeenTokens> Check<T> for Once<S> {
    fn check(&self, token: &Authentic) -> Result<T, Error> {
        let mut view = ClaimsView::new();
        let times = self.rules.hold(token, &mut view)?;
        let claims = custom::read(&view).map_err(Error::Payload)?;
        self.use_up(token, &times)?;
        Ok(claims)
    }
}

impl<T: DeserializeOwned, S: SeenTokens> Check<Claims<T>> for Once<S> {
    fn check(&self, token: &Authentic) -> Result<Claims<T>, Error> {
        let mut view = ClaimsView::new();
        let times = self.rules.hold(token, &mut view)?;
        let claims = read_claims(&view, &times)?;
        self.use_up(token, &times)?;
        Ok(claims)
    }
}

impl<S> fmt::Debug for Once<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Once")
            .field(&self.rules)
            .finish_non_exhaustive()
    }
}

/// Rules, and no token that was revoked: see [`Rules::not_revoked`].
///
/// A clone has the same rules and, where `S` is an `Arc` or a reference, the same list: one for
/// whatever checks tokens, and one for whatever revokes them.
#[derive(Clone)]
#[must_use = "rules do nothing until a token is checked with them"]
pub struct NotRevoked<S> {
    rules: Arc<Rules>,
    revoked: S,
}

impl<S: SeenTokens> NotRevoked<S> {
    /// Refuses this token from now on, until it expires anyway. Revoking it again changes nothing,
    /// and one that has expired needs no place on a list that has none for it.
    ///
    /// # Errors
    /// [`Error::Claims`] where the token has no `exp`, which only other rules accept;
    /// [`Error::Payload`] where it breaks the bounds on the payload, for the same reason;
    /// [`Error::Unavailable`] where the list cannot remember it. The token is then **not** revoked.
    pub fn revoke<C>(&self, token: &Verified<C>) -> Result<(), Error> {
        self.rules.revoke(token, &self.revoked)
    }

    fn look_up(&self, token: &Authentic, times: &Times) -> Result<(), Error> {
        match self.revoked.contains(&token.token_id())? {
            false => self.rules.still_hold(times),
            true => Err(Error::Revoked),
        }
    }
}

impl<T: DeserializeOwned, S: SeenTokens> Check<T> for NotRevoked<S> {
    fn check(&self, token: &Authentic) -> Result<T, Error> {
        let mut view = ClaimsView::new();
        let times = self.rules.hold(token, &mut view)?;
        let claims = custom::read(&view).map_err(Error::Payload)?;
        self.look_up(token, &times)?;
        Ok(claims)
    }
}

impl<T: DeserializeOwned, S: SeenTokens> Check<Claims<T>> for NotRevoked<S> {
    fn check(&self, token: &Authentic) -> Result<Claims<T>, Error> {
        let mut view = ClaimsView::new();
        let times = self.rules.hold(token, &mut view)?;
        let claims = read_claims(&view, &times)?;
        self.look_up(token, &times)?;
        Ok(claims)
    }
}

impl<S> fmt::Debug for NotRevoked<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("NotRevoked")
            .field(&self.rules)
            .finish_non_exhaustive()
    }
}
