//! What opens and what protects the secrets of a ring.

use std::path::PathBuf;

use clap::Args;
use paseto::paserk::UnwrapLimits;

use super::{CostArgs, LimitArgs};
use crate::{
    failure::Failure,
    source::{Source, What},
};

/// What opens the secrets of a ring.
#[derive(Args, Debug)]
pub(crate) struct RingKeyArgs {
    #[command(flatten)]
    opens: OpenArgs,
    #[command(flatten)]
    limits: LimitArgs,
}

#[derive(Args, Debug)]
#[command(next_help_heading = "Secrets of a ring")]
#[group(multiple = false)]
struct OpenArgs {
    /// Read the key that the ring's keys are wrapped with from this file; `-` is standard input
    #[arg(long, value_name = "FILE")]
    wrapping_key_file: Option<PathBuf>,
    /// Read that key from the environment variable with this name
    #[arg(long, value_name = "NAME")]
    wrapping_key_env: Option<String>,
    /// Read the password that the ring's keys are locked with from this file, without the end of a
    /// line; `-` is standard input
    #[arg(long, value_name = "FILE")]
    password_file: Option<PathBuf>,
    /// Read that password from the environment variable with this name
    #[arg(long, value_name = "NAME")]
    password_env: Option<String>,
}

impl RingKeyArgs {
    /// Where the wrapping key is.
    pub(crate) fn wrapping_key(&self) -> Option<Source<'_>> {
        let OpenArgs {
            wrapping_key_file: file,
            wrapping_key_env: env,
            ..
        } = &self.opens;
        Source::of(What::WrappingKey, file.as_ref(), env.as_ref())
    }

    /// Where the password is; `None` for the terminal.
    pub(crate) fn password(&self) -> Option<Source<'_>> {
        let OpenArgs {
            password_file: file,
            password_env: env,
            ..
        } = &self.opens;
        Source::of(What::Password, file.as_ref(), env.as_ref())
    }

    /// The highest cost of a password that is accepted.
    pub(crate) fn limits(&self) -> UnwrapLimits {
        self.limits.limits()
    }

    /// Refuses the options where there is no ring to open. The parser does not: it takes the ring for
    /// one that cannot be given.
    pub(crate) fn check_unused(&self) -> Result<(), Failure> {
        let is_given =
            self.wrapping_key().is_some() || self.password().is_some() || self.limits.is_given();
        if is_given {
            return Err(Failure::usage(
                "a wrapping key, a password and its limits open a ring: give one with --ring",
            ));
        }
        Ok(())
    }

    /// Whether the wrapping key or the password is read from standard input.
    pub(crate) fn is_stdin(&self) -> bool {
        let sources = [self.wrapping_key(), self.password()];
        sources.into_iter().flatten().any(Source::is_stdin)
    }
}

/// What protects a secret in a ring from now on. It is what opens the other secrets of the ring,
/// where there are any.
#[derive(Args, Debug)]
pub(crate) struct ProtectArgs {
    #[command(flatten)]
    pub(crate) secret: RingKeyArgs,
    /// Ask for the password on the terminal
    #[arg(long, help_heading = "Secrets of a ring", conflicts_with = "OpenArgs")]
    pub(crate) ask_password: bool,
    #[command(flatten)]
    pub(crate) cost: CostArgs,
}

impl ProtectArgs {
    /// Whether there is to be a password.
    pub(crate) fn has_password(&self) -> bool {
        self.ask_password || self.secret.password().is_some()
    }
}
