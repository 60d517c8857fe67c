//! What it costs to try one password: what is refused, and what is warned of.

use paseto::{
    CostError,
    paserk::{Argon2Params, Cost as _, Pbkdf2Params, UnwrapLimits},
};

use crate::{args::CostArgs, failure::Failure, keys::Version, output};

/// The cost of either function.
#[derive(Clone, Copy)]
pub(crate) enum Price {
    /// Of versions 2 and 4.
    Argon2(Argon2Params),
    /// Of versions 1 and 3, and of PEM and DER.
    Pbkdf2(Pbkdf2Params),
}

impl Price {
    /// The cost of a new key of this version. Options that say nothing of it are refused.
    pub(crate) fn of(args: &CostArgs, version: Version) -> Result<Self, Failure> {
        own_options(args, version)?;
        Ok(if version.is_nist() {
            Self::Pbkdf2(args.into())
        } else {
            Self::Argon2(args.into())
        })
    }

    /// Why reading refuses it unless told otherwise.
    pub(crate) fn refusal(self) -> Option<CostError> {
        self.check(&UnwrapLimits::default()).err()
    }

    /// A warning where passwords are tried for less than with the lowest preset.
    pub(crate) fn too_low(self) -> Option<&'static str> {
        let is_low = match self {
            Self::Argon2(params) => {
                let least = Argon2Params::INTERACTIVE;
                let work =
                    |of: Argon2Params| u128::from(of.memory()).saturating_mul(of.time().into());
                // Passes do not make up for memory: it is what machines for guessing lack.
                params.memory() < least.memory() || work(params) < work(least)
            }
            Self::Pbkdf2(params) => params.iterations() < Pbkdf2Params::INTERACTIVE.iterations(),
        };
        is_low.then_some(
            "passwords can be tried for less than with the preset `interactive`: a guess at the \
             password is cheap",
        )
    }

    /// Refuses a cost that the function does not take, and tells of one that is not for a new key.
    pub(crate) fn accept_for_new(self) -> Result<(), Failure> {
        self.check(&UnwrapLimits::none())
            .map_err(|why| Failure::making(&why.into()))?;
        if let Some(why) = self.refusal() {
            output::warn(&format!(
                "opening it will be refused unless higher limits are given: {why}"
            ));
        }
        if let Some(warning) = self.too_low() {
            output::warn(warning);
        }
        Ok(())
    }

    /// Compares it with what is allowed where the key is opened.
    pub(crate) fn check(self, limits: &UnwrapLimits) -> Result<(), CostError> {
        match self {
            Self::Argon2(params) => params.check(limits),
            Self::Pbkdf2(params) => params.check(limits),
        }
    }
}

/// Refuses options that say nothing of a key of this version.
fn own_options(cost: &CostArgs, version: Version) -> Result<(), Failure> {
    let argon2 = [
        ("--memory", cost.memory.is_some()),
        ("--time", cost.time.is_some()),
        ("--parallelism", cost.parallelism.is_some()),
    ];
    let pbkdf2 = [("--iterations", cost.iterations.is_some())];
    let (others, own) = if version.is_nist() {
        (&argon2[..], "--iterations")
    } else {
        (&pbkdf2[..], "--memory, --time and --parallelism")
    };
    match others.iter().find(|(_, given)| *given) {
        None => Ok(()),
        Some((option, _)) => Err(Failure::usage(format!(
            "{option} is not for keys of {version}: they take {own}, or --preset"
        ))),
    }
}
