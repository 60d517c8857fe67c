//! Authentication without any check of the claims.

use alloc::vec::Vec;

use paseto_core::{Authentic, Check, Error};
use serde_core::de::DeserializeOwned;

use crate::{
    Claims, ClaimsView, PayloadLimits,
    checks::{Times, read_claims},
    custom,
};

/// **No claim is checked**: an expired token passes, and one for somebody else. For tools that show
/// tokens, and for callers who check every claim themselves.
///
/// The token must still be authentic, and its payload one JSON object within [`PayloadLimits`] with
/// unique names.
#[derive(Clone, Copy, Debug, Default)]
#[non_exhaustive]
pub struct ClaimsUnchecked {
    /// The bounds on the payload.
    pub limits: PayloadLimits,
}

impl ClaimsUnchecked {
    /// No claim is checked; the payload is held to the default bounds.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    fn read<'t>(&self, token: &'t Authentic, view: &mut ClaimsView<'t>) -> Result<(), Error> {
        view.read(token.payload(), &self.limits.0)
            .map_err(Error::Payload)
    }
}

impl<T: DeserializeOwned> Check<T> for ClaimsUnchecked {
    fn check(&self, token: &Authentic) -> Result<T, Error> {
        let mut view = ClaimsView::new();
        self.read(token, &mut view)?;
        custom::read(&view).map_err(Error::Payload)
    }
}

/// A registered claim that is there, but not of its type, reads as not there.
impl<T: DeserializeOwned> Check<Claims<T>> for ClaimsUnchecked {
    fn check(&self, token: &Authentic) -> Result<Claims<T>, Error> {
        let mut view = ClaimsView::new();
        self.read(token, &mut view)?;
        let times = Times::read(&view, &mut Vec::new());
        read_claims(&view, &times)
    }
}
