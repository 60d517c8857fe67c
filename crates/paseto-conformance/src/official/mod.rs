//! The official test vectors of PASETO and PASERK.

pub(crate) mod file;
mod keys;
mod tokens;
mod wraps;

use paseto_core::Error;

pub(crate) use self::file::Subject;
use self::file::{File, Kind, Test};
pub(crate) use self::wraps::Wraps;
use crate::{
    Expectations, FileReport, Suite, WrapSuite,
    text::{Context, refused},
};

/// Runs one file of official vectors, whose name is its path upstream: `v4.json` or
/// `PASERK/k4.local.json`.
///
/// Tests that must succeed do so in both directions: with the vector's nonce the token is made
/// byte for byte, and the token gives the payload; bytes give the text of the key, and the text
/// gives the bytes. Tests that must fail do so with the class that `expectations` names. Each of
/// the latter needs an expectation, and each expectation a test.
///
/// A file of another version, of keys that are wrapped, locked or sealed, or of a type of PASERK
/// that is not known, is not run.
#[must_use]
pub fn run_file<S: Suite>(name: &str, bytes: &[u8], expectations: &Expectations) -> FileReport {
    run::<S>(name, bytes, expectations, None)
}

/// [`run_file`], with the keys that are wrapped, locked and sealed.
///
/// Where they must be read, they are made again with the nonce, the salt and the cost that stand in
/// them, byte for byte. A sealed key holds nothing that it could be made from again: it is read, and
/// another one is made and read.
#[must_use]
pub fn run_file_with_wrapping<S: WrapSuite>(
    name: &str,
    bytes: &[u8],
    expectations: &Expectations,
) -> FileReport {
    run::<S>(name, bytes, expectations, Some(Wraps::of::<S>()))
}

fn run<S: Suite>(
    name: &str,
    bytes: &[u8],
    expectations: &Expectations,
    wraps: Option<Wraps>,
) -> FileReport {
    let subject = Subject::of(name).filter(|subject| subject.version == S::VERSION);
    let subject = subject.filter(|subject| wraps.is_some() || !subject.kind.is_wrapped());
    let Some(subject) = subject else {
        return not_in_this_build(name, bytes, expectations);
    };
    let file = match File::parse(bytes) {
        Ok(file) => file,
        Err(why) => return FileReport::broken(name, why),
    };
    let mut report = FileReport::new(name);
    for test in &file.tests {
        let outcome = if test.expect_fail {
            let class = expectations.class(name, &test.name);
            fails::<S>(test, subject.kind, class, wraps)
        } else {
            succeeds::<S>(test, subject.kind, wraps)
        };
        report.add(&test.name, outcome);
    }
    check_names(&mut report, &file, expectations);
    report
}

fn succeeds<S: Suite>(test: &Test, kind: Kind, wraps: Option<Wraps>) -> Result<(), String> {
    match kind {
        Kind::Tokens => tokens::succeeds::<S>(test),
        Kind::Local => keys::text(test, keys::from_bytes::<S::LocalKey>),
        Kind::Secret => {
            keys::text(test, S::read_secret_key)?;
            keys::halves::<S>(test)
        }
        Kind::Public => keys::text(test, S::read_public_key),
        Kind::LocalId => keys::id(test, keys::from_bytes::<S::LocalKey>),
        Kind::SecretId => keys::id(test, S::read_secret_key),
        Kind::PublicId => keys::id(test, S::read_public_key),
        _ => (wraps.context("wrapping")?.succeeds)(test, kind),
    }
}

fn fails<S: Suite>(
    test: &Test,
    kind: Kind,
    class: Option<&str>,
    wraps: Option<Wraps>,
) -> Result<(), String> {
    let class = class.context("its class in expect.toml")?;
    let outcome: Result<(), Error> = match kind {
        Kind::Tokens => tokens::read::<S>(test)?,
        Kind::Local | Kind::LocalId => keys::read(test, kind, keys::from_bytes::<S::LocalKey>)?,
        Kind::Secret | Kind::SecretId => keys::read(test, kind, S::read_secret_key)?,
        Kind::Public | Kind::PublicId => keys::read(test, kind, S::read_public_key)?,
        _ => (wraps.context("wrapping")?.read)(test, kind)?,
    };
    refused("it", outcome, class)
}

/// A file that no version of this build can run.
pub(crate) fn not_in_this_build(
    name: &str,
    bytes: &[u8],
    expectations: &Expectations,
) -> FileReport {
    match File::parse(bytes) {
        Err(why) => FileReport::broken(name, why),
        Ok(file) => {
            let mut report = FileReport::new(name);
            report.not_run = file.tests.len();
            check_names(&mut report, &file, expectations);
            report
        }
    }
}

/// Names must be unique, and each expectation must be about a test that fails.
fn check_names(report: &mut FileReport, file: &File, expectations: &Expectations) {
    let count = |name: &str| file.tests.iter().filter(|test| test.name == name).count();
    for test in &file.tests {
        if count(&test.name) > 1 {
            report.add(&test.name, Err("several tests have this name".to_owned()));
        }
    }
    for name in expectations.tests(&report.name.clone()) {
        if !file
            .tests
            .iter()
            .any(|test| test.expect_fail && test.name == name)
        {
            let why = "expect.toml names it, and there is no such test that must fail";
            report.add(name, Err(why.to_owned()));
        }
    }
}

/// Expectations for files that are not there, as a report on `expect.toml`.
pub(crate) fn leftover(expectations: &Expectations, names: &[String]) -> Option<FileReport> {
    let mut report = FileReport::new("expect.toml");
    for file in expectations.files() {
        if !names.iter().any(|name| name == file) {
            report.add(file, Err("there is no such file".to_owned()));
        }
    }
    (!report.is_ok()).then_some(report)
}
