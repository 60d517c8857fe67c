//! cargo-mutants, stage by stage.

use std::{
    fs,
    path::Path,
    process::Command,
    time::{Duration, Instant},
};

use super::{
    ledger::{Ledger, Outcome},
    plan::{Plan, Stage},
};
use crate::{
    failure::Failure,
    flags,
    process::{self, cargo},
    workspace::Workspace,
};

/// A mutant's name with line and column, and how it ended; `None` when it has survived.
pub(super) type Mutant = (String, Option<Outcome>);

/// cargo-mutants ends with these when it has done its work: all caught, some missed, some timed out.
const DONE: [Option<i32>; 3] = [Some(0), Some(2), Some(3)];

/// A test that takes so many times as long as without a mutation does not end.
const PATIENCE: u32 = 5;
/// Others may use the machine: a test that is slow for a moment does end.
const LEAST_PATIENCE: Duration = Duration::from_secs(60);

/// Lets the mutants of one crate meet their tests; those that are known to end are passed over.
pub(super) fn run(
    workspace: &Workspace,
    plan: &Plan,
    target: &Path,
    flags: &flags::Mutants,
) -> Result<Vec<Mutant>, Failure> {
    let folder = target.join(plan.package);
    if flags.again && folder.exists() {
        fs::remove_dir_all(&folder).map_err(Failure::file("remove", &folder))?;
    }
    let names = list(workspace, plan.package)?;
    let mut ledger = Ledger::read(&folder)?;
    let stages = if flags.report { &[] } else { plan.stages };
    for (number, stage) in (1..).zip(stages) {
        let left = names.iter().filter(|name| ledger.outcome(name).is_none());
        let left = left.count();
        if left == 0 {
            break;
        }
        println!(
            "\n=== {}, stage {number} of {}: {left} of {} mutants are left, for the tests of {} ===",
            plan.package,
            plan.stages.len(),
            names.len(),
            stage.tests.join(" and ")
        );
        let time = without_mutation(workspace, stage, target)?;
        ledger.hand_out()?;
        meet(&mut command(workspace, plan.package, stage, target, time))?;
        ledger.take_in()?;
    }
    let mutant = |name: String| {
        let outcome = ledger.outcome(&name);
        (name, outcome)
    };
    Ok(names.into_iter().map(mutant).collect())
}

fn list(workspace: &Workspace, package: &str) -> Result<Vec<String>, Failure> {
    let mut list = cargo(workspace.root());
    list.args(["mutants", "--no-config", "--list", "--package", package]);
    let text = process::output(&mut list)
        .ok_or_else(|| Failure::unavailable(format!("`{}` failed.", process::line(&list))))?;
    Ok(text.lines().map(str::to_owned).collect())
}

/// Runs the tests as they are, which cargo-mutants does only for those of the mutated package, and
/// tells how long that takes.
fn without_mutation(
    workspace: &Workspace,
    stage: &Stage,
    target: &Path,
) -> Result<Duration, Failure> {
    let mut tests = mutating(workspace, target);
    tests.args(["test", "--quiet", "--features", stage.features]);
    let packages = stage.tests.iter();
    tests.args(packages.flat_map(|package| ["--package", package]));
    tests.args(stage.targets);
    let mut build = mutating(workspace, target);
    build.args(tests.get_args()).arg("--no-run");
    process::run(&mut build)?;
    tests.arg("--").args(without(stage));
    let start = Instant::now();
    process::run(&mut tests).map_err(|failure| {
        failure.and("These tests have to pass before a mutation can make one of them fail.")
    })?;
    Ok(start.elapsed())
}

fn meet(command: &mut Command) -> Result<(), Failure> {
    let status = command
        .status()
        .map_err(|error| process::not_started(command, &error))?;
    if DONE.contains(&status.code()) {
        return Ok(());
    }
    let line = process::line(command);
    Err(Failure::unavailable(format!(
        "`{line}` has not ended well ({status})."
    )))
}

fn command(
    workspace: &Workspace,
    package: &str,
    stage: &Stage,
    target: &Path,
    time: Duration,
) -> Command {
    let timeout = time.saturating_mul(PATIENCE).max(LEAST_PATIENCE).as_secs();
    let mut command = mutating(workspace, target);
    command.args(["mutants", "--no-config", "--iterate", "--baseline", "skip"]);
    // Two jobs would wait for each other's builds.
    command.args(["--jobs", "1", "--timeout", &timeout.to_string()]);
    command.args(["--package", package, "--features", stage.features]);
    command.args(["--test-package", &stage.tests.join(",")]);
    command.args(stage.without.iter().flat_map(|glob| ["--exclude", glob]));
    let targets = stage.targets.iter();
    command.args(targets.map(|target| format!("--cargo-arg={target}")));
    command.arg("--output").arg(target.join(package));
    command.args(["--", "--"]).args(without(stage));
    command
}

/// The mutated copy of the workspace has another path each time, but what it depends on is built
/// only once, because the folder for it stays.
fn mutating(workspace: &Workspace, target: &Path) -> Command {
    let mut command = cargo(workspace.root());
    command
        .env("CARGO_TARGET_DIR", target.join("build"))
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        // What only one case in hundreds finds is for a test of its own.
        .env("PROPTEST_CASES", "32");
    command
}

/// The tests that do not run; nor what must not compile, which no mutation of a function's body changes.
fn without(stage: &Stage) -> impl Iterator<Item = &'static str> {
    let names = ["does_not_compile"].iter().chain(stage.skip);
    names.flat_map(|name| ["--skip", name])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ends_with(status: &str) -> Result<(), Failure> {
        meet(Command::new("sh").args(["-c", &format!("exit {status}")]))
    }

    #[test]
    fn a_mutant_that_survives_does_not_end_the_campaign() {
        assert!(["0", "2", "3"].into_iter().all(|s| ends_with(s).is_ok()));
    }

    #[test]
    fn one_that_could_not_be_run_does() {
        let failure = ends_with("1").unwrap_err();
        assert_eq!(failure.status(), 3);
        assert!(failure.to_string().contains("has not ended well"));
    }
}
