//! Every package says what it is and takes the rest from the workspace.

use toml::{Table, Value};

use super::{Complaint, files::Files};

/// The same for all packages, so they stand once.
const INHERITED: [&str; 4] = ["version", "edition", "rust-version", "license"];

pub(super) fn check(files: &Files) -> Vec<Complaint> {
    let forbids_unsafe = files.text("Cargo.toml").is_some_and(|text| {
        let root = text.parse::<Table>().unwrap_or_default();
        let lints = root
            .get("workspace")
            .and_then(|workspace| workspace.get("lints"));
        let level = lints.and_then(|lints| lints.get("rust")?.get("unsafe_code"));
        level.and_then(Value::as_str) == Some("forbid")
    });
    files
        .crates()
        .flat_map(|name| complaints(files, name, forbids_unsafe))
        .collect()
}

fn complaints(files: &Files, name: &str, forbids_unsafe: bool) -> Vec<Complaint> {
    let path = format!("crates/{name}/Cargo.toml");
    let manifest = match files.text(&path).unwrap_or_default().parse::<Table>() {
        Ok(manifest) => manifest,
        Err(error) => return vec![Complaint::new(path, error.message())],
    };
    let package = manifest.get("package");
    let field = |name: &str| package.and_then(|package| package.get(name));
    let mut reasons = Vec::new();
    if field("name").and_then(Value::as_str) != Some(name) {
        reasons.push("the package is not named like its folder".to_owned());
    }
    if field("description")
        .and_then(Value::as_str)
        .is_none_or(str::is_empty)
    {
        reasons.push("no description".to_owned());
    }
    for key in INHERITED.iter().filter(|key| !is_inherited(field(key))) {
        reasons.push(format!("`{key}.workspace = true` is missing"));
    }
    if field("publish")
        .is_some_and(|publish| publish.as_bool() != Some(false) && !is_inherited(Some(publish)))
    {
        reasons.push("`publish` is neither false nor the workspace's".to_owned());
    }
    let lints = is_inherited(manifest.get("lints"));
    if !lints {
        reasons.push("`[lints] workspace = true` is missing".to_owned());
    }
    let root = ["lib", "main"]
        .iter()
        .find_map(|root| files.text(&format!("crates/{name}/src/{root}.rs")))
        .unwrap_or_default();
    if field("readme").is_none() && !root.starts_with("//!") && !root.starts_with("#![doc") {
        reasons.push("neither a readme nor docs of the crate".to_owned());
    }
    let is_safe = lints && forbids_unsafe || root.contains("#![forbid(unsafe_code)]");
    if !is_safe {
        reasons.push("unsafe code is not forbidden".to_owned());
    }
    reasons
        .into_iter()
        .map(|reason| Complaint::new(&*path, reason))
        .collect()
}

fn is_inherited(value: Option<&Value>) -> bool {
    value.and_then(|value| value.get("workspace")?.as_bool()) == Some(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOT: &str = "[workspace.lints.rust]\nunsafe_code = \"forbid\"\n";
    const GOOD: &str = "[package]\nname = \"a\"\ndescription = \"What it is\"\n\
        version.workspace = true\nedition.workspace = true\nrust-version.workspace = true\n\
        license.workspace = true\n\n[lints]\nworkspace = true\n";

    fn reasons(root: &str, manifest: &str, lib: &str) -> Vec<String> {
        let files = Files::from([
            ("Cargo.toml", root),
            ("crates/a/Cargo.toml", manifest),
            ("crates/a/src/lib.rs", lib),
        ]);
        check(&files)
            .into_iter()
            .map(|complaint| complaint.reason)
            .collect()
    }

    #[test]
    fn a_good_package() {
        assert_eq!(reasons(ROOT, GOOD, "//! Docs.\n"), [""; 0]);
        let private = GOOD.replace("[lints]", "publish = false\n[lints]");
        assert_eq!(reasons(ROOT, &private, "//! Docs.\n"), [""; 0]);
    }

    #[test]
    fn each_fault_is_found() {
        for (from, to, reason) in [
            (
                "name = \"a\"",
                "name = \"b\"",
                "the package is not named like its folder",
            ),
            ("description = \"What it is\"", "", "no description"),
            (
                "version.workspace = true\ne",
                "version = \"1.0.0\"\ne",
                "`version.workspace = true` is missing",
            ),
            (
                "edition.workspace = true",
                "",
                "`edition.workspace = true` is missing",
            ),
            (
                "license.workspace = true",
                "license = \"MIT\"",
                "`license.workspace = true` is missing",
            ),
            (
                "rust-version.workspace = true",
                "",
                "`rust-version.workspace = true` is missing",
            ),
            (
                "[lints]",
                "publish = [\"elsewhere\"]\n[lints]",
                "`publish` is neither false nor the workspace's",
            ),
        ] {
            assert_eq!(
                reasons(ROOT, &GOOD.replace(from, to), "//! Docs.\n"),
                [reason],
                "{to}"
            );
        }
    }

    #[test]
    fn docs_and_lints() {
        assert_eq!(
            reasons(ROOT, GOOD, "mod a;\n"),
            ["neither a readme nor docs of the crate"]
        );
        assert_eq!(
            reasons("", GOOD, "//! Docs.\n"),
            ["unsafe code is not forbidden"]
        );
        assert_eq!(
            reasons("", GOOD, "//! Docs.\n#![forbid(unsafe_code)]\n"),
            [""; 0]
        );
        let no_lints = GOOD.replace("[lints]\nworkspace = true", "");
        assert_eq!(
            reasons(ROOT, &no_lints, "//! Docs.\n"),
            [
                "`[lints] workspace = true` is missing",
                "unsafe code is not forbidden"
            ]
        );
    }
}
