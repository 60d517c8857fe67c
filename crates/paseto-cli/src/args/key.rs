//! Where a key comes from, and where a new one goes to.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::ReportArgs;
use crate::{input, keys::Version};

/// Where the key comes from. No option takes the key itself: it would stand in the list of
/// processes and in the shell's history.
#[derive(Args, Debug)]
#[group(required = true, multiple = false)]
pub(crate) struct KeyArgs {
    /// Read the key, as PASERK text or PEM, from this file; `-` is standard input
    #[arg(long, value_name = "FILE")]
    pub(crate) key_file: Vec<PathBuf>,
    /// Read the key, as PASERK text or PEM, from the environment variable with this name
    #[arg(long, value_name = "NAME")]
    pub(crate) key_env: Option<String>,
}

impl KeyArgs {
    /// Whether the key is read from standard input.
    pub(crate) fn is_stdin(&self) -> bool {
        self.key_file.iter().any(|path| input::is_stdin(path))
    }
}

/// What the tokens of a key are for.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Purpose {
    /// One shared key, which encrypts and decrypts
    Local,
    /// A pair: a secret key, which signs, and a public key, which verifies
    Public,
}

#[derive(Args, Debug)]
#[command(after_help = "\
Without --out the secret is printed to standard output, and the public key and the id to standard
error. The id is what belongs into a footer's `kid`: that of the local key or of the public key.

With --json: {\"paserk\", \"public\", \"id\"}; \"public\" for a pair only. With --out the secret is not
in it, but {\"file\", \"public_file\", \"public\", \"id\"}.")]
pub(crate) struct KeygenArgs {
    /// The version of the protocol
    pub(crate) version: Version,
    /// What the key is for
    pub(crate) purpose: Purpose,
    /// Write the secret to this new file, mode 0600, and a public key to FILE.pub
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
    /// Replace files that exist
    #[arg(long, requires = "out")]
    pub(crate) force: bool,
    #[command(flatten)]
    pub(crate) report: ReportArgs,
}
