//! A package, of this workspace or not.

use std::{collections::BTreeMap, fs, path::PathBuf};

use serde::Deserialize;

use crate::failure::Failure;

/// What cargo knows about it.
#[derive(Debug, Deserialize)]
pub(crate) struct Package {
    pub(crate) name: String,
    pub(crate) version: String,
    pub(crate) rust_version: Option<String>,
    pub(super) id: String,
    pub(super) publish: Option<Vec<String>>,
    pub(super) features: BTreeMap<String, Vec<String>>,
    license: Option<String>,
    #[serde(default)]
    targets: Vec<Target>,
}

/// What cargo builds of a package.
#[derive(Debug, Deserialize)]
pub(super) struct Target {
    kind: Vec<String>,
    src_path: PathBuf,
}

impl Package {
    /// Its licence, as it declares it.
    pub(crate) fn licence(&self) -> &str {
        self.license.as_deref().unwrap_or("none declared")
    }

    /// What of it runs on the machine that builds, while it builds.
    pub(crate) fn runs_in_a_build(&self) -> &'static str {
        if self.target("proc-macro").is_some() {
            "all of it"
        } else if self.target("custom-build").is_some() {
            "a build script"
        } else {
            ""
        }
    }

    /// Whether its library forbids unsafe code, whatever its features.
    pub(crate) fn forbids_unsafe(&self) -> Result<bool, Failure> {
        let Some(library) = self.target("lib").or(self.target("proc-macro")) else {
            return Ok(false);
        };
        let path = &library.src_path;
        let text = fs::read_to_string(path).map_err(Failure::file("read", path))?;
        Ok(forbids_unsafe(&text))
    }

    pub(super) fn target(&self, kind: &str) -> Option<&Target> {
        let mut targets = self.targets.iter();
        targets.find(|target| target.kind.iter().any(|found| found == kind))
    }
}

/// An attribute under no condition, which may have lines of its own.
fn forbids_unsafe(text: &str) -> bool {
    let lists = text.split("#![forbid(").skip(1);
    lists
        .filter_map(|rest| rest.split(')').next())
        .any(|list| list.split(',').any(|lint| lint.trim() == "unsafe_code"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unsafe_code_is_forbidden_under_no_condition() {
        for forbids in [
            "#![forbid(unsafe_code)]",
            "//! Docs.\n#![no_std]\n#![forbid(\n    missing_docs,\n    unsafe_code\n)]\n",
        ] {
            assert!(forbids_unsafe(forbids), "{forbids}");
        }
        for allows in [
            "",
            "#![deny(unsafe_code)]",
            "#![forbid(unsafe_op_in_unsafe_fn)]",
            "#![cfg_attr(feature = \"safe\", forbid(unsafe_code))]",
        ] {
            assert!(!forbids_unsafe(allows), "{allows}");
        }
    }
}
