//! The fuzz targets, the benchmarks and the programs whose footprint is measured, which are
//! workspaces of their own.

use super::{Context, Outcome, compilers};
use crate::{
    failure::Failure,
    process::{self, cargo},
};

/// The fuzz targets, whose runtime is C++.
pub(super) fn fuzz(context: &Context<'_>) -> Outcome {
    if !compilers::has_cxx_compiler() {
        return Ok(Some(
            "not checked: libFuzzer needs a C++ compiler".to_owned(),
        ));
    }
    for features in FUZZ_FEATURES {
        check(context, "fuzz/Cargo.toml", features)?;
    }
    Ok(None)
}

/// The Rust code of each workspace, this one first, is formatted.
pub(super) fn formatted(context: &Context<'_>) -> Outcome {
    let root_and_others = [
        ".",
        "bench",
        "bench/footprint/paseto-v4",
        "examples/migration",
        "fuzz",
        "interop",
        "secrets",
        "wasm",
    ];
    for folder in root_and_others {
        let mut command = cargo(&context.workspace.join(folder));
        process::run(command.args(["fmt", "--all", "--check"]))?;
    }
    Ok(None)
}

/// Between them every target: the peers of one version are built at a time, and the first has all
/// targets that need none.
const FUZZ_FEATURES: [&str; 3] = [
    "command,differential-v2",
    "differential-v3",
    "differential-v4",
];

/// One of the libraries signs in one version per program, so each version is a program; and ours
/// have two backends.
const PROGRAMS: [&str; 4] = ["rusty-v1,aws-lc", "rusty-v2", "rusty-v3", "rusty-v4"];

/// The benchmarks with the libraries that they compare, each program of them.
pub(super) fn bench(context: &Context<'_>) -> Outcome {
    for features in PROGRAMS {
        check(context, "bench/Cargo.toml", features)?;
    }
    Ok(None)
}

/// What the documents say of the libraries there, as tests.
pub(super) fn bench_tests(context: &Context<'_>) -> Outcome {
    let mut command = cargo(context.workspace.root());
    command.args(["test", "--locked", "--manifest-path", "bench/Cargo.toml"]);
    process::run(&mut command).map(|()| None)
}

/// Ours of the programs whose footprint is measured. Those of the others do not change with this
/// repository.
pub(super) fn footprint(context: &Context<'_>) -> Outcome {
    check(context, "bench/footprint/paseto-v4/Cargo.toml", "").map(|()| None)
}

/// What is left of secrets in freed memory and on the stack: over each backend, as users build it.
pub(super) fn wiped(context: &Context<'_>) -> Outcome {
    if !cfg!(all(target_os = "linux", target_env = "gnu")) {
        return Ok(Some("not checked: it needs Linux with glibc".to_owned()));
    }
    for features in ["", "aws-lc"] {
        let mut command = cargo(context.workspace.root());
        command.args([
            "test",
            "--release",
            "--locked",
            "--manifest-path",
            "secrets/Cargo.toml",
        ]);
        command.args(["--package", "paseto-wiped", "--features", features]);
        process::run(&mut command)?;
    }
    Ok(None)
}

fn check(context: &Context<'_>, manifest: &str, features: &str) -> Result<(), Failure> {
    let mut command = cargo(context.workspace.root());
    command.args([
        "clippy",
        "--locked",
        "--all-targets",
        "--manifest-path",
        manifest,
    ]);
    command.args(["--no-default-features", "--features", features]);
    process::run(command.args(["--", "-D", "warnings"]))
}
