//! The targets, as their manifest has them.

use std::fs;

use serde::Deserialize;

use crate::{failure::Failure, workspace::Workspace};

/// One program of `fuzz/`.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Target {
    pub(super) name: String,
    /// What it is built with; most targets need none.
    pub(super) features: Vec<String>,
    /// The folders of its seeds, in `fuzz/seeds/`, whether they are there or not.
    pub(super) seeds: Vec<String>,
}

#[derive(Deserialize)]
struct Manifest {
    package: Package,
    bin: Vec<Bin>,
}

#[derive(Deserialize)]
struct Package {
    #[serde(default)]
    metadata: Metadata,
}

#[derive(Default, Deserialize)]
struct Metadata {
    #[serde(default)]
    seeds: std::collections::BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Bin {
    name: String,
    #[serde(default)]
    required_features: Vec<String>,
}

impl Target {
    /// All of them, in the order of the alphabet.
    pub(super) fn all(workspace: &Workspace) -> Result<Vec<Self>, Failure> {
        let path = workspace.join("fuzz/Cargo.toml");
        let text = fs::read_to_string(&path).map_err(Failure::file("read", &path))?;
        read(&text).map_err(|why| Failure::usage(format!("{}: {why}", path.display())))
    }

    /// The arguments of cargo for what it is built with.
    pub(super) fn feature_arguments(&self) -> Vec<String> {
        match self.features.as_slice() {
            [] => Vec::new(),
            features => vec!["--features".to_owned(), features.join(",")],
        }
    }
}

fn read(manifest: &str) -> Result<Vec<Target>, toml::de::Error> {
    let Manifest { package, bin } = toml::from_str(manifest)?;
    let target = |bin: Bin| {
        let mut seeds = vec![bin.name.clone()];
        seeds.extend(
            package
                .metadata
                .seeds
                .get(&bin.name)
                .into_iter()
                .flatten()
                .cloned(),
        );
        Target {
            name: bin.name,
            features: bin.required_features,
            seeds,
        }
    };
    let mut targets: Vec<_> = bin.into_iter().map(target).collect();
    targets.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(targets)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn features_and_seeds_are_those_of_the_manifest() {
        let manifest = "[package]\nname = 'f'\n[package.metadata]\ncargo-fuzz = true\n\
            [package.metadata.seeds]\nb = ['c']\n\
            [[bin]]\nname = 'b'\n[[bin]]\nname = 'a'\nrequired-features = ['x', 'y']\n";
        let [a, b] = read(manifest).unwrap().try_into().unwrap();
        assert_eq!(
            (&*a.name, a.feature_arguments()),
            ("a", vec!["--features".into(), "x,y".into()])
        );
        assert_eq!(a.seeds, ["a"]);
        assert_eq!(
            (&*b.name, b.feature_arguments()),
            ("b", Vec::<String>::new())
        );
        assert_eq!(b.seeds, ["b", "c"]);
        assert!(read("[package]\nname = 'f'").is_err());
    }
}
