//! The options of `sign` and `encrypt`.

use core::time::Duration;
use std::path::PathBuf;

use clap::Args;
use paseto::Timestamp;

use super::{ImplicitArgs, KeyOrRingArgs, Keys, ReportArgs, RingKeyArgs, values::time};
use crate::{duration, failure::Failure, input};

#[derive(Args, Debug)]
#[command(after_help = "\
Unless said otherwise `iat` is now, `nbf` is `iat`, and `exp` is an hour after `iat`. A registered
claim (iss, sub, aud, exp, nbf, iat, jti) in --claims or --claim counts as if its own option had
been given: it must be a string, a time must be RFC 3339 (and is written in UTC without a
fraction), it replaces the default, and giving it twice is an error. All other claims are signed as
they are written: no number is rounded, no order changed.

The payload of a `public` token and every footer can be read by everybody.

With --ring the ring's active key makes the token, and its id becomes the footer's `kid`: the other
members of --footer-json are kept.

With --json: {\"token\"}.")]
pub(crate) struct MakeArgs {
    #[command(flatten)]
    pub(crate) key: KeyOrRingArgs,
    #[command(flatten)]
    pub(crate) implicit: ImplicitArgs,
    /// Seal the bytes of this file (`-` is standard input; 16 MiB at most) as they are: no claims
    /// are added, nothing is checked
    #[arg(long, value_name = "FILE", conflicts_with = "ClaimArgs")]
    pub(crate) raw: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) report: ReportArgs,
    #[command(flatten)]
    pub(crate) claims: ClaimArgs,
    #[command(flatten)]
    pub(crate) footer: FooterArgs,
    #[command(flatten)]
    pub(crate) secret: RingKeyArgs,
}

impl MakeArgs {
    /// Where the keys are.
    pub(crate) fn keys(&self) -> Result<Keys<'_>, Failure> {
        self.key.keys(&self.secret)
    }

    /// Which of the options read standard input.
    pub(crate) fn readers(&self) -> [bool; 4] {
        [
            self.key.is_stdin(),
            self.secret.is_stdin(),
            self.claims.claims.as_deref() == Some(input::STDIN),
            self.raw.as_deref().is_some_and(input::is_stdin),
        ]
    }
}

/// The payload of the token.
#[derive(Args, Debug)]
#[command(next_help_heading = "Claims")]
#[group(multiple = true)]
pub(crate) struct ClaimArgs {
    /// A JSON object with claims; `-` is standard input, `@FILE` a file (1 MiB at most)
    #[arg(long, value_name = "JSON|-|@FILE")]
    pub(crate) claims: Option<String>,
    /// One claim: VALUE is JSON where it can be read as such, as in n=5, ok=true, id='"5"', and
    /// otherwise a string, as in role=admin
    #[arg(long = "claim", value_name = "NAME=VALUE", value_parser = claim)]
    pub(crate) claim: Vec<(String, String)>,
    /// `iss`: who makes the token
    #[arg(long, value_name = "TEXT")]
    pub(crate) iss: Option<String>,
    /// `sub`: whom it is about
    #[arg(long, value_name = "TEXT")]
    pub(crate) sub: Option<String>,
    /// `aud`: whom it is for
    #[arg(long, value_name = "TEXT")]
    pub(crate) aud: Option<String>,
    /// `jti`: its own name
    #[arg(long, value_name = "TEXT", conflicts_with = "jti_random")]
    pub(crate) jti: Option<String>,
    /// `jti`: 128 random bits
    #[arg(long)]
    pub(crate) jti_random: bool,
    /// `exp`: this long after `iat`, such as 90s, 15m, 1h30m, 7d
    #[arg(long, value_name = "DURATION", value_parser = duration::parse, group = "expiry")]
    pub(crate) expires_in: Option<Duration>,
    /// `exp`: this time (RFC 3339)
    #[arg(long, value_name = "TIME", value_parser = time, group = "expiry")]
    pub(crate) expires_at: Option<Timestamp>,
    /// No `exp`: the token never expires, and whoever checks it must allow that
    #[arg(long, group = "expiry")]
    pub(crate) no_expiry: bool,
    /// `nbf`: the token is not valid before (RFC 3339)
    #[arg(long, value_name = "TIME", value_parser = time)]
    pub(crate) not_before: Option<Timestamp>,
    /// `iat`: when the token is made (RFC 3339)
    #[arg(long, value_name = "TIME", value_parser = time)]
    pub(crate) issued_at: Option<Timestamp>,
}

/// Splits `NAME=VALUE`.
fn claim(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((name, value)) if !name.is_empty() => Ok((name.to_owned(), value.to_owned())),
        _ => Err("not NAME=VALUE".to_owned()),
    }
}

/// The footer of the token.
#[derive(Args, Debug)]
#[command(next_help_heading = "Footer")]
#[group(multiple = false)]
pub(crate) struct FooterArgs {
    /// A footer: authentic, but readable by everybody
    #[arg(long, value_name = "TEXT")]
    pub(crate) footer: Option<String>,
    /// A footer that must be a JSON object of at most 8 KiB, 2 levels and 512 names
    #[arg(long, value_name = "JSON")]
    pub(crate) footer_json: Option<String>,
    /// The footer {"kid":"…"} with the id of the local key, or of the public half of the key
    #[arg(long)]
    pub(crate) kid: bool,
}
