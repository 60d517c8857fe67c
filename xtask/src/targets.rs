//! `cargo xtask targets`: the libraries on machines that are not this one.

mod compiler;
mod machine;
mod no_std;
mod tally;
mod wasm;

use std::time::{Duration, Instant};

use clap::ValueEnum;

pub(crate) use self::no_std::run as no_std;
use crate::{
    failure::Failure,
    flags::{self, Target},
    workspace::Workspace,
};

/// What passed on a machine.
struct Ran {
    what: String,
    /// How many; `None` where it is only built.
    tests: Option<usize>,
}

/// How it went on one machine.
struct Row {
    name: String,
    time: Duration,
    outcome: Result<Ran, Failure>,
}

/// Runs on the machines that are named, or on all. One that fails does not keep the others from
/// running.
pub(crate) fn run(workspace: &Workspace, flags: &flags::Targets) -> Result<(), Failure> {
    let named = &flags.targets;
    let rows = rows(
        workspace,
        if named.is_empty() {
            Target::value_variants()
        } else {
            named
        },
    );
    print!("{}", table(&rows));
    match verdict(rows)? {
        None => Ok(()),
        Some(missing) => Err(Failure::unavailable(missing)),
    }
}

/// All of them, for the continuous integration: `Some` says where it is not possible here.
pub(crate) fn check(workspace: &Workspace) -> Result<Option<String>, Failure> {
    let rows = rows(workspace, Target::value_variants());
    print!("{}", table(&rows));
    verdict(rows)
}

fn rows(workspace: &Workspace, targets: &[Target]) -> Vec<Row> {
    let run = |&target| {
        let name = name(target);
        println!("\n--- {name} ---");
        let start = Instant::now();
        let outcome = run_on(workspace, target);
        let time = start.elapsed();
        Row {
            name,
            time,
            outcome,
        }
    };
    targets.iter().map(run).collect()
}

fn run_on(workspace: &Workspace, target: Target) -> Result<Ran, Failure> {
    match target {
        Target::S390x => machine::S390X.run(workspace),
        Target::I686 => machine::I686.run(workspace),
        Target::Aarch64 => machine::AARCH64.run(workspace),
        Target::Thumbv7em => match no_std(workspace)? {
            None => Ok(Ran {
                what: format!("{} builds without std", no_std::BUILDS.len()),
                tests: None,
            }),
            Some(missing) => Err(Failure::unavailable(missing)),
        },
        Target::WasmNode => wasm::node(workspace),
        Target::WasmChromium => wasm::chromium(workspace),
    }
}

/// The name as it is typed.
fn name(target: Target) -> String {
    let value = target.to_possible_value();
    value.map_or_else(String::new, |value| value.get_name().to_owned())
}

fn table(rows: &[Row]) -> String {
    let mut table = format!(
        "\n{:<14}{:>7}{:>9}  what ran\n",
        "target", "tests", "seconds"
    );
    for Row {
        name,
        time,
        outcome,
    } in rows
    {
        let (tests, what) = match outcome {
            Ok(Ran { what, tests }) => (tests.map(|tests| tests.to_string()), what.clone()),
            Err(failure) if failure.is_unavailable() => (None, format!("NOT RUN: {failure}")),
            Err(failure) => (None, format!("FAILED: {failure}")),
        };
        let tests = tests.unwrap_or_else(|| "-".to_owned());
        table += &format!("{name:<14}{tests:>7}{:>9.1}  {what}\n", time.as_secs_f64());
    }
    table
}

/// What is wrong comes first; `Some` names what was not run.
fn verdict(rows: Vec<Row>) -> Result<Option<String>, Failure> {
    let (mut wrong, mut missing) = (Vec::new(), Vec::new());
    for Row { name, outcome, .. } in rows {
        match outcome {
            Ok(_) => {}
            Err(failure) if failure.is_unavailable() => missing.push(format!("{name}: {failure}")),
            Err(_) => wrong.push(name),
        }
    }
    if wrong.is_empty() {
        return Ok((!missing.is_empty()).then(|| format!("not run on {}", missing.join("; "))));
    }
    Err(Failure::wrong(format!("Failed on {}.", wrong.join(", "))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(name: &str, outcome: Result<Ran, Failure>) -> Row {
        let (name, time) = (name.to_owned(), Duration::from_millis(1500));
        Row {
            name,
            time,
            outcome,
        }
    }

    fn ran() -> Result<Ran, Failure> {
        let what = "the suites".to_owned();
        Ok(Ran {
            what,
            tests: Some(17),
        })
    }

    #[test]
    fn the_table_tells_passed_from_missing_from_failed() {
        let rows = [
            row("s390x", ran()),
            row(
                "i686",
                Err(Failure::unavailable("not installed: qemu-user")),
            ),
            row("wasm-node", Err(Failure::wrong("It is red."))),
        ];
        assert_eq!(
            table(&rows),
            "\ntarget          tests  seconds  what ran\n\
             s390x              17      1.5  the suites\n\
             i686                -      1.5  NOT RUN: not installed: qemu-user\n\
             wasm-node           -      1.5  FAILED: It is red.\n"
        );
    }

    #[test]
    fn what_is_missing_is_no_success_and_no_failure() {
        let missing = || row("i686", Err(Failure::unavailable("no compiler")));
        assert_eq!(verdict(vec![row("s390x", ran())]).unwrap(), None);
        assert_eq!(
            verdict(vec![row("s390x", ran()), missing()])
                .unwrap()
                .as_deref(),
            Some("not run on i686: no compiler")
        );
        let broken = row("wasm-node", Err(Failure::passed_on("It is red.", 101)));
        let failure = verdict(vec![missing(), broken]).unwrap_err();
        assert_eq!(failure.status(), 1);
        assert_eq!(failure.to_string(), "Failed on wasm-node.");
    }

    #[test]
    fn targets_are_named_as_they_are_typed() {
        let names: Vec<_> = Target::value_variants().iter().copied().map(name).collect();
        let expected = [
            "s390x",
            "i686",
            "aarch64",
            "thumbv7em",
            "wasm-node",
            "wasm-chromium",
        ];
        assert_eq!(names, expected);
    }
}
