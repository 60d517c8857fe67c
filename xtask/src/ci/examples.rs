//! The examples, which are workspaces of their own.

use super::{Context, Outcome};
use crate::process::{self, cargo};

/// One of the libraries signs in one version per program, so each version is a program. The guides are
/// of the last one.
const PROGRAMS: [&str; 4] = ["rusty-v1", "rusty-v2", "rusty-v3", "rusty-v4"];

/// The migration guides, with the libraries that people come from: each block of Rust in them, and
/// tokens that go across.
pub(super) fn migration(context: &Context<'_>) -> Outcome {
    for features in PROGRAMS {
        let mut command = cargo(context.workspace.root());
        command.args(["test", "--locked"]);
        command.args(["--manifest-path", "examples/migration/Cargo.toml"]);
        command.args(["--no-default-features", "--features", features]);
        process::run(&mut command)?;
    }
    Ok(None)
}
