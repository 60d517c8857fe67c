//! The options of `verify` and `decrypt`.

use core::time::Duration;

use clap::Args;
use paseto::Timestamp;

use super::{ImplicitArgs, KeyOrRingArgs, Keys, ReportArgs, RingKeyArgs, values::time};
use crate::{duration, failure::Failure, input};

#[derive(Args, Debug)]
#[command(after_help = "\
Unless said otherwise `exp` must be there and not have passed; `nbf` and `iat` must have come where
they are there; every registered claim must have its type. All violations are reported together.

Several --key-file, or a --ring, are a key ring: the footer's `kid` decides which key is taken, and
no other is tried. A token without `kid`, or with that of no key in the ring, is refused. --at and
--valid-at are the time at which keys of a ring are accepted, too.

Prints the payload as it was sealed, byte for byte, and the end of a line; with --raw the bytes and
nothing else.

With --json: {\"version\", \"purpose\", \"checked\", \"claims\", \"footer\", \"token_id\"}, or with --raw
\"payload\" instead of \"claims\". \"checked\" is \"claims\", with --no-claims \"json\", with --raw
\"authenticity\". \"footer\" is null, or an object where it is a JSON object, or a string; what is
not text stands in hexadecimal under \"footer_hex\" or \"payload_hex\". \"token_id\" names the token in
a list of tokens that were revoked or used.")]
pub(crate) struct CheckArgs {
    /// The token; standard input where it is `-` or missing
    pub(crate) token: Option<String>,
    #[command(flatten)]
    pub(crate) key: KeyOrRingArgs,
    #[command(flatten)]
    pub(crate) implicit: ImplicitArgs,
    /// Authenticate and check that the payload is a proper JSON object, but check no claim
    #[arg(long, conflicts_with = "RuleArgs")]
    pub(crate) no_claims: bool,
    /// Authenticate only, and print the payload's bytes whatever they are
    #[arg(long, conflicts_with_all = ["RuleArgs", "no_claims", "pretty"])]
    pub(crate) raw: bool,
    /// Format the payload
    #[arg(long)]
    pub(crate) pretty: bool,
    #[command(flatten)]
    pub(crate) report: ReportArgs,
    #[command(flatten)]
    pub(crate) rules: RuleArgs,
    #[command(flatten)]
    pub(crate) secret: RingKeyArgs,
}

impl CheckArgs {
    /// Where the keys are.
    pub(crate) fn keys(&self) -> Result<Keys<'_>, Failure> {
        self.key.keys(&self.secret)
    }

    /// Which of the options read standard input.
    pub(crate) fn readers(&self) -> [bool; 3] {
        [
            self.key.is_stdin(),
            self.secret.is_stdin(),
            input::text_is_stdin(self.token.as_ref()),
        ]
    }
}

/// What the claims must fulfil.
#[derive(Args, Debug)]
#[command(next_help_heading = "Rules")]
#[group(multiple = true)]
pub(crate) struct RuleArgs {
    /// `iss` must be this
    #[arg(long, value_name = "TEXT")]
    pub(crate) iss: Option<String>,
    /// `sub` must be this
    #[arg(long, value_name = "TEXT")]
    pub(crate) sub: Option<String>,
    /// `aud` must be this, or one of these
    #[arg(long, value_name = "TEXT")]
    pub(crate) aud: Vec<String>,
    /// `jti` must be this
    #[arg(long, value_name = "TEXT")]
    pub(crate) jti: Option<String>,
    /// `iat` must be there and at most this long ago, such as 90s, 15m, 1h30m, 7d
    #[arg(long, value_name = "DURATION", value_parser = duration::parse)]
    pub(crate) max_age: Option<Duration>,
    /// How far the clocks of both sides may be apart
    #[arg(long, value_name = "DURATION", value_parser = duration::parse)]
    pub(crate) leeway: Option<Duration>,
    /// Check as of this time (RFC 3339) instead of now
    #[arg(long, value_name = "TIME", value_parser = time, conflicts_with = "valid_at")]
    pub(crate) at: Option<Timestamp>,
    /// The specification's ValidAt: `exp`, `nbf` and `iat` must be there and hold at this time
    #[arg(long, value_name = "TIME", value_parser = time, conflicts_with = "allow_no_expiry")]
    pub(crate) valid_at: Option<Timestamp>,
    /// Accept a token without `exp`
    #[arg(long)]
    pub(crate) allow_no_expiry: bool,
    /// A claim with this name must be there
    #[arg(long, value_name = "NAME")]
    pub(crate) require: Vec<String>,
}
