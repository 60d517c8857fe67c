//! The options of `key wrap`, `lock`, `seal`, and of what undoes them.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use paseto::paserk::{Argon2Params, Pbkdf2Params, UnwrapLimits};

use super::{KeyArgs, OutArgs, ReportArgs};
use crate::{
    input, size,
    source::{Source, What},
};

/// The key that wraps.
#[derive(Args, Debug)]
#[group(required = true, multiple = false)]
pub(crate) struct WrappingKeyArgs {
    /// Read the wrapping key, PASERK text like that of a local key, from this file; `-` is standard
    /// input
    #[arg(long, value_name = "FILE")]
    wrapping_key_file: Option<PathBuf>,
    /// Read the wrapping key from the environment variable with this name
    #[arg(long, value_name = "NAME")]
    wrapping_key_env: Option<String>,
}

impl WrappingKeyArgs {
    /// Where it is.
    pub(crate) fn source(&self) -> Option<Source<'_>> {
        Source::of(
            What::WrappingKey,
            self.wrapping_key_file.as_ref(),
            self.wrapping_key_env.as_ref(),
        )
    }
}

#[derive(Args, Debug)]
pub(crate) struct WrapArgs {
    #[command(flatten)]
    pub(crate) key: KeyArgs,
    #[command(flatten)]
    pub(crate) wrapping_key: WrappingKeyArgs,
    #[command(flatten)]
    pub(crate) out: OutArgs,
    #[command(flatten)]
    pub(crate) report: ReportArgs,
}

/// A key that is wrapped, locked or sealed.
#[derive(Args, Debug)]
pub(crate) struct TextArgs {
    /// The PASERK text; standard input where it is `-` or missing
    #[arg(value_name = "TEXT")]
    pub(crate) text: Option<String>,
}

impl TextArgs {
    /// Whether it is read from standard input.
    pub(crate) fn is_stdin(&self) -> bool {
        input::text_is_stdin(self.text.as_ref())
    }
}

#[derive(Args, Debug)]
pub(crate) struct UnwrapArgs {
    #[command(flatten)]
    pub(crate) text: TextArgs,
    #[command(flatten)]
    pub(crate) wrapping_key: WrappingKeyArgs,
    #[command(flatten)]
    pub(crate) out: OutArgs,
    #[command(flatten)]
    pub(crate) report: ReportArgs,
}

/// Where the password comes from, if not from the terminal.
#[derive(Args, Debug)]
#[group(multiple = false)]
pub(crate) struct PasswordArgs {
    /// Read the password from this file, without the end of a line; `-` is standard input
    #[arg(long, value_name = "FILE")]
    password_file: Option<PathBuf>,
    /// Read the password from the environment variable with this name
    #[arg(long, value_name = "NAME")]
    password_env: Option<String>,
}

impl PasswordArgs {
    /// Where it is; `None` for the terminal.
    pub(crate) fn source(&self) -> Option<Source<'_>> {
        Source::of(
            What::Password,
            self.password_file.as_ref(),
            self.password_env.as_ref(),
        )
    }
}

/// How a secret key is encrypted in PEM or DER.
#[derive(Args, Debug)]
#[command(next_help_heading = "Encryption")]
#[group(multiple = true)]
pub(crate) struct EncryptArgs {
    /// Encrypt a secret key in PEM or DER with a new password, which is asked for on the terminal
    #[arg(long)]
    pub(crate) encrypt: bool,
    /// Read the new password from this file, without the end of a line; `-` is standard input
    #[arg(long, value_name = "FILE", requires = "encrypt")]
    new_password_file: Option<PathBuf>,
    /// Read the new password from the environment variable with this name
    #[arg(
        long,
        value_name = "NAME",
        requires = "encrypt",
        conflicts_with = "new_password_file"
    )]
    new_password_env: Option<String>,
    /// Rounds of PBKDF2 [default: 600000]
    #[arg(long, value_name = "N", requires = "encrypt")]
    pub(crate) iterations: Option<u32>,
}

impl EncryptArgs {
    /// Where the new password is; `None` for the terminal.
    pub(crate) fn source(&self) -> Option<Source<'_>> {
        Source::of(
            What::NewPassword,
            self.new_password_file.as_ref(),
            self.new_password_env.as_ref(),
        )
    }
}

/// A cost for those who have no opinion.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Preset {
    /// 64 MiB and 2 passes, or 600000 rounds: for a person who waits
    Interactive,
    /// 256 MiB and 3 passes, or 1500000 rounds: for a service that starts
    Moderate,
    /// 1 GiB and 4 passes, or 5000000 rounds: for a key that is kept for years
    Sensitive,
}

/// What it costs to try one password.
#[derive(Args, Debug)]
#[command(next_help_heading = "Cost of a password")]
#[group(multiple = true)]
pub(crate) struct CostArgs {
    /// All of it at once; without any option it is `interactive`
    #[arg(long, conflicts_with_all = ["memory", "time", "parallelism", "iterations"])]
    pub(crate) preset: Option<Preset>,
    /// Memory, such as 64MiB (versions 2 and 4)
    #[arg(long, value_name = "SIZE", value_parser = size::parse)]
    pub(crate) memory: Option<u64>,
    /// Passes over the memory (versions 2 and 4)
    #[arg(long, value_name = "N")]
    pub(crate) time: Option<u32>,
    /// Lanes, computed one after the other (versions 2 and 4)
    #[arg(long, value_name = "N")]
    pub(crate) parallelism: Option<u32>,
    /// Rounds of PBKDF2 (versions 1 and 3)
    #[arg(long, value_name = "N")]
    pub(crate) iterations: Option<u32>,
}

impl CostArgs {
    /// Whether any of the options was given.
    pub(crate) const fn is_given(&self) -> bool {
        self.preset.is_some()
            || self.memory.is_some()
            || self.time.is_some()
            || self.parallelism.is_some()
            || self.iterations.is_some()
    }
}

impl From<&CostArgs> for Argon2Params {
    fn from(args: &CostArgs) -> Self {
        let base = match args.preset {
            None | Some(Preset::Interactive) => Self::INTERACTIVE,
            Some(Preset::Moderate) => Self::MODERATE,
            Some(Preset::Sensitive) => Self::SENSITIVE,
        };
        Self::new(
            args.memory.unwrap_or(base.memory()),
            args.time.unwrap_or(base.time()),
            args.parallelism.unwrap_or(base.parallelism()),
        )
    }
}

impl From<&CostArgs> for Pbkdf2Params {
    fn from(args: &CostArgs) -> Self {
        let base = match args.preset {
            None | Some(Preset::Interactive) => Self::INTERACTIVE,
            Some(Preset::Moderate) => Self::MODERATE,
            Some(Preset::Sensitive) => Self::SENSITIVE,
        };
        Self::new(args.iterations.unwrap_or(base.iterations()))
    }
}

#[derive(Args, Debug)]
pub(crate) struct LockArgs {
    #[command(flatten)]
    pub(crate) key: KeyArgs,
    #[command(flatten)]
    pub(crate) password: PasswordArgs,
    #[command(flatten)]
    pub(crate) out: OutArgs,
    #[command(flatten)]
    pub(crate) report: ReportArgs,
    #[command(flatten)]
    pub(crate) cost: CostArgs,
}

/// The highest cost that is accepted: whoever wrote the key has chosen it.
#[derive(Args, Debug)]
#[command(next_help_heading = "Limits")]
#[group(multiple = true)]
pub(crate) struct LimitArgs {
    /// At most this much memory [default: 1GiB]
    #[arg(long, value_name = "SIZE", value_parser = size::parse)]
    max_memory: Option<u64>,
    /// At most this many passes over the memory [default: 10]
    #[arg(long, value_name = "N")]
    max_time: Option<u32>,
    /// At most this many lanes [default: 16]
    #[arg(long, value_name = "N")]
    max_parallelism: Option<u32>,
    /// At most this many rounds of PBKDF2 [default: 5000000]
    #[arg(long, value_name = "N")]
    max_iterations: Option<u32>,
}

impl LimitArgs {
    /// The default limits with those that were given.
    pub(crate) fn limits(&self) -> UnwrapLimits {
        let mut limits = UnwrapLimits::default();
        if let Some(memory) = self.max_memory {
            limits = limits.max_memory(memory);
        }
        if let Some(time) = self.max_time {
            limits = limits.max_time(time);
        }
        if let Some(parallelism) = self.max_parallelism {
            limits = limits.max_parallelism(parallelism);
        }
        if let Some(iterations) = self.max_iterations {
            limits = limits.max_iterations(iterations);
        }
        limits
    }
}

#[derive(Args, Debug)]
pub(crate) struct UnlockArgs {
    #[command(flatten)]
    pub(crate) text: TextArgs,
    #[command(flatten)]
    pub(crate) password: PasswordArgs,
    #[command(flatten)]
    pub(crate) out: OutArgs,
    #[command(flatten)]
    pub(crate) report: ReportArgs,
    #[command(flatten)]
    pub(crate) limits: LimitArgs,
}

#[derive(Args, Debug)]
pub(crate) struct SealArgs {
    #[command(flatten)]
    pub(crate) key: KeyArgs,
    /// Read the recipient's public key from this file; `-` is standard input
    #[arg(long, value_name = "FILE")]
    recipient_file: PathBuf,
    #[command(flatten)]
    pub(crate) out: OutArgs,
    #[command(flatten)]
    pub(crate) report: ReportArgs,
}

impl SealArgs {
    /// Where the recipient's key is.
    pub(crate) fn recipient(&self) -> Source<'_> {
        Source::file(What::RecipientKey, &self.recipient_file)
    }
}

#[derive(Args, Debug)]
pub(crate) struct UnsealArgs {
    #[command(flatten)]
    pub(crate) text: TextArgs,
    #[command(flatten)]
    pub(crate) key: KeyArgs,
    #[command(flatten)]
    pub(crate) out: OutArgs,
    #[command(flatten)]
    pub(crate) report: ReportArgs,
}
