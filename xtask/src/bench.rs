//! `cargo xtask bench`: how fast, and at what cost to who builds it, beside the other libraries.

mod footprint;
mod measure;

use std::{fs, path};

use crate::{failure::Failure, flags, process::target, workspace::Workspace};

/// Measures the operations, or what a build costs.
pub(crate) fn run(workspace: &Workspace, flags: &flags::Bench) -> Result<(), Failure> {
    let default = || target(workspace).join("bench");
    let out = flags.out.clone().unwrap_or_else(default);
    // What is started runs in a folder of its own, and a path counts from where the user is.
    let out = path::absolute(&out).map_err(Failure::file("find", &out))?;
    fs::create_dir_all(&out).map_err(Failure::file("create", &out))?;
    if flags.build {
        footprint::run(workspace, flags.rounds.unwrap_or(1), &out)
    } else {
        measure::run(workspace, flags, &out)
    }
}
