//! `vectors`: test vectors are run with this very build.

use std::sync::LazyLock;

use paseto::{Error, KeyError, Token, v1, v3};
use paseto_conformance::{FileReport, Mismatch, Suites, run_dir};
use serde::Serialize;

use crate::{
    args::VectorsArgs,
    failure::Failure,
    key_text::{self, looks_like_key},
    output,
};

paseto_conformance::suite!(V1 = paseto::v1 {
    /// The official vectors hold PEM.
    fn read_secret_key(bytes: &[u8]) -> Result<Self::SecretKey, Error> {
        v1::SecretKey::from_pem(text(bytes)?)
    }

    fn read_public_key(bytes: &[u8]) -> Result<Self::PublicKey, Error> {
        v1::PublicKey::from_pem(text(bytes)?)
    }

    /// Signatures are random.
    fn reproduces(_: &str) -> bool {
        false
    }
});

paseto_conformance::suite!(V2 = paseto::v2);

paseto_conformance::suite!(V3 = paseto::v3 {
    /// Two of the official signatures were not made as RFC 6979 says, and none is by AWS-LC.
    fn reproduces(name: &str) -> bool {
        !matches!(name, "3-S-1" | "3-S-3") && *IS_DETERMINISTIC
    }
});

/// Whoever builds decides which backend version 3 has.
static IS_DETERMINISTIC: LazyLock<bool> = LazyLock::new(|| {
    let Ok(key) = v3::SecretKey::generate() else {
        // Nothing is let off then.
        return true;
    };
    let sign = || Token::from_bytes(b"{}").sign(&key);
    sign() == sign()
});

paseto_conformance::suite!(V4 = paseto::v4);

paseto_conformance::wrap_suite!(V1 = paseto::v1);
paseto_conformance::wrap_suite!(V2 = paseto::v2);
paseto_conformance::wrap_suite!(V3 = paseto::v3);
paseto_conformance::wrap_suite!(V4 = paseto::v4);

fn text(bytes: &[u8]) -> Result<&str, Error> {
    core::str::from_utf8(bytes).map_err(|_| Error::Key(KeyError::Encoding))
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
    let suites = Suites::new()
        .with_wrapping::<V1>()
        .with_wrapping::<V2>()
        .with_wrapping::<V3>()
        .with_wrapping::<V4>();
    let report = run_dir(&args.dir, &suites).map_err(|why| {
        if looks_like_key(&args.dir.to_string_lossy()) {
            key_text::not_an_argument()
        } else {
            Failure::file(why.to_string())
        }
    })?;
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
