//! The features of a version crate: the same, but for what only some algorithms have.

use std::collections::BTreeSet;

use toml::Table;

use super::{Complaint, Files, MODEL, differences};

/// AWS-LC does what NIST has standardised, RSA is version 1's alone.
const OF_SOME: [&str; 3] = ["aws-lc", "fips", "legacy-rsa"];

pub(super) fn check(files: &Files, name: &str) -> Vec<Complaint> {
    let path = manifest(name);
    differences(
        "feature",
        &features(files, &manifest(MODEL)),
        &features(files, &path),
    )
    .into_iter()
    .map(|reason| Complaint::new(&*path, reason))
    .collect()
}

fn manifest(name: &str) -> String {
    format!("crates/{name}/Cargo.toml")
}

/// That a manifest can be read at all is another rule's.
fn features(files: &Files, path: &str) -> BTreeSet<String> {
    let manifest = files.text(path).unwrap_or_default();
    let manifest = manifest.parse::<Table>().unwrap_or_default();
    let table = manifest.get("features").and_then(toml::Value::as_table);
    let names = table.into_iter().flat_map(Table::keys);
    names
        .filter(|name| !OF_SOME.contains(&name.as_str()))
        .cloned()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reasons(features: &str) -> Vec<String> {
        let files = Files::from([
            (
                "crates/paseto-v4/Cargo.toml",
                "[features]\nstd = [\"alloc\"]\nalloc = []\n",
            ),
            ("crates/paseto-v3/Cargo.toml", features),
        ]);
        let complaints = check(&files, "paseto-v3").into_iter();
        complaints.map(|complaint| complaint.reason).collect()
    }

    #[test]
    fn the_same_names_and_those_of_some() {
        let features = "[features]\nalloc = [\"a/alloc\"]\nstd = []\naws-lc = []\nfips = []\n";
        assert_eq!(reasons(features), [""; 0]);
    }

    #[test]
    fn each_fault_is_found() {
        assert_eq!(
            reasons("[features]\nstd = []\n"),
            ["the feature `alloc` of paseto-v4 is missing"]
        );
        assert_eq!(
            reasons("[features]\nstd = []\nalloc = []\nasm = []\n"),
            ["paseto-v4 has no feature `asm`"]
        );
        assert_eq!(reasons("").len(), 2);
    }
}
