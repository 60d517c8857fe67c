//! Runs tests, and counts those that passed.

use std::{
    io::{BufRead, BufReader},
    process::{Command, Stdio},
};

use crate::{failure::Failure, process};

/// How many tests passed. It fails where one does not, and where there is none: a runner that runs
/// nothing is content too.
pub(super) fn run(command: &mut Command) -> Result<usize, Failure> {
    println!("{}", process::line(command));
    let mut tests = command
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|error| process::not_started(command, &error))?;
    let mut passed = 0;
    for line in tests.stdout.take().into_iter().map(BufReader::new) {
        for line in line.lines().map_while(Result::ok) {
            passed += passed_in(&line).unwrap_or(0);
            println!("{line}");
        }
    }
    let status = tests
        .wait()
        .map_err(|error| process::not_started(command, &error))?;
    let why = match (status.success(), passed) {
        (true, 1..) => return Ok(passed),
        (true, 0) => "passed not a single test".to_owned(),
        (false, _) => format!("failed ({status})"),
    };
    Err(Failure::wrong(format!(
        "`{}` {why}.",
        process::line(command)
    )))
}

/// What the summary of a program of tests counts.
fn passed_in(line: &str) -> Option<usize> {
    let counts = line.trim_start().strip_prefix("test result: ok. ")?;
    counts.split_once(" passed;")?.0.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn summaries_are_counted() {
        let summary = "test result: ok. 17 passed; 0 failed; 1 ignored; 0 measured; 1 filtered out";
        assert_eq!(passed_in(summary), Some(17));
        assert_eq!(passed_in("test result: FAILED. 16 passed; 1 failed;"), None);
        assert_eq!(passed_in("test official_tokens ... ok"), None);
    }

    #[test]
    fn no_test_is_no_success() {
        let failure = run(Command::new("cargo").arg("--version")).unwrap_err();
        assert_eq!(failure.status(), 1);
        let text = failure.to_string();
        assert_eq!(text, "`cargo --version` passed not a single test.");
        let failure = run(Command::new("cargo").arg("no-such-subcommand")).unwrap_err();
        assert!(failure.to_string().contains("failed"), "{failure}");
    }
}
