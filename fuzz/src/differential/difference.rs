//! The differences that have a name.

use paseto::{Error, KeyError};

use crate::peers::{Answer, Given, Kind, Opened};

/// Where the libraries decide differently, and that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Difference {
    /// A dot at the end announces a footer and there is none: a second spelling of the token. We
    /// refuse it, the others do not.
    EmptyFooter,
    /// `pasetors` makes and reads no token without a payload.
    EmptyPayload,
    /// `rusty_paseto` and `pasetors` read text only.
    PayloadIsNoText,
    /// `rusty_paseto` takes footers up to 1024 letters.
    LongFooter,
    /// `pasetors` looks whether an Ed25519 public key is a point when it verifies a token. We and the
    /// others refuse the key.
    PointPutOff,
}

impl Difference {
    pub(super) fn of_tokens(
        given: &Given<'_>,
        ours: &Result<Opened, Error>,
        theirs: &Answer<Opened>,
        name: &str,
    ) -> Option<Self> {
        match (ours, theirs) {
            (Err(Error::Format(_)), Answer::Yes((_, footer))) => {
                let is_last = given.text.matches('.').count() == 3 && given.text.ends_with('.');
                (is_last && footer.is_empty()).then_some(Self::EmptyFooter)
            }
            (Ok((payload, _)), Answer::No) if payload.is_empty() && name == "pasetors" => {
                Some(Self::EmptyPayload)
            }
            (Ok((payload, _)), Answer::No) if name != "paseto-vN rc" => {
                let is_text = core::str::from_utf8(payload).is_ok();
                let is_long = given
                    .text
                    .rsplit('.')
                    .next()
                    .is_some_and(|f| f.len() > 1024);
                match is_text {
                    false => Some(Self::PayloadIsNoText),
                    true => (is_long && name == "rusty_paseto").then_some(Self::LongFooter),
                }
            }
            _ => None,
        }
    }

    pub(super) fn of_keys(
        kind: Kind,
        ours: &Result<String, Error>,
        theirs: &Answer<String>,
        name: &str,
    ) -> Option<Self> {
        match (kind, ours, theirs) {
            (Kind::Public, Err(Error::Key(KeyError::Point)), Answer::Yes(_))
                if name == "pasetors" =>
            {
                Some(Self::PointPutOff)
            }
            _ => None,
        }
    }
}
