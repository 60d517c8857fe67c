//! The options of `key wrap`, `lock`, `seal`, and of what undoes them.

use std::path::PathBuf;

use clap::Args;

use super::{CostArgs, KeyArgs, LimitArgs, OutArgs, ReportArgs};
use crate::{
    input,
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
