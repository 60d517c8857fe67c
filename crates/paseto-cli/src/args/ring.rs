//! The options of `ring`: a key set in a file.

use core::time::Duration;
use std::path::PathBuf;

use clap::{Args, Subcommand};
use paseto::Timestamp;

use super::{KeyArgs, OutArgs, ProtectArgs, ReportArgs, RingKeyArgs, values::time};
use crate::duration;

#[derive(Debug, Subcommand)]
pub(crate) enum RingCommand {
    /// Add a key to a ring, and make the file where there is none
    ///
    /// Tokens of the key are accepted from now on; no token is made with it before `ring rotate`, or
    /// with --active. A public key stands in the file as it is. A local or a secret key needs a
    /// wrapping key or a password, and all such keys of a ring the same one.
    ///
    /// Prints the key's id, which the footers of its tokens have: it follows from the key.
    ///
    /// With --json: {"kid", "state", "not_after"}, the last where there is one.
    Add(RingAddArgs),
    /// Make tokens with a new key, and accept those of the old one for a while
    ///
    /// The new key becomes active, and is added where it is not there yet. Tokens of the one that
    /// was active are accepted for the time that --grace says. Keys whose own time has passed are
    /// retired. What happened to each key is said on standard error.
    ///
    /// Whoever checks tokens has to know the new key before: `ring add` it first, publish what `ring
    /// export` gives, and wait. Its public key is then enough here, because the ring has the secret.
    /// Publish once more afterwards: only so they learn when the old key ends.
    ///
    /// Prints the new key's id. With --json: {"kid", "changed": [{"kid", "state", "not_after"}]}.
    Rotate(RingRotateArgs),
    /// Show the keys of a ring; nothing is opened
    ///
    /// With --json: {"version", "purpose", "keys": [{"kid", "state", "not_after", "type", "aliases"}],
    /// "warnings"}. What does not apply is left out: "type", where only the id of a key is known.
    List(RingListArgs),
    /// Refuse the tokens of a key from now on, or from a time on
    ///
    /// The active key cannot be retired: `ring rotate` puts another in its place. A key that is
    /// retired does not come back.
    ///
    /// With --json: {"kid", "state", "not_after"}, the last where there is one.
    Retire(RingRetireArgs),
    /// Forget a key; its tokens are then of an unknown one
    ///
    /// With --json: {"kid", "state": "removed"}.
    Remove(RingRemoveArgs),
    /// Print the public keys of a ring, for those who verify
    ///
    /// Nothing in it is secret: it may be published. Of a key that is wrapped or locked the public
    /// half is taken, which needs the wrapping key or the password.
    ///
    /// The result is JSON, with --json too; with --json and --out: {"file"}.
    Export(RingExportArgs),
}

#[derive(Args, Debug)]
pub(crate) struct RingAddArgs {
    /// The file
    #[arg(value_name = "RING.json")]
    pub(crate) ring: PathBuf,
    #[command(flatten)]
    pub(crate) key: KeyArgs,
    /// Make tokens with this key; the ring must have no active key yet
    #[arg(long, conflicts_with = "not_after")]
    pub(crate) active: bool,
    /// Accept tokens of this key up to this time (RFC 3339)
    #[arg(long, value_name = "TIME", value_parser = time)]
    pub(crate) not_after: Option<Timestamp>,
    /// Another `kid` that stands for this key: what the footers of old tokens say
    #[arg(long, value_name = "KID")]
    pub(crate) alias: Vec<String>,
    #[command(flatten)]
    pub(crate) report: ReportArgs,
    #[command(flatten)]
    pub(crate) protect: ProtectArgs,
}

#[derive(Args, Debug)]
pub(crate) struct RingRotateArgs {
    /// The file
    #[arg(value_name = "RING.json")]
    pub(crate) ring: PathBuf,
    #[command(flatten)]
    pub(crate) key: KeyArgs,
    /// How long tokens of the old key are accepted: as long as a token lives, and the leeway and the
    /// difference of the clocks more, such as 1h, 7d
    #[arg(long, value_name = "DURATION", value_parser = duration::parse)]
    pub(crate) grace: Duration,
    /// Begin the grace at this time (RFC 3339) instead of now. The new key signs at once all the
    /// same, and keys whose time ends before it are retired, for good
    #[arg(long, value_name = "TIME", value_parser = time)]
    pub(crate) at: Option<Timestamp>,
    #[command(flatten)]
    pub(crate) report: ReportArgs,
    #[command(flatten)]
    pub(crate) protect: ProtectArgs,
}

#[derive(Args, Debug)]
pub(crate) struct RingListArgs {
    /// The file; `-` is standard input
    #[arg(value_name = "RING.json")]
    pub(crate) ring: PathBuf,
    #[command(flatten)]
    pub(crate) report: ReportArgs,
}

#[derive(Args, Debug)]
pub(crate) struct RingRetireArgs {
    /// The file
    #[arg(value_name = "RING.json")]
    pub(crate) ring: PathBuf,
    /// The id of the key
    pub(crate) kid: String,
    /// Accept its tokens up to this time (RFC 3339), and no longer
    #[arg(long, value_name = "TIME", value_parser = time)]
    pub(crate) not_after: Option<Timestamp>,
    /// Take this (RFC 3339) for the present time: a key whose time has passed by then is retired
    #[arg(long, value_name = "TIME", value_parser = time, requires = "not_after")]
    pub(crate) at: Option<Timestamp>,
    #[command(flatten)]
    pub(crate) report: ReportArgs,
}

#[derive(Args, Debug)]
pub(crate) struct RingRemoveArgs {
    /// The file
    #[arg(value_name = "RING.json")]
    pub(crate) ring: PathBuf,
    /// The id of the key
    pub(crate) kid: String,
    #[command(flatten)]
    pub(crate) report: ReportArgs,
}

#[derive(Args, Debug)]
pub(crate) struct RingExportArgs {
    /// The file; `-` is standard input
    #[arg(value_name = "RING.json")]
    pub(crate) ring: PathBuf,
    #[command(flatten)]
    pub(crate) out: OutArgs,
    #[command(flatten)]
    pub(crate) report: ReportArgs,
    #[command(flatten)]
    pub(crate) secret: RingKeyArgs,
}
