//! The options of what it costs to try a password: the cost of a new one, and the limits for one that
//! is there.

use clap::{Args, ValueEnum};
use paseto::paserk::{Argon2Params, Pbkdf2Params, UnwrapLimits};

use crate::size;

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
    /// Whether any of the options was given.
    pub(crate) const fn is_given(&self) -> bool {
        self.max_memory.is_some()
            || self.max_time.is_some()
            || self.max_parallelism.is_some()
            || self.max_iterations.is_some()
    }

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
