//! The rules that a vector names.

use core::time::Duration;

use paseto_claims::{Rules, Timestamp};

use super::file;
use crate::text::Context;

impl file::Rules {
    pub(super) fn build(&self) -> Result<Rules, String> {
        let now: Timestamp = self.now.parse().context("`now`")?;
        let mut rules = if self.valid_at {
            Rules::valid_at(now)
        } else {
            Rules::at(now)
        };
        if self.allow_no_expiry {
            rules = rules.allow_no_expiry();
        }
        if let Some(issuer) = &self.issuer {
            rules = rules.issuer(issuer);
        }
        if let Some(subject) = &self.subject {
            rules = rules.subject(subject);
        }
        if let Some(audience) = &self.audience {
            rules = rules.audience(audience);
        }
        if let Some(identifier) = &self.token_identifier {
            rules = rules.token_identifier(identifier);
        }
        for claim in &self.require {
            rules = rules.require(claim);
        }
        if let Some(seconds) = self.leeway {
            rules = rules.leeway(Duration::from_secs(seconds));
        }
        if let Some(seconds) = self.max_age {
            rules = rules.max_age(Duration::from_secs(seconds));
        }
        if let Some(seconds) = self.max_lifetime {
            rules = rules.max_lifetime(Duration::from_secs(seconds));
        }
        Ok(rules)
    }
}
