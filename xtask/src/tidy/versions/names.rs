//! The public names of a version crate: the same, so that changing the version is changing
//! one word. Which feature a name is behind may differ.

use std::collections::BTreeSet;

use super::{Complaint, Files, MODEL, differences};

pub(super) fn check(files: &Files, name: &str) -> Vec<Complaint> {
    let path = root(name);
    let text = files.text(&path).unwrap_or_default();
    let model = files.text(&root(MODEL)).unwrap_or_default();
    let mut complaints: Vec<_> = differences("public name", &names(model), &names(text))
        .into_iter()
        .map(|reason| Complaint::new(&*path, reason))
        .collect();
    for (index, line) in text.lines().enumerate() {
        if line.starts_with("pub ") && !line.starts_with(USE) && line != PASERK {
            let reason = "something is public here that is not re-exported from a room";
            complaints.push(Complaint::at_line(&path, index, reason));
        }
    }
    complaints
}

fn root(name: &str) -> String {
    format!("crates/{name}/src/lib.rs")
}

const USE: &str = "pub use ";
/// The one room that is open: what it re-exports is not at the root, where `wrap` and `seal` would not
/// say what they wrap and seal.
const PASERK: &str = "pub mod paserk;";

/// Only Ed25519 has a public group to prepare a key in.
const OF_SOME: [&str; 2] = ["PreparedPublicKey", "Window"];

/// The names that the `pub use` items of a file bring, but for those of some versions.
fn names(source: &str) -> BTreeSet<String> {
    let lines = source.lines();
    let lines = lines.map(|line| line.split("//").next().unwrap_or_default());
    let text = format!("\n{}", lines.collect::<Vec<_>>().join("\n"));
    let mut names = BTreeSet::new();
    for item in text.split(&format!("\n{USE}")).skip(1) {
        let tree = item.split(';').next().unwrap_or_default();
        expand("", tree, &mut names);
    }
    names.retain(|name| !OF_SOME.contains(&name.as_str()));
    names
}

/// The names of one tree of `use`; `parent` is the name of the module that it is in.
fn expand(parent: &str, tree: &str, names: &mut BTreeSet<String>) {
    let tree = tree.trim();
    if let Some((path, rest)) = tree.split_once('{') {
        let inside = rest.trim_end().strip_suffix('}').unwrap_or(rest);
        let module = last(path.trim_end_matches("::"));
        for branch in branches(inside) {
            expand(module, branch, names);
        }
        return;
    }
    let name = match tree.split_once(" as ") {
        Some((_, name)) => name.trim(),
        None if tree == "self" => parent,
        None => last(tree),
    };
    if !name.is_empty() {
        names.insert(name.to_owned());
    }
}

fn last(path: &str) -> &str {
    path.rsplit("::").next().unwrap_or(path).trim()
}

/// What commas separate, outside of inner braces.
fn branches(list: &str) -> Vec<&str> {
    let mut depth = 0_usize;
    list.split(|c: char| {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        c == ',' && depth == 0
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOT: &str = "mod keys;\n\npub use crate::keys::{LocalKey, PublicKey};\n\n\
        #[cfg(feature = \"paserk\")]\npub use ::paserk::KeyId;\n\
        pub use core_of_all::{\n    Error, // the one\n    json::{JsonError, Limits},\n};\n";

    fn complaints(root: &str) -> Vec<String> {
        let files = Files::from([
            ("crates/paseto-v4/src/lib.rs", ROOT),
            ("crates/paseto-v1/src/lib.rs", root),
        ]);
        let complaints = check(&files, "paseto-v1");
        complaints.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn all_forms_of_use_are_read() {
        let list = |text| names(text).into_iter().collect::<Vec<_>>().join(" ");
        assert_eq!(
            list(ROOT),
            "Error JsonError KeyId Limits LocalKey PublicKey"
        );
        let text = "pub use a::b as c;\npub use a::{self, d::{self as e, F}, g::*};\n\
            pub(crate) use a::H;\nuse a::I;\n// pub use a::J;\npub use k;\n    pub use a::L;\n";
        assert_eq!(list(text), "* F a c e k");
    }

    #[test]
    fn a_feature_gate_and_the_order_make_no_difference() {
        let split = ROOT.replace(
            "{LocalKey, PublicKey}",
            "LocalKey;\n#[cfg(feature = \"legacy-rsa\")]\npub use crate::keys::PublicKey",
        );
        assert_ne!(split, ROOT);
        assert_eq!(complaints(&split), [""; 0]);
    }

    #[test]
    fn each_fault_is_found() {
        let place = "crates/paseto-v1/src/lib.rs";
        assert_eq!(
            complaints(&ROOT.replace("JsonError, ", "")),
            [format!(
                "{place}: the public name `JsonError` of paseto-v4 is missing"
            )]
        );
        assert_eq!(
            complaints(&ROOT.replace("PublicKey", "PublicKey, RsaKey")),
            [format!("{place}: paseto-v4 has no public name `RsaKey`")]
        );
        assert_eq!(
            complaints(&ROOT.replace("::KeyId", "::KeyId as Id")),
            [
                format!("{place}: the public name `KeyId` of paseto-v4 is missing"),
                format!("{place}: paseto-v4 has no public name `Id`")
            ]
        );
        assert_eq!(
            complaints(&ROOT.replace("mod keys;", "pub mod paserk;\nmod keys;")),
            [""; 0]
        );
        assert_eq!(
            complaints(&ROOT.replace("mod keys", "pub mod keys")),
            [format!(
                "{place}:1: something is public here that is not re-exported from a room"
            )]
        );
    }
}
