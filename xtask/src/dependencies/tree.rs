//! The crates that a package is compiled from, by what `cargo tree` prints.

use std::collections::{BTreeMap, BTreeSet};

use crate::{failure::Failure, metadata::Metadata};

/// Each crate and those that want it.
#[derive(Debug)]
pub(super) struct Tree(BTreeMap<Id, BTreeSet<String>>);

/// Name and version.
type Id = (String, String);

/// A crate of somebody else's, as the document has it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Crate {
    pub(super) name: String,
    pub(super) licence: String,
    /// The crates that depend on it.
    pub(super) wanted_by: String,
    /// What of it runs while something is built.
    pub(super) runs: String,
    /// Whether it forbids unsafe code.
    pub(super) safe: String,
}

impl Tree {
    /// From the lines of `cargo tree --prefix depth --no-dedupe`.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let mut tree = BTreeMap::<Id, BTreeSet<String>>::new();
        let mut above: Vec<String> = Vec::new();
        for line in text.lines().filter(|line| !line.is_empty()) {
            let odd = || format!("`cargo tree` printed an odd line: {line}");
            let digits = line.chars().take_while(char::is_ascii_digit).count();
            let (depth, rest) = line.split_at(digits);
            let depth: usize = depth.parse().map_err(|_| odd())?;
            let (name, rest) = rest.split_once(" v").ok_or_else(odd)?;
            let version = rest.split(' ').next().unwrap_or_default();
            above.truncate(depth);
            let wanted_by = tree
                .entry((name.to_owned(), version.to_owned()))
                .or_default();
            wanted_by.extend(above.last().cloned());
            above.push(name.to_owned());
        }
        Ok(Self(tree))
    }

    /// What of them is not of this workspace. `linked` is the tree without macros and build scripts.
    pub(super) fn crates(&self, linked: &Self, metadata: &Metadata) -> Result<Vec<Crate>, Failure> {
        let ours: BTreeSet<_> = metadata.members().collect();
        let others = self
            .0
            .iter()
            .filter(|((name, _), _)| !ours.contains(name.as_str()));
        others
            .map(|(id @ (name, version), wanted_by)| {
                let package = metadata.package(name, version).ok_or_else(|| {
                    Failure::unavailable(format!("Cargo's metadata has no {name} {version}."))
                })?;
                let wanted_by: Vec<_> = wanted_by.iter().map(|name| format!("`{name}`")).collect();
                Ok(Crate {
                    name: name.clone(),
                    licence: package.licence().to_owned(),
                    wanted_by: wanted_by.join(", "),
                    runs: if linked.0.contains_key(id) {
                        package.runs_in_a_build()
                    } else {
                        "all of it"
                    }
                    .to_owned(),
                    safe: if package.forbids_unsafe()? {
                        "forbidden"
                    } else {
                        ""
                    }
                    .to_owned(),
                })
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_crate_knows_who_wants_it() {
        let text = "0ours v0.1.0 (/somewhere/ours)\n1a v1.0.0\n2c v1.0.0\n1b v2.0.0 (proc-macro)\n\
                    2c v1.0.0\n3a v0.9.0\n1c v1.0.0\n";
        let tree = Tree::parse(text).unwrap().0;
        let found: Vec<_> = tree
            .iter()
            .map(|((name, version), by)| {
                let by: Vec<_> = by.iter().map(String::as_str).collect();
                format!("{name} {version}: {}", by.join(" "))
            })
            .collect();
        assert_eq!(
            found,
            [
                "a 0.9.0: c",
                "a 1.0.0: ours",
                "b 2.0.0: ours",
                "c 1.0.0: a b ours",
                "ours 0.1.0: "
            ]
        );
        assert!(Tree::parse("error: no such package\n").is_err());
    }
}
