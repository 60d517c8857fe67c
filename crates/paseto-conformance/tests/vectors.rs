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

/// What stands between the lines of the README that begin so and the next empty line, in columns.
fn table(readme: &str, beginning: &str) -> Vec<Vec<String>> {
    let lines = readme
        .lines()
        .skip_while(|line| !line.starts_with(beginning));
    let rows = lines.skip(2).take_while(|line| !line.is_empty());
    rows.map(|row| {
        let columns = row.trim_matches('|').split('|');
        columns.map(|column| column.trim().to_owned()).collect()
    })
    .collect()
}

#[test]
fn the_readme_counts_them() {
    let readme = fs::read_to_string(folder().join("README.md")).unwrap();
    let mut counted = Vec::new();
    for row in table(&readme, "| family |") {
        for (version, count) in (1..=4).zip(&row[1..5]) {
            if !count.is_empty() {
                let name = format!("v{version}.{}.json", row[0].trim_matches('`'));
                counted.push((name, count.parse().unwrap()));
            }
        }
    }
    counted.sort();
    let there = project::FILES.iter();
    let mut there: Vec<_> = there
        .map(|(name, _, count)| ((*name).to_owned(), *count))
        .collect();
    there.sort();
    assert_eq!(counted, there);
}

/// Each name, with stars, in the table that says where to look is one of a test, or of a family.
#[test]
fn the_readme_names_what_there_is() {
    let readme = fs::read_to_string(folder().join("README.md")).unwrap();
    let rows = table(&readme, "| to find |");
    assert!(!rows.is_empty());
    for row in rows {
        for pattern in row[1].split('`').skip(1).step_by(2) {
            let mut files = project::FILES.iter();
            let found = files.any(|(name, file, _)| {
                name.split('.').nth(1) == Some(pattern)
                    || file.names().any(|test| matches(pattern, test))
                    || matches(pattern, name)
            });
            assert!(found, "{pattern}");
        }
    }
}

/// A star stands for any text.
fn matches(pattern: &str, name: &str) -> bool {
    let (first, rest) = pattern.split_once('*').unwrap_or((pattern, ""));
    let Some(mut name) = name.strip_prefix(first) else {
        return false;
    };
    if first.len() == pattern.len() {
        return name.is_empty();
    }
    let mut parts = rest.split('*').peekable();
    while let Some(part) = parts.next() {
        if parts.peek().is_none() {
            return name.ends_with(part);
        }
        match name.split_once(part) {
            Some((_, after)) => name = after,
            None => return false,
        }
    }
    true
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
