//! `vectors`: test vectors are run with this very build.

use paseto::{Error, Version, v4};
use paseto_conformance::{FileReport, Mismatch, Suite, Suites, run_dir};
use serde::Serialize;

use crate::{args::VectorsArgs, failure::Failure, output};

/// Version 4, as it is tested.
enum V4 {}

impl Suite for V4 {
    const VERSION: Version = Version::V4;
    type LocalKey = v4::LocalKey;
    type SecretKey = v4::SecretKey;
    type PublicKey = v4::PublicKey;

    fn local_key() -> Result<Self::LocalKey, Error> {
        v4::LocalKey::generate()
    }

    fn secret_key() -> Result<Self::SecretKey, Error> {
        v4::SecretKey::generate()
    }

    fn public_half(key: &Self::SecretKey) -> Self::PublicKey {
        key.public_key().clone()
    }

    fn validate(key: &Self::PublicKey) -> Result<(), Error> {
        key.validate()
    }
}

#[derive(Serialize)]
struct Report<'r> {
    files: Vec<File<'r>>,
    passed: usize,
    failed: usize,
    not_in_this_build: usize,
}

#[derive(Serialize)]
struct File<'r> {
    name: &'r str,
    passed: usize,
    failed: usize,
    not_in_this_build: usize,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    mismatches: Vec<Failed<'r>>,
}

#[derive(Serialize)]
struct Failed<'r> {
    test: &'r str,
    why: &'r str,
}

pub(super) fn run(args: &VectorsArgs) -> Result<(), Failure> {
    let suites = Suites::new().with::<V4>();
    let report = run_dir(&args.dir, &suites).map_err(|why| Failure::file(why.to_string()))?;
    if args.report.json {
        let shown = Report {
            files: report.files.iter().map(File::from).collect(),
            passed: report.passed(),
            failed: report.failed(),
            not_in_this_build: report.not_run(),
        };
        output::print_json(&shown, false)?;
    } else {
        output::print(&[report.to_string().as_bytes()])?;
    }
    if report.is_ok() {
        return Ok(());
    }
    Err(Failure::reported(match report.failed() {
        0 => "there was nothing to run".to_owned(),
        failed => format!("{failed} of the vectors did not end as they must"),
    }))
}

impl<'r> From<&'r FileReport> for File<'r> {
    fn from(file: &'r FileReport) -> Self {
        let mismatches = file
            .failed
            .iter()
            .map(|Mismatch { test, why, .. }| Failed { test, why });
        Self {
            name: &file.name,
            passed: file.passed,
            failed: file.failed.len(),
            not_in_this_build: file.not_run,
            mismatches: mismatches.collect(),
        }
    }
}
