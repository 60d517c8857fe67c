//! The fuzz targets and the benchmarks, which are workspaces of their own.

use super::{Context, Outcome, tools};
use crate::process::{self, cargo};

/// The fuzz targets, whose runtime is C++.
pub(super) fn fuzz(context: &Context<'_>) -> Outcome {
    if !tools::has_cxx_compiler() {
        return Ok(Some(
            "not checked: libFuzzer needs a C++ compiler".to_owned(),
        ));
    }
    check(context, "fuzz/Cargo.toml")
}

/// The benchmarks with the libraries that they compare.
pub(super) fn bench(context: &Context<'_>) -> Outcome {
    check(context, "bench/Cargo.toml")
}

fn check(context: &Context<'_>, manifest: &str) -> Outcome {
    if !context.workspace.join(manifest).is_file() {
        return Ok(Some(format!("there is no {manifest}")));
    }
    let mut command = cargo(context.workspace.root());
    process::run(command.args(["check", "--all-targets", "--manifest-path", manifest]))
        .map(|()| None)
}
