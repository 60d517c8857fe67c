//! The list of the steps.

use std::fs;

use super::{
    Context, Outcome, backends, compilers, examples, features, interop, msrv, newcomer, redis,
    remote_keys, supply_chain, workspaces,
};
use crate::{
    api, coverage, ct, dependencies, failure::Failure, flags, fuzz, metadata::Metadata, python,
    targets, tidy, vectors, workspace::Workspace,
};

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

/// Features with which users take a package: each is tested alone, because in a build
/// of the whole workspace the features of all members are on together.
const COMBINATIONS: [(&str, &str); 9] = [
    (
        "test-aws-lc",
        "--package paseto-nist --package paseto-sodium --package paseto-v1 --package paseto-v2 \
         --package paseto-v3 --package paseto-v4 \
         --features paseto-nist/ecdsa,paseto-nist/password,paseto-v1/aws-lc,paseto-v2/aws-lc,\
         paseto-v3/aws-lc,paseto-v4/aws-lc,paseto-v1/password,paseto-v3/password",
    ),
    // Anybody's crate may turn it on for all: verification stays strict.
    (
        "test-legacy-compatibility",
        "--package paseto-sodium --features ed25519-dalek/legacy_compatibility",
    ),
    ("test-key-files", "--package paseto-keyfile"),
    (
        "test-key-files-aws-lc",
        "--package paseto-keyfile --package paseto-v3 --features paseto-v3/aws-lc",
    ),
    (
        "test-legacy-rsa",
        "--package paseto-v1 --features legacy-rsa,password,pem",
    ),
    (
        "test-paseto+v1",
        "--package paseto --no-default-features --features v1",
    ),
    (
        "test-paseto+v2",
        "--package paseto --no-default-features --features v2",
    ),
    (
        "test-paseto+v3",
        "--package paseto --no-default-features --features v3",
    ),
    (
        "test-paseto+v4",
        "--package paseto --no-default-features --features v4",
    ),
];

/// All steps, the quick ones first.
pub(super) fn all(context: &Context<'_>) -> Result<Vec<Step>, Failure> {
    let metadata = Metadata::read(context.workspace.root())?;
    let features = metadata.all_features(metadata.members());
    let everything = ["--workspace", "--features", &features];
    let mut steps = lints(&everything);
    steps.extend(tests(context, &everything)?);
    steps.push(Step {
        name: "doc".to_owned(),
        action: documentation(&everything),
    });
    steps.extend(builds());
    steps.extend(others());
    if context.full {
        steps.extend(slow());
    }
    Ok(steps)
}

/// What needs no tests.
fn lints(everything: &[&str]) -> Vec<Step> {
    let clippy = |name, what: &[&str]| cargo(name, &[&["clippy"], what, &DENY].concat());
    vec![
        own(
            "c-compiler",
            "a C compiler is here, for AWS-LC",
            compilers::c_compiler,
        ),
        own(
            "fmt",
            "the code of each workspace is formatted",
            workspaces::formatted,
        ),
        own(
            "tidy",
            "the rules of the repository that need no build",
            |context| tidy::run(context.workspace).map(|()| None),
        ),
        clippy("clippy", &[&["--all-targets"], everything].concat()),
        // What is compiled only where AWS-LC is not, and only where nothing is on.
        clippy("clippy-pure", &backends::PURE),
        clippy("clippy-bare", &backends::BARE),
    ]
}

/// All features on, the vectors, none on, and what users turn on.
fn tests(context: &Context<'_>, everything: &[&str]) -> Result<Vec<Step>, Failure> {
    let mut steps = vec![
        cargo("test", &[&["test"], everything].concat()),
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
    steps.push(own(
        "test-pure",
        "each version and what they stand on, over the pure-Rust backend",
        backends::pure,
    ));
    steps.extend(COMBINATIONS.map(|(name, flags)| {
        let flags: Vec<_> = flags.split_whitespace().collect();
        cargo(name, &[&["test"], &flags[..]].concat())
    }));
    steps.push(own(
        "fips",
        "version 3 over AWS-LC's validated module",
        backends::fips,
    ));
    steps.push(own(
        "test-redis",
        "the list of used tokens on a Redis server of the test's own",
        redis::run,
    ));
    Ok(steps)
}

/// What users build, and of what.
fn builds() -> Vec<Step> {
    vec![
        own(
            "no_std",
            "builds for a processor without an operating system",
            |context| targets::no_std(context.workspace),
        ),
        own(
            "deny",
            "licences, banned crates, sources",
            supply_chain::run,
        ),
        own(
            "dependencies",
            "each crate that a user compiles stands in a table, with the reason",
            |context| dependencies::run(context.workspace).map(|()| None),
        ),
        own("msrv", "the minimum Rust version", msrv::run),
        own(
            "newcomer",
            "the README's program, in a fresh package with one dependency",
            newcomer::run,
        ),
    ]
}

/// Workspaces of their own, other libraries, other languages.
fn others() -> Vec<Step> {
    vec![
        own(
            "fuzz-check",
            "the fuzz targets compile without a warning",
            workspaces::fuzz,
        ),
        own(
            "bench-check",
            "the benchmarks compile without a warning",
            workspaces::bench,
        ),
        own(
            "footprint-check",
            "our program whose footprint is measured compiles without a warning",
            workspaces::footprint,
        ),
        own(
            "interop-crates",
            "keys go across to the crates of others and back",
            interop::crates,
        ),
        own(
            "interop-pyseto",
            "keys go across to the Python package pyseto and back",
            interop::pyseto,
        ),
        own(
            "python",
            "the Python module, its types and its README",
            |context| python::check(context.workspace),
        ),
        own(
            "examples-remote-keys",
            "keys in an HSM and behind a service",
            remote_keys::run,
        ),
        own(
            "examples-migration",
            "the migration guides compile, and tokens go across to the old libraries and back",
            examples::migration,
        ),
    ]
}

/// What takes too long for every change.
fn slow() -> Vec<Step> {
    vec![
        own(
            "features",
            "every combination of up to three features; of the façade, every one",
            features::run,
        ),
        own(
            "features-test",
            "the façade's tests with every two of its features",
            features::tests,
        ),
        own(
            "bench-test",
            "tokens go across between all libraries of the benchmark",
            workspaces::bench_tests,
        ),
        own(
            "ct",
            "no branch and no address depends on a secret",
            |context| ct::check(context.workspace),
        ),
        own(
            "wiped",
            "no secret stays in memory that was freed",
            workspaces::wiped,
        ),
        own(
            "api",
            "the public API of the published libraries is the one that is written down",
            |context| api::check(context.workspace),
        ),
        own(
            "coverage",
            "the tests reach 95 % of the lines of each library",
            |context| coverage::check(context.workspace),
        ),
        own(
            "targets",
            "the suites on other processors, and version 4 as WebAssembly",
            |context| targets::check(context.workspace),
        ),
        own("fuzz-run", "each fuzz target for 30 seconds", |context| {
            fuzz::briefly(context.workspace)
        }),
    ]
}

const DENY: [&str; 3] = ["--", "-D", "warnings"];

const CHECK: flags::Vectors = flags::Vectors {
    from: None,
    check: true,
    latest: false,
    upstream: None,
};

fn documentation(everything: &[&str]) -> Action {
    let arguments = [&["doc", "--no-deps"], everything].concat();
    Action::Cargo {
        arguments: arguments.into_iter().map(str::to_owned).collect(),
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

/// The names of the library packages, in order: a folder is named like its package. A module of
/// Python's is none of them.
pub(crate) fn libraries(workspace: &Workspace) -> Result<Vec<String>, Failure> {
    let crates = workspace.join("crates");
    let folders = fs::read_dir(&crates).map_err(Failure::file("read", &crates))?;
    let mut names: Vec<_> = folders
        .flatten()
        .filter(|folder| folder.path().join("src/lib.rs").is_file())
        .filter(|folder| !folder.path().join("pyproject.toml").is_file())
        .map(|folder| folder.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    Ok(names)
}
