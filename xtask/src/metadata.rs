//! What cargo knows about this workspace and everything that it depends on.

mod package;

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    path::Path,
};

use serde::Deserialize;

pub(crate) use self::package::Package;
use crate::{
    failure::Failure,
    process::{self, cargo},
};

/// The feature that no step turns on but its own: building it needs CMake and Go.
pub(crate) const FIPS: &str = "fips";

/// The part of `cargo metadata` that the tasks need.
#[derive(Debug, Deserialize)]
pub(crate) struct Metadata {
    packages: Vec<Package>,
    workspace_members: BTreeSet<String>,
    resolve: Resolve,
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

    /// The names of the published packages that have a library.
    pub(crate) fn published_libraries(&self) -> impl Iterator<Item = &str> {
        let libraries = self
            .published()
            .filter(|package| package.target("lib").is_some());
        libraries.map(|package| package.name.as_str())
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

    /// The names of the packages of this workspace.
    pub(crate) fn members(&self) -> impl Iterator<Item = &str> {
        let members = self
            .packages
            .iter()
            .filter(|package| self.workspace_members.contains(&package.id));
        members.map(|package| package.name.as_str())
    }

    /// The package of this name and version, of this workspace or not.
    pub(crate) fn package(&self, name: &str, version: &str) -> Option<&Package> {
        let mut packages = self.packages.iter();
        packages.find(|package| package.name == name && package.version == version)
    }

    /// The features of a package of this workspace and what each turns on, without
    /// `default` and [`FIPS`].
    pub(crate) fn features(&self, package: &str) -> BTreeMap<&str, &[String]> {
        let mut members = self.packages.iter();
        let found = members
            .find(|member| member.name == package && self.workspace_members.contains(&member.id));
        let features = found
            .into_iter()
            .flat_map(|package| &package.features)
            .map(|(name, on)| (name.as_str(), on.as_slice()));
        features
            .filter(|(name, _)| !["default", FIPS].contains(name))
            .collect()
    }

    /// All features but [`FIPS`] of these packages, as the argument of cargo's `--features`.
    pub(crate) fn all_features<'a>(&self, packages: impl IntoIterator<Item = &'a str>) -> String {
        let mut all = Vec::new();
        for package in packages {
            let features = self.features(package);
            all.extend(
                features
                    .keys()
                    .map(|feature| format!("{package}/{feature}")),
            );
        }
        all.join(",")
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_features_are_those_of_the_members_but_fips() {
        let package = |name: &str, features: &str| {
            format!(
                r#"{{"name": "{name}", "id": "{name}", "version": "1.0.0", "publish": null,
                    "features": {{{features}}}, "rust_version": null}}"#
            )
        };
        let packages = [
            package("a", r#""std": ["alloc"], "alloc": [], "default": ["std"]"#),
            package("b", r#""fips": ["aws-lc"], "aws-lc": []"#),
            package("c", ""),
            package("foreign", r#""z": []"#),
        ];
        let text = format!(
            r#"{{"packages": [{}], "workspace_members": ["a", "b", "c"],
                "resolve": {{"nodes": []}}}}"#,
            packages.join(",")
        );
        let metadata = Metadata::parse(&text).unwrap();
        let members: Vec<_> = metadata.members().collect();
        assert_eq!(members, ["a", "b", "c"]);
        assert_eq!(metadata.all_features(members), "a/alloc,a/std,b/aws-lc");
        assert_eq!(metadata.all_features(["b"]), "b/aws-lc");
        assert_eq!(metadata.features("a")["std"], ["alloc"]);
        assert!(metadata.features("foreign").is_empty());
    }
}
