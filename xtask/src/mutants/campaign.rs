//! cargo-mutants, stage by stage.

use std::{fs, path::Path, process::Command};

use super::{
    ledger::{Ledger, Outcome},
    plan::{Plan, Stage},
};
use crate::{
    failure::Failure,
    process::{self, cargo},
    workspace::Workspace,
};

/// A mutant's name with line and column, and how it ended; `None` when it has survived.
pub(super) type Mutant = (String, Option<Outcome>);

/// cargo-mutants ends with these when it has done its work: all caught, some missed, some timed out.
const DONE: [Option<i32>; 3] = [Some(0), Some(2), Some(3)];
/// The tests fail without any mutation.
const BASELINE_FAILED: Option<i32> = Some(4);

/// Lets the mutants of one crate meet their tests; those that are known to end are passed over.
pub(super) fn run(
    workspace: &Workspace,
    plan: &Plan,
    target: &Path,
    again: bool,
) -> Result<Vec<Mutant>, Failure> {
    let folder = target.join(plan.package);
    if again && folder.exists() {
        fs::remove_dir_all(&folder).map_err(Failure::file("remove", &folder))?;
    }
    let names = list(workspace, plan.package)?;
    let mut ledger = Ledger::read(&folder)?;
    for (number, stage) in (1..).zip(plan.stages) {
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

fn list(workspace: &Workspace, package: &str) -> Result<Vec<String>, Failure> {
    let mut list = cargo(workspace.root());
    list.args(["mutants", "--no-config", "--list", "--package", package]);
    let text = process::output(&mut list)
        .ok_or_else(|| Failure::unavailable(format!("`{}` failed.", process::line(&list))))?;
    Ok(text.lines().map(str::to_owned).collect())
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
/// only once, because the folder for it stays. One job: two would wait for that folder.
fn command(workspace: &Workspace, package: &str, stage: &Stage, target: &Path) -> Command {
    let mut command = cargo(workspace.root());
    command
        .env("CARGO_TARGET_DIR", target.join("build"))
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        // What only one case in hundreds finds is for a test of its own.
        .env("PROPTEST_CASES", "32");
    command.args(["mutants", "--no-config", "--iterate", "--jobs", "1"]);
    // Others may use the machine: a slow test is not one that does not end.
    command.args(["--minimum-test-timeout", "60", "--timeout-multiplier", "5"]);
    command.args(["--package", package, "--features", stage.features]);
    command.args(["--test-package", &stage.tests.join(",")]);
    command.args(stage.without.iter().flat_map(|glob| ["--exclude", glob]));
    command.arg("--output").arg(target.join(package));
    // No examples of the documentation, each of which would be compiled for each mutant; nor
    // what must not compile, which no mutation of a function's body changes.
    command.args(["--", "--lib", "--tests", "--", "--skip", "does_not_compile"]);
    command.args(stage.skip.iter().flat_map(|test| ["--skip", *test]));
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
        assert_eq!(ends_with("1").unwrap_err().status(), 3);
    }
}
