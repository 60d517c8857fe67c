//! The crates of the versions are alike: who knows one finds the way in all of them.

mod features;
mod names;
mod rooms;

use std::collections::BTreeSet;

use super::{Complaint, files::Files};

/// The one that the others are compared with.
const MODEL: &str = "paseto-v4";

pub(super) fn check(files: &Files) -> Vec<Complaint> {
    let versions: Vec<_> = files.crates().filter(|name| is_version(name)).collect();
    [rooms::check, names::check, features::check]
        .iter()
        .flat_map(|rule| versions.iter().flat_map(|name| rule(files, name)))
        .collect()
}

/// `paseto-v1` and its like.
fn is_version(name: &str) -> bool {
    let number = name.strip_prefix("paseto-v");
    number.is_some_and(|number| number.parse::<u8>().is_ok())
}

/// What one has and the other has not, in sentences about the one that is not the model.
fn differences(kind: &str, model: &BTreeSet<String>, here: &BTreeSet<String>) -> Vec<String> {
    let missing = model.difference(here);
    let more = here.difference(model);
    missing
        .map(|name| format!("the {kind} `{name}` of {MODEL} is missing"))
        .chain(more.map(|name| format!("{MODEL} has no {kind} `{name}`")))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_crates_of_versions_are_compared() {
        assert!(is_version("paseto-v1") && is_version("paseto-v4"));
        assert!(!is_version("paseto") && !is_version("paseto-vault") && !is_version("paserk"));
        let files = Files::from([
            ("crates/paserk/Cargo.toml", ""),
            ("crates/paserk/src/lib.rs", "pub use a::B;\n"),
        ]);
        assert_eq!(check(&files), []);
    }

    #[test]
    fn every_rule_is_applied_to_every_version() {
        let files = Files::from([
            ("crates/paseto-v2/Cargo.toml", "[features]\nodd = []\n"),
            ("crates/paseto-v2/src/lib.rs", "pub use a::Odd;\n"),
            ("crates/paseto-v2/README.md", ""),
            ("crates/paseto-v2/tests/v2.rs", ""),
        ]);
        let complaints: Vec<_> = check(&files).iter().map(ToString::to_string).collect();
        assert_eq!(
            complaints,
            [
                "crates/paseto-v2: there is no src/keys.rs",
                "crates/paseto-v2: there is no src/local.rs",
                "crates/paseto-v2: there is no src/paserk.rs",
                "crates/paseto-v2: there is no src/public.rs",
                "crates/paseto-v2/src/lib.rs: paseto-v4 has no public name `Odd`",
                "crates/paseto-v2/Cargo.toml: paseto-v4 has no feature `odd`",
            ]
        );
    }
}
