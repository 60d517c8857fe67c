//! The folders of a target: what it was given, what it has found worth keeping, what it failed on.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Stdio,
};

use super::target::Target;
use crate::{failure::Failure, process::cargo_of, workspace::Workspace};

/// What is new goes in here. It is made where it is not there.
pub(super) fn corpus(workspace: &Workspace, target: &Target) -> Result<PathBuf, Failure> {
    let corpus = workspace.join(&format!("fuzz/corpus/{}", target.name));
    fs::create_dir_all(&corpus).map_err(Failure::file("create", &corpus))?;
    Ok(corpus)
}

/// The seeds, which are only read.
pub(super) fn seeds(workspace: &Workspace, target: &Target) -> Vec<PathBuf> {
    let folders = target.seeds.iter();
    let folders = folders.map(|seeds| workspace.join(&format!("fuzz/seeds/{seeds}")));
    folders.filter(|folder| folder.is_dir()).collect()
}

/// How many files there are.
pub(super) fn count(folder: &Path) -> usize {
    fs::read_dir(folder)
        .map(Iterator::count)
        .unwrap_or_default()
}

/// Leaves of the corpus what reaches as much as the whole. Where that fails, the corpus stays as it is.
pub(super) fn minimise(workspace: &Workspace, target: &Target, corpus: &Path) -> bool {
    let mut command = cargo_of("nightly", workspace.root());
    command
        .args(["fuzz", "cmin"])
        .args(target.feature_arguments())
        .arg(&target.name)
        .arg(corpus)
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}
