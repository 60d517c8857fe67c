//! The commands of both READMEs and of a guide, run as they stand there.

#![cfg(unix)]

use std::{fs, path::Path, process::Command};

use crate::run::{Outcome, text, with_input};

/// What is not there where tests run: a terminal, and perhaps OpenSSL.
const STAND_INS: &str = r#"
set -eu
cargo() { :; }
openssl() { cp "$TEST_PEM" old.pem; }
paseto() {
    case " $* " in
        *" key lock "* | *" key unlock "*) "$TEST_PASETO" "$@" --password-env TEST_PW ;;
        *" --encrypt "*) "$TEST_PASETO" "$@" --new-password-env TEST_PW ;;
        *) "$TEST_PASETO" "$@" ;;
    esac
}
"#;

/// Runs the commands of the console blocks in this folder.
fn run_all(readme: &str, dir: &Path) -> Outcome {
    let mut script = STAND_INS.to_owned();
    let mut is_console = false;
    for line in readme.lines() {
        if line.starts_with("```") {
            is_console = line == "```console";
        } else if let Some(command) = line.strip_prefix("$ ").filter(|_| is_console) {
            script.push_str(command);
            script.push('\n');
        }
    }
    assert!(script.matches("\npaseto ").count() > 5);
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut shell = Command::new("sh");
    shell
        .args(["-c", &script])
        .current_dir(dir)
        .env("TEST_PASETO", env!("CARGO_BIN_EXE_paseto"))
        .env("TEST_PEM", here.join("tests/keys/pem.key"))
        .env("TEST_PW", "correct horse");
    with_input(shell, b"")
}

/// Files of this folder that hold the same key.
#[track_caller]
fn same(dir: &Path, one: &str, other: &str) {
    let read = |name| fs::read_to_string(dir.join(name)).unwrap();
    assert_eq!(read(one), read(other), "{one}, {other}");
}

#[test]
fn the_readme_of_the_project() {
    let dir = tempfile::tempdir().unwrap();
    run_all(&text("../../README.md"), dir.path()).ok();
    same(dir.path(), "key", "key2");
    same(dir.path(), "shared", "shared2");
}

#[test]
fn the_guide_to_rotating_keys() {
    let dir = tempfile::tempdir().unwrap();
    run_all(&text("../../docs/guides/rotating-keys.md"), dir.path()).ok();
    // The former key has an end, and whoever checks tokens knows it.
    let published = fs::read_to_string(dir.path().join("paseto-keys.json")).unwrap();
    assert!(published.contains("\"not_after\""), "{published}");
}

#[test]
fn the_readme_of_the_command() {
    let dir = tempfile::tempdir().unwrap();
    let outcome = run_all(&text("README.md"), dir.path());
    outcome.ok();
    assert!(!outcome.err().contains("warning"), "{}", outcome.err());
    for (one, other) in [
        ("key", "key.again"),
        ("key", "key.unwrapped"),
        ("key.pub", "key.public"),
        ("shared", "shared.opened"),
        ("shared", "shared.key"),
    ] {
        same(dir.path(), one, other);
    }
    // The ring that the keys were rotated in: the tokens of both were accepted.
    let ring = fs::read_to_string(dir.path().join("ring.json")).unwrap();
    assert_eq!(ring.matches("k4.secret-wrap.pie.").count(), 2);
    let public = fs::read_to_string(dir.path().join("public.json")).unwrap();
    assert_eq!(public.matches("k4.public.").count(), 2);
}
