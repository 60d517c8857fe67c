//! The processor's time that a program takes.

use std::{process::Command, time::Duration};

use crate::{failure::Failure, process};

/// Runs it, and says how long it and all that it started kept processors busy, for a user and for
/// the system. Other programs on the machine do not count, and neither does how many processors
/// there are. `None` where the system does not tell.
pub(super) fn time_of(command: &mut Command) -> Result<Option<Duration>, Failure> {
    let before = of_children();
    process::run(command)?;
    Ok(of_children()
        .zip(before)
        .map(|(after, before)| after.saturating_sub(before)))
}

/// Of all that this process has started and waited for, and of theirs.
#[cfg(unix)]
fn of_children() -> Option<Duration> {
    use nix::sys::{
        resource::{UsageWho, getrusage},
        time::TimeValLike,
    };

    let usage = getrusage(UsageWho::RUSAGE_CHILDREN).ok()?;
    let time = usage.user_time() + usage.system_time();
    let time = u64::try_from(time.num_microseconds()).ok()?;
    Some(Duration::from_micros(time))
}

#[cfg(not(unix))]
fn of_children() -> Option<Duration> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(unix)]
    fn a_program_takes_time() {
        let time = time_of(Command::new("cargo").arg("--version")).unwrap();
        assert!(time.unwrap() > Duration::ZERO);
    }

    #[test]
    fn a_program_that_fails_has_no_time() {
        assert!(time_of(Command::new("cargo").arg("no-such-subcommand")).is_err());
    }
}
