//! This project's own test vectors. Their form is described in `vectors/project/README.md`.

mod expand;
mod file;
mod keys;
mod rules;
mod tokens;
mod wraps;

use paseto_core::{Error, Version};

use self::file::{File, Operation, Test};
use self::wraps::Wraps;
use crate::{FileReport, Suite, Suites, WrapSuite, class};

/// Runs one file of this project's vectors. Each names the class that it ends in, or `ok`.
///
/// A file of another version is not run, nor is what is about keys that are wrapped, locked and
/// sealed.
#[must_use]
pub fn run_project<S: Suite>(name: &str, bytes: &[u8]) -> FileReport {
    run_tests::<S>(name, bytes, None)
}

/// [`run_project`], with the keys that are wrapped, locked and sealed.
#[must_use]
pub fn run_project_with_wrapping<S: WrapSuite>(name: &str, bytes: &[u8]) -> FileReport {
    run_tests::<S>(name, bytes, Some(wraps::run::<S>))
}

fn run_tests<S: Suite>(name: &str, bytes: &[u8], wraps: Option<Wraps>) -> FileReport {
    let file = match File::parse(bytes) {
        Ok(file) => file,
        Err(why) => return FileReport::broken(name, why),
    };
    let mut report = FileReport::new(name);
    if file.version != S::VERSION.number() {
        report.not_run = file.count();
        return report;
    }
    for test in &file.tests {
        match expand::expand(test) {
            Ok(tests) => tests.for_each(|test| run_test::<S>(&mut report, &test, wraps)),
            Err(why) => report.add(&test.name, Err(why)),
        }
    }
    report
}

fn run_test<S: Suite>(report: &mut FileReport, test: &Test, wraps: Option<Wraps>) {
    match (run_one::<S>(test), wraps) {
        (Some(outcome), _) => report.add(&test.name, outcome.and_then(|it| ended(test, &it))),
        (None, Some(run)) => report.add(&test.name, run(test).and_then(|it| ended(test, &it))),
        (None, None) => report.not_run = report.not_run.saturating_add(1),
    }
}

/// Runs a file with the version that it is for.
pub(crate) fn run_any(name: &str, bytes: &[u8], suites: &Suites) -> FileReport {
    let file = match File::parse(bytes) {
        Ok(file) => file,
        Err(why) => return FileReport::broken(name, why),
    };
    let versions = [Version::V1, Version::V2, Version::V3, Version::V4];
    let version = versions
        .into_iter()
        .find(|version| version.number() == file.version);
    match version.and_then(|version| suites.of(version)) {
        Some(runner) => (runner.project)(name, bytes),
        None => {
            let mut report = FileReport::new(name);
            report.not_run = file.count();
            report
        }
    }
}

impl File {
    /// How many tests there are, each number of those that stand for many.
    fn count(&self) -> usize {
        self.tests.iter().map(expand::count).sum()
    }
}

/// What the operation ended in; `None` where it takes a suite with wrapping.
fn run_one<S: Suite>(test: &Test) -> Option<Result<Result<(), Error>, String>> {
    Some(match test.operation {
        Operation::Read => tokens::read::<S>(test),
        Operation::Make => tokens::make::<S>(test),
        Operation::MakeAndRead => tokens::make_and_read::<S>(test),
        Operation::ParseKey => keys::parse::<S>(test),
        Operation::ParseId => keys::parse_id::<S>(test),
        Operation::ValidateKey => keys::validate::<S>(test),
        _ => return None,
    })
}

/// What the operation ended in, compared with what the test expects.
fn ended(test: &Test, outcome: &Result<(), Error>) -> Result<(), String> {
    let found = match outcome {
        Ok(()) => "ok".to_owned(),
        Err(error) => class(error),
    };
    if found != test.expect {
        return Err(format!("it ended in {found} instead of {}", test.expect));
    }
    match outcome {
        Err(error) => check_violations(test, error),
        Ok(()) => Ok(()),
    }
}

/// All claims that do not hold, and no others, each with its kind.
fn check_violations(test: &Test, error: &Error) -> Result<(), String> {
    let mut found = Vec::new();
    if let Error::Claims(errors) = error {
        found.extend(
            errors
                .iter()
                .map(|error| (error.claim(), error.kind().code())),
        );
    }
    found.sort_unstable();
    let expected: Vec<_> = test
        .violations
        .iter()
        .map(|(claim, kind)| (claim.as_str(), kind.as_str()))
        .collect();
    if found == expected {
        Ok(())
    } else {
        Err(format!(
            "the violations are {found:?} instead of {expected:?}"
        ))
    }
}
