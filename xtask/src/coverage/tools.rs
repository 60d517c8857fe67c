//! cargo-llvm-cov, and LLVM's own tools of the compiler's version.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    failure::Failure,
    process,
    tools::{self, install_on_debian},
    workspace::Workspace,
};

/// What `cargo llvm-cov` is told of where LLVM's tools are: nothing, where rustup has them.
pub(super) struct Tools {
    places: Vec<(&'static str, PathBuf)>,
}

impl Tools {
    /// Looks for the tools, and tries to install what is not here.
    pub(super) fn find(workspace: &Workspace) -> Result<Self, Failure> {
        tools::cargo_command(workspace, "llvm-cov")?;
        if rustup_has_them() {
            return Ok(Self { places: Vec::new() });
        }
        let version = version()
            .ok_or_else(|| Failure::unavailable("`rustc -vV` names no version of LLVM."))?;
        if let Some(tools) = Self::of_debian(&version) {
            return Ok(tools);
        }
        println!("LLVM's tools of version {version} are not here. Trying to install them.");
        if process::works(Command::new("rustup").args(["component", "add", "llvm-tools"])) {
            return Ok(Self { places: Vec::new() });
        }
        let package = format!("llvm-{version}");
        install_on_debian(&[&package]);
        Self::of_debian(&version).ok_or_else(|| {
            Failure::unavailable(format!(
                "llvm-cov and llvm-profdata of LLVM {version} are needed: \
                 `rustup component add llvm-tools`, or Debian's {package}."
            ))
        })
    }

    fn of_debian(version: &str) -> Option<Self> {
        let places = [("LLVM_COV", "llvm-cov"), ("LLVM_PROFDATA", "llvm-profdata")].map(
            |(variable, tool)| {
                (
                    variable,
                    PathBuf::from(format!("/usr/bin/{tool}-{version}")),
                )
            },
        );
        let here = places.iter().all(|(_, path)| path.is_file());
        here.then(|| Self {
            places: places.into(),
        })
    }

    /// For the environment of cargo.
    pub(super) fn places(&self) -> impl Iterator<Item = (&'static str, &Path)> {
        self.places
            .iter()
            .map(|(name, path)| (*name, path.as_path()))
    }
}

fn rustup_has_them() -> bool {
    process::output(Command::new("rustup").args(["component", "list", "--installed"]))
        .is_some_and(|list| list.lines().any(|line| line.starts_with("llvm-tools")))
}

/// The number of LLVM's version that the compiler is built with, such as `22`.
fn version() -> Option<String> {
    let text = process::output(Command::new("rustc").arg("-vV"))?;
    let version = text
        .lines()
        .find_map(|line| line.strip_prefix("LLVM version: "))?;
    version.split('.').next().map(str::to_owned)
}
