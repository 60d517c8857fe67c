//! `cargo xtask ct`: whether a branch or an address depends on a secret.
//!
//! The package `secrets/constant-time` runs every operation under Valgrind; here it is built as users
//! build the libraries, over each backend. See `docs/CONSTANT_TIME.md`.

use std::{
    collections::BTreeSet,
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    failure::Failure,
    flags,
    process::{self, cargo},
    tools::{self, answers, debian},
    workspace::Workspace,
};

const MANIFEST: &str = "secrets/Cargo.toml";
const TARGET: &str = "secrets/target";
const PACKAGE: &str = "paseto-constant-time";
/// What is known and why, as Valgrind takes it.
const KNOWN: &str = "secrets/constant-time/known.supp";

/// What is built: its name, and its features.
const BACKENDS: [(&str, &str); 2] = [("pure", ""), ("aws-lc", "aws-lc")];

/// Runs all cases over each backend.
pub(crate) fn run(workspace: &Workspace, flags: &flags::Ct) -> Result<(), Failure> {
    prepare()?;
    let only = flags.only.as_deref().unwrap_or_default();
    let mut used = BTreeSet::new();
    let mut wrong = Vec::new();
    for (backend, features) in BACKENDS {
        println!("\n=== {backend} ===");
        let log = workspace.join(TARGET).join(format!("{backend}.log"));
        let well = watch(workspace, features, only, &log)?;
        let text = fs::read_to_string(&log).map_err(Failure::file("read", &log))?;
        used.extend(used_suppressions(&text).map(str::to_owned));
        if !well {
            wrong.push(log.display().to_string());
        }
    }
    if !wrong.is_empty() {
        return Err(Failure::wrong(format!(
            "Something depends on a secret, or the check is blind. Each place is in {}.",
            wrong.join(" and ")
        )));
    }
    if only.is_empty() {
        every_suppression_is_used(workspace, &used)?;
    }
    Ok(())
}

/// The check, for the continuous integration: `Some` says why it is not possible here.
pub(crate) fn check(workspace: &Workspace) -> Result<Option<String>, Failure> {
    tools::where_possible(prepare(), || run(workspace, &flags::Ct { only: None }))
}

/// Valgrind with its headers, and libclang, by which `crabgrind` reads them.
fn prepare() -> Result<(), Failure> {
    debian(&[
        ("valgrind", &|| answers("valgrind")),
        ("clang", &has_libclang),
    ])
}

/// Where `clang-sys` looks, save for what only other systems have.
fn has_libclang() -> bool {
    if env::var_os("LIBCLANG_PATH").is_some() {
        return true;
    }
    let folders = ["/usr/lib", "/usr/lib64", "/usr/local/lib"].map(PathBuf::from);
    let inside = folders.iter().flat_map(|folder| entries(folder));
    let deeper = inside.flat_map(|folder| [folder.join("lib"), folder]);
    let mut files = deeper
        .chain(folders.clone())
        .flat_map(|folder| entries(&folder));
    files.any(|file| {
        let name = file
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        name.starts_with("libclang") && !name.starts_with("libclang-cpp") && name.contains(".so")
    })
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).collect()
}

/// Builds the program and runs it under Valgrind. Whether all was well.
fn watch(workspace: &Workspace, features: &str, only: &str, log: &Path) -> Result<bool, Failure> {
    let target = workspace.join(TARGET);
    let mut build = cargo(workspace.root());
    build
        // What is run below stands in no folder of a machine's.
        .env_remove("CARGO_BUILD_TARGET")
        .args([
            "build",
            "--locked",
            "--release",
            "--manifest-path",
            MANIFEST,
        ])
        .args(["--package", PACKAGE, "--features", features, "--target-dir"])
        .arg(&target);
    process::run(&mut build)?;
    let mut valgrind = Command::new("valgrind");
    valgrind
        .args(["--tool=memcheck", "--leak-check=no", "--verbose"])
        // As exact as it can be, and every error is counted, however many there are.
        .args(["--expensive-definedness-checks=yes", "--error-limit=no"])
        .args(["--num-callers=40", "--demangle=no"])
        .arg(format!("--suppressions={}", workspace.join(KNOWN).display()))
        .arg(format!("--log-file={}", log.display()))
        .arg(target.join("release").join(PACKAGE))
        .arg(only);
    let status = valgrind
        .status()
        .map_err(|error| process::not_started(&valgrind, &error))?;
    match status.code() {
        Some(0) => Ok(true),
        Some(1) => Ok(false),
        Some(3) => Err(Failure::usage(format!(
            "There is no case whose version and name contain `{only}`."
        ))),
        _ => Err(Failure::wrong(format!(
            "`{}` ended with {status}.",
            process::line(&valgrind)
        ))),
    }
}

/// What is known has to be there, or it is to be taken off the list.
fn every_suppression_is_used(
    workspace: &Workspace,
    used: &BTreeSet<String>,
) -> Result<(), Failure> {
    let place = workspace.join(KNOWN);
    let text = fs::read_to_string(&place).map_err(Failure::file("read", &place))?;
    let unused: Vec<_> = suppressions(&text)
        .filter(|name| !used.contains(*name))
        .collect();
    if unused.is_empty() {
        return Ok(());
    }
    Err(Failure::wrong(format!(
        "{KNOWN} knows of what is not there: {}.",
        unused.join(", ")
    )))
}

/// The names in a file of suppressions: each is on the first line of its braces.
fn suppressions(text: &str) -> impl Iterator<Item = &str> {
    let lines = text.lines().map(str::trim);
    lines
        .clone()
        .zip(lines.skip(1))
        .filter_map(|(before, line)| (before == "{").then_some(line))
}

/// The names of those that Valgrind has made use of.
fn used_suppressions(log: &str) -> impl Iterator<Item = &str> {
    log.lines().filter_map(|line| {
        let (_, rest) = line.split_once("used_suppression:")?;
        rest.split_whitespace().nth(1)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_of_suppressions() {
        let text =
            "# {\n{\n   one\n   Memcheck:Cond\n   fun:f\n}\n{\n   two\n   Memcheck:Cond\n}\n";
        assert_eq!(suppressions(text).collect::<Vec<_>>(), ["one", "two"]);
        let log = "--7-- used_suppression:     12 one known.supp:3\n==7== ERROR SUMMARY\n";
        assert_eq!(used_suppressions(log).collect::<Vec<_>>(), ["one"]);
    }
}
