//! The list of the steps.

use std::fs;

use super::{Context, Outcome, features, msrv, newcomer, no_std, supply_chain, workspaces};
use crate::{failure::Failure, flags, fuzz, tidy, vectors, workspace::Workspace};

/// One thing that has to pass.
pub(super) struct Step {
    pub(super) name: String,
    pub(super) action: Action,
}

/// What a step does.
pub(super) enum Action {
    /// It runs cargo, with one more variable in its environment.
    Cargo {
        arguments: Vec<String>,
        variable: Option<(&'static str, &'static str)>,
    },
    /// It is code of ours.
    Own {
        what: &'static str,
        run: fn(&Context<'_>) -> Outcome,
    },
}

/// A package, and features with which users take it: each is tested alone, because in
/// a build of the whole workspace the features of all members are on together.
const COMBINATIONS: &[(&str, &[&str])] = &[
    ("paseto-v4", &[]),
    ("paseto", &["--no-default-features", "--features", "v4"]),
];

/// All steps, the quick ones first.
pub(super) fn all(context: &Context<'_>) -> Result<Vec<Step>, Failure> {
    let mut steps = vec![
        cargo("fmt", &["fmt", "--all", "--check"]),
        own(
            "tidy",
            "the rules of the repository that need no build",
            |context| tidy::run(context.workspace).map(|()| None),
        ),
        cargo("clippy", &CLIPPY),
        cargo("test", &["test", "--workspace", "--all-features"]),
        own(
            "vectors",
            "the official vectors: their sums, and each of them run",
            |context| vectors::run(context.workspace, &CHECK).map(|()| None),
        ),
    ];
    steps.extend(libraries(context.workspace)?.iter().map(|package| {
        let arguments = ["test", "--package", package, "--no-default-features"];
        cargo(&format!("test-bare-{package}"), &arguments)
    }));
    steps.extend(COMBINATIONS.iter().map(|(package, flags)| {
        let mut name = format!("test-alone-{package}");
        flags
            .iter()
            .filter(|flag| !flag.starts_with('-'))
            .for_each(|flag| {
                name += &format!("+{flag}");
            });
        cargo(&name, &[&["test", "--package", package], *flags].concat())
    }));
    steps.push(Step {
        name: "doc".to_owned(),
        action: documentation(),
    });
    steps.extend([
        own(
            "no_std",
            "builds for a processor without an operating system",
            no_std::run,
        ),
        own(
            "deny",
            "licences, banned crates, sources",
            supply_chain::run,
        ),
        own("msrv", "the minimum Rust version", msrv::run),
        own(
            "newcomer",
            "the README's program, in a fresh package with one dependency",
            newcomer::run,
        ),
        own("fuzz-check", "the fuzz targets compile", workspaces::fuzz),
        own("bench-check", "the benchmarks compile", workspaces::bench),
    ]);
    if context.full {
        steps.extend([
            own(
                "features",
                "every combination of up to three features",
                features::run,
            ),
            own("fuzz-run", "each fuzz target for 30 seconds", |context| {
                fuzz::briefly(context.workspace)
            }),
        ]);
    }
    Ok(steps)
}

const CLIPPY: [&str; 7] = [
    "clippy",
    "--workspace",
    "--all-targets",
    "--all-features",
    "--",
    "-D",
    "warnings",
];

const CHECK: flags::Vectors = flags::Vectors {
    from: None,
    check: true,
    latest: false,
    upstream: None,
};

fn documentation() -> Action {
    let arguments = ["doc", "--workspace", "--no-deps", "--all-features"].map(str::to_owned);
    Action::Cargo {
        arguments: arguments.to_vec(),
        variable: Some(("RUSTDOCFLAGS", "-Dwarnings")),
    }
}

fn cargo(name: &str, arguments: &[&str]) -> Step {
    let arguments = arguments
        .iter()
        .map(|&argument| argument.to_owned())
        .collect();
    Step {
        name: name.to_owned(),
        action: Action::Cargo {
            arguments,
            variable: None,
        },
    }
}

fn own(name: &str, what: &'static str, run: fn(&Context<'_>) -> Outcome) -> Step {
    Step {
        name: name.to_owned(),
        action: Action::Own { what, run },
    }
}

/// The names of the library packages, in order: a folder is named like its package.
pub(super) fn libraries(workspace: &Workspace) -> Result<Vec<String>, Failure> {
    let crates = workspace.join("crates");
    let folders = fs::read_dir(&crates).map_err(Failure::file("read", &crates))?;
    let mut names: Vec<_> = folders
        .flatten()
        .filter(|folder| folder.path().join("src/lib.rs").is_file())
        .map(|folder| folder.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    Ok(names)
}
