//! Where the workspace is.

use std::{
    env,
    path::{Path, PathBuf},
};

use crate::failure::Failure;

/// The root folder of the repository.
#[derive(Debug)]
pub(crate) struct Workspace {
    root: PathBuf,
}

impl Workspace {
    /// Finds the root: `cargo run` says where this package is.
    pub(crate) fn find() -> Result<Self, Failure> {
        let package = env::var_os("CARGO_MANIFEST_DIR")
            .ok_or_else(|| Failure::usage("Run this as `cargo xtask`."))?;
        let root = Path::new(&package)
            .parent()
            .ok_or_else(|| Failure::usage("The package xtask is not inside a workspace."))?;
        Ok(Self {
            root: root.to_path_buf(),
        })
    }

    /// The root folder itself.
    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    /// A path below the root.
    pub(crate) fn join(&self, path: &str) -> PathBuf {
        self.root.join(path)
    }
}
