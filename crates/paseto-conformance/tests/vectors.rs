//! This project's vectors are what is made here, and each version passes its own.

#![allow(
    clippy::as_conversions,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::std_instead_of_alloc,
    clippy::std_instead_of_core,
    clippy::unwrap_used,
    reason = "a test"
)]

mod project;
mod suites;

use std::{collections::BTreeSet, fs, path::PathBuf};

use paseto_conformance::{FileReport, WrapSuite, run_project_with_wrapping};

use crate::suites::{V1, V2, V3, V4};

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../vectors/project")
}

fn json(file: &project::File) -> String {
    serde_json::to_string_pretty(file).unwrap() + "\n"
}

/// With `UPDATE_VECTORS` in the environment they are written instead.
#[test]
fn the_files_are_what_is_made() {
    let update = std::env::var_os("UPDATE_VECTORS").is_some();
    for (name, file, _) in project::FILES.iter() {
        let path = folder().join(name);
        if update {
            fs::create_dir_all(folder()).unwrap();
            fs::write(&path, json(file)).unwrap();
        }
        assert_eq!(fs::read_to_string(&path).unwrap(), json(file), "{name}");
    }
}

#[test]
fn there_are_no_other_files() {
    let there: BTreeSet<_> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    let made = project::FILES.iter().map(|(name, ..)| (*name).to_owned());
    let expected = made.into_iter().chain(["README.md".to_owned()]);
    assert_eq!(there, expected.collect());
}

#[test]
fn names_are_unique() {
    for (name, file, _) in project::FILES.iter() {
        let mut seen = BTreeSet::new();
        for test in file.names() {
            assert!(seen.insert(test), "{name}: {test}");
        }
    }
}

fn passes<S: WrapSuite>() {
    let mut failed = Vec::new();
    for (name, file, count) in project::FILES.iter() {
        if file.version() == S::VERSION.number() {
            let report: FileReport = run_project_with_wrapping::<S>(name, json(file).as_bytes());
            if !report.is_ok() || (report.passed, report.not_run) != (*count, 0) {
                failed.push(format!("{report} instead of {count}"));
            }
        }
    }
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

#[test]
fn version_1_passes_its_own() {
    passes::<V1>();
}

#[test]
fn version_2_passes_its_own() {
    passes::<V2>();
}

#[test]
fn version_3_passes_its_own() {
    passes::<V3>();
}

#[test]
fn version_4_passes_its_own() {
    passes::<V4>();
}
