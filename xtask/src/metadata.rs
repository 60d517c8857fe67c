//! What cargo knows about this workspace and everything that it depends on.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    path::Path,
};

use serde::Deserialize;

use crate::{
    failure::Failure,
    process::{self, cargo},
};

/// The part of `cargo metadata` that the tasks need.
#[derive(Debug, Deserialize)]
pub(crate) struct Metadata {
    packages: Vec<Package>,
    workspace_members: BTreeSet<String>,
    resolve: Resolve,
}

/// A package, of this workspace or not.
#[derive(Debug, Deserialize)]
pub(crate) struct Package {
    pub(crate) name: String,
    pub(crate) version: String,
    pub(crate) rust_version: Option<String>,
    id: String,
    publish: Option<Vec<String>>,
    features: BTreeMap<String, Vec<String>>,
}

#[derive(Debug, Deserialize)]
struct Resolve {
    nodes: Vec<Node>,
}

#[derive(Debug, Deserialize)]
struct Node {
    id: String,
    deps: Vec<Dependency>,
}

#[derive(Debug, Deserialize)]
struct Dependency {
    pkg: String,
    dep_kinds: Vec<Kind>,
}

#[derive(Debug, Deserialize)]
struct Kind {
    /// `None` is a normal dependency.
    kind: Option<String>,
}

impl Metadata {
    /// Asks cargo: without the network if it can, and never changing `Cargo.lock`.
    pub(crate) fn read(root: &Path) -> Result<Self, Failure> {
        let ask = |more: &[&str]| {
            let arguments = [
                "metadata",
                "--locked",
                "--all-features",
                "--format-version",
                "1",
            ];
            process::output(cargo(root).args(arguments).args(more))
        };
        let text = ask(&["--offline"]).or_else(|| ask(&[])).ok_or_else(|| {
            Failure::unavailable(
                "`cargo metadata --locked` failed: Cargo.lock is old, or there is no network.",
            )
        })?;
        Self::parse(&text).map_err(Failure::unavailable)
    }

    /// From the text of cargo's answer.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        serde_json::from_str(text).map_err(|error| format!("Cargo's metadata is odd: {error}."))
    }

    /// The packages of this workspace that are published.
    fn published(&self) -> impl Iterator<Item = &Package> {
        self.packages.iter().filter(|package| {
            self.workspace_members.contains(&package.id)
                && package
                    .publish
                    .as_ref()
                    .is_none_or(|registries| !registries.is_empty())
        })
    }

    /// The version that all published packages declare.
    pub(crate) fn minimum_rust_version(&self) -> Result<String, Failure> {
        let versions: BTreeSet<_> = self
            .published()
            .map(|package| package.rust_version.as_deref())
            .collect();
        match versions.into_iter().collect::<Vec<_>>().as_slice() {
            [Some(version)] => Ok((*version).to_owned()),
            _ => Err(Failure::wrong(
                "The published packages don't declare one rust-version.",
            )),
        }
    }

    /// The features of a package of this workspace, without `default`.
    pub(crate) fn features(&self, package: &str) -> Vec<String> {
        let mut members = self.packages.iter();
        let found = members
            .find(|member| member.name == package && self.workspace_members.contains(&member.id));
        let features = found
            .map(|package| package.features.keys().cloned())
            .into_iter()
            .flatten();
        features.filter(|feature| feature != "default").collect()
    }

    /// Everything that a user of a published package compiles: normal and build
    /// dependencies, of all features and all platforms, and those packages themselves.
    pub(crate) fn compiled_by_users(&self) -> Vec<&Package> {
        let nodes: HashMap<_, _> = self
            .resolve
            .nodes
            .iter()
            .map(|node| (node.id.as_str(), node))
            .collect();
        let mut pending: Vec<_> = self
            .published()
            .map(|package| package.id.as_str())
            .collect();
        let mut seen = BTreeSet::new();
        while let Some(id) = pending.pop() {
            if seen.insert(id) {
                let deps = nodes.get(id).into_iter().flat_map(|node| &node.deps);
                let used = deps.filter(|dependency| dependency.is_compiled_by_users());
                pending.extend(used.map(|dependency| dependency.pkg.as_str()));
            }
        }
        self.packages
            .iter()
            .filter(|package| seen.contains(package.id.as_str()))
            .collect()
    }
}

impl Dependency {
    fn is_compiled_by_users(&self) -> bool {
        self.dep_kinds
            .iter()
            .any(|kind| kind.kind.as_deref() != Some("dev"))
    }
}
