//! cargo-mutants, stage by stage.

use std::{fs, path::Path, process::Command};

use super::{
    ledger::{Ledger, Outcome},
    plan::{Plan, Stage},
};
use crate::{
    ci::COMPILE_FAIL,
    failure::Failure,
    flags,
    process::{self, cargo},
    workspace::Workspace,
};

/// A mutant's name with line and column, and how it ended; `None` when it has survived.
pub(super) type Mutant = (String, Option<Outcome>);

/// cargo-mutants ends with these when it has done its work: all caught, some missed, some timed out.
const DONE: [Option<i32>; 3] = [Some(0), Some(2), Some(3)];
/// The tests fail without a mutation, or do not compile.
const BASELINE_FAILED: Option<i32> = Some(4);

/// Lets the mutants of one crate meet their tests; those that are known to end are passed over.
pub(super) fn run(
    workspace: &Workspace,
    plan: &Plan,
    target: &Path,
    flags: &flags::Mutants,
) -> Result<Vec<Mutant>, Failure> {
    let folder = target.join(plan.package);
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
        ledger.hand_out()?;
        meet(&mut command(workspace, plan.package, stage, target))?;
        ledger.take_in()?;
    }
    let mutant = |name: String| {
        let outcome = ledger.outcome(&name);
        (name, outcome)
    };
    Ok(names.into_iter().map(mutant).collect())
}

/// Forgets what earlier runs have found.
pub(super) fn forget(plan: &Plan, target: &Path) -> Result<(), Failure> {
    let folder = target.join(plan.package);
    if !folder.exists() {
        return Ok(());
    }
    fs::remove_dir_all(&folder).map_err(Failure::file("remove", &folder))
}

fn list(workspace: &Workspace, package: &str) -> Result<Vec<String>, Failure> {
    let mut list = cargo(workspace.root());
    list.args(["mutants", "--no-config", "--list", "--package", package]);
    let text = process::output(&mut list)
        .ok_or_else(|| Failure::unavailable(format!("`{}` failed.", process::line(&list))))?;
    let names: Vec<_> = text.lines().map(str::to_owned).collect();
    if names.is_empty() {
        let nothing = format!("There are no mutants of `{package}`: is it in this workspace?");
        return Err(Failure::wrong(nothing));
    }
    Ok(names)
}

fn meet(command: &mut Command) -> Result<(), Failure> {
    let status = command
        .status()
        .map_err(|error| process::not_started(command, &error))?;
    if DONE.contains(&status.code()) {
        return Ok(());
    }
    let line = process::line(command);
    Err(if status.code() == BASELINE_FAILED {
        Failure::wrong(format!("`{line}`: the tests fail without a mutation."))
    } else {
        Failure::unavailable(format!("`{line}` has not ended well ({status})."))
    })
}

/// The mutated copy of the workspace has another path each time, but what it depends on is built
/// only once, because the folder for it stays. Nothing else may be built in there: the mutated
/// crates in it look like those of the workspace.
fn command(workspace: &Workspace, package: &str, stage: &Stage, target: &Path) -> Command {
    let mut command = cargo(workspace.root());
    command
        .env("CARGO_TARGET_DIR", target.join("build"))
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        // What only one case in hundreds finds is for a test of its own.
        .env("PROPTEST_CASES", "32");
    // Two jobs would wait for each other's builds.
    command.args(["mutants", "--no-config", "--iterate", "--jobs", "1"]);
    // Others may use the machine: a test that is slow for a moment does end.
    command.args(["--minimum-test-timeout", "60", "--timeout-multiplier", "5"]);
    command.args(["--package", package, "--features", stage.features]);
    // Its own `--test-package` would leave the first run, without a mutation, to other tests.
    let packages = stage.tests.iter().map(|test| format!("--package={test}"));
    let targets = stage.targets.iter().map(|target| (*target).to_owned());
    command.args(
        packages
            .chain(targets)
            .map(|argument| format!("--cargo-arg={argument}")),
    );
    command.args(stage.without.iter().flat_map(|glob| ["--exclude", glob]));
    command.arg("--output").arg(target.join(package));
    command.args(["--", "--"]);
    // What must not compile does not compile with another body of a function either.
    let skipped = COMPILE_FAIL.iter().chain(stage.skip);
    command.args(skipped.flat_map(|name| ["--skip", name]));
    command
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
    fn tests_that_fail_by_themselves_do() {
        let failure = ends_with("4").unwrap_err();
        assert_eq!(failure.status(), 1);
        assert!(failure.to_string().contains("without a mutation"));
    }

    #[test]
    fn a_campaign_that_could_not_be_run_does() {
        let failure = ends_with("1").unwrap_err();
        assert_eq!(failure.status(), 3);
        assert!(failure.to_string().contains("has not ended well"));
    }
}
