//! The command as it is typed: what it says and the status it ends with.
#![allow(
    clippy::unwrap_used,
    clippy::std_instead_of_alloc,
    reason = "a test has std everywhere, and one that panics has failed, as it should"
)]

use std::{
    collections::BTreeMap,
    fs,
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Command, Output},
};

fn xtask(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_xtask"))
        .args(arguments)
        .output()
        .unwrap()
}

/// Every file of the vectors of this repository, hidden ones too.
fn vectors() -> BTreeMap<PathBuf, Vec<u8>> {
    let mut pending = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("../vectors")];
    let mut files = BTreeMap::new();
    while let Some(folder) = pending.pop() {
        for item in fs::read_dir(folder).unwrap() {
            let path = item.unwrap().path();
            if path.is_dir() {
                pending.push(path);
            } else {
                files.insert(path.clone(), fs::read(path).unwrap());
            }
        }
    }
    files
}

/// It ends with this status, and what it says holds these words.
fn ends(arguments: &[&str], status: i32, words: &str) {
    let output = xtask(arguments);
    let text = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(status), "{text}");
    assert!(text.contains(words), "{text}");
    assert!(!text.contains("Failure {"), "not a sentence: {text}");
}

/// Nobody listens at this address.
fn nobody() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    format!("http://{}", listener.local_addr().unwrap())
}

/// One test, because two at a time would see each other's unfinished folders.
#[test]
fn a_failed_fetch_changes_nothing() {
    let before = vectors();
    ends(
        &["vectors", "--upstream", &nobody()],
        3,
        "is as it was before.",
    );
    ends(
        &["vectors", "--from", "no/such/folder"],
        3,
        "Could not read no/such/folder/LICENSE",
    );
    ends(
        &["vectors", "--latest", "--upstream", &nobody()],
        3,
        "Could not get http://127.0.0.1:",
    );
    assert!(vectors() == before, "the vectors have changed");
}

#[test]
fn flags_that_exclude_each_other() {
    ends(
        &["vectors", "--check", "--latest"],
        2,
        "cannot be used with",
    );
    ends(
        &["vectors", "--check", "--from", "."],
        2,
        "cannot be used with",
    );
    ends(&["fuzz", "--minutes", "0"], 2, "invalid value");
    ends(
        &["bench", "--build", "--filter", "sign"],
        2,
        "cannot be used with",
    );
    ends(
        &["bench", "--build", "--paseto", "v4"],
        2,
        "cannot be used with",
    );
    ends(&["bench", "--paseto", "v5"], 2, "invalid value");
    ends(&["bench", "--rounds", "0"], 2, "invalid value");
}

#[test]
fn a_step_that_is_not_there() {
    ends(
        &["ci", "--only", "nothing"],
        2,
        "There is no step `nothing`. There are: c-compiler, fmt, tidy, ",
    );
}

#[test]
fn a_crate_that_is_not_mutated() {
    ends(
        &["mutants", "paseto-cli"],
        2,
        "No mutants of `paseto-cli`. There are: paseto-sodium, ",
    );
    ends(
        &["mutants", "--again", "--report"],
        2,
        "cannot be used with",
    );
}

#[test]
fn the_list_of_steps_names_each_once() {
    let output = xtask(&["ci", "--full", "--list"]);
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).unwrap();
    let mut names: Vec<_> = text
        .lines()
        .filter_map(|line| line.split(' ').next())
        .collect();
    for step in [
        "fmt", "clippy", "test", "doc", "vectors", "no_std", "deny", "msrv", "features",
    ] {
        assert!(names.contains(&step), "{step} is missing:\n{text}");
    }
    names.sort_unstable();
    let count = names.len();
    names.dedup();
    assert_eq!(names.len(), count, "two steps have one name:\n{text}");
}
