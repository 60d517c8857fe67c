//! Costs that an attacker may have chosen.

use core::fmt;

/// What makes a password expensive to try.
///
/// Specification: PASERK, `operations/PBKW.md`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CostParameter {
    /// The memory of Argon2id or scrypt, in bytes.
    Memory,
    /// The passes of Argon2id over its memory.
    Time,
    /// The lanes of Argon2id, or of scrypt.
    Parallelism,
    /// The rounds of PBKDF2.
    Iterations,
}

impl fmt::Display for CostParameter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Memory => "memory in bytes",
            Self::Time => "time",
            Self::Parallelism => "parallelism",
            Self::Iterations => "iterations",
        })
    }
}

/// Why a cost parameter was refused, before anything was allocated or computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CostError {
    /// It is greater than the caller allows.
    #[non_exhaustive]
    TooHigh {
        /// Which parameter it is.
        parameter: CostParameter,
        /// What was asked for.
        found: u64,
        /// The greatest value that is allowed.
        limit: u64,
    },
    /// It is less than the algorithm takes.
    #[non_exhaustive]
    TooLow {
        /// Which parameter it is.
        parameter: CostParameter,
        /// What was asked for.
        found: u64,
        /// The least value that the algorithm takes.
        minimum: u64,
    },
    /// The memory is no multiple of 1024 bytes.
    #[non_exhaustive]
    Uneven {
        /// The memory in bytes.
        found: u64,
    },
}

impl CostError {
    /// A value of at most `limit`.
    ///
    /// # Errors
    /// [`CostError::TooHigh`] where it is greater.
    pub const fn at_most(parameter: CostParameter, found: u64, limit: u64) -> Result<(), Self> {
        if found > limit {
            return Err(Self::TooHigh {
                parameter,
                found,
                limit,
            });
        }
        Ok(())
    }

    /// A value of at least `minimum`.
    ///
    /// # Errors
    /// [`CostError::TooLow`] where it is less.
    pub const fn at_least(parameter: CostParameter, found: u64, minimum: u64) -> Result<(), Self> {
        if found < minimum {
            return Err(Self::TooLow {
                parameter,
                found,
                minimum,
            });
        }
        Ok(())
    }

    /// Memory of whole kibibytes.
    ///
    /// # Errors
    /// [`CostError::Uneven`] where it is not.
    pub const fn whole_kibibytes(found: u64) -> Result<(), Self> {
        if found.is_multiple_of(1024) {
            return Ok(());
        }
        Err(Self::Uneven { found })
    }
}

impl fmt::Display for CostError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooHigh {
                parameter,
                found,
                limit,
            } => write!(f, "{parameter} is {found}, more than the limit of {limit}"),
            Self::TooLow {
                parameter,
                found,
                minimum,
            } => write!(
                f,
                "{parameter} is {found}, less than the minimum of {minimum}"
            ),
            Self::Uneven { found } => {
                write!(
                    f,
                    "memory in bytes is {found}, which is no multiple of 1024"
                )
            }
        }
    }
}

impl core::error::Error for CostError {}
