//! Nothing panics without a written reason: the lints that find it are on in every crate, and a number
//! that overflows in a test is found.

use toml::{Table, Value};

use super::{Complaint, files::Files};

/// Those that the root's manifest turns on; `clippy.toml` lets tests do without where they need to.
const FOR_ALL: [&str; 7] = [
    "unwrap_used",
    "expect_used",
    "get_unwrap",
    "indexing_slicing",
    "unreachable",
    "todo",
    "unimplemented",
];

/// Those that each crate turns on but for its tests, because `clippy.toml` could not.
const FOR_A_CRATE: &str = "
#![cfg_attr(
    not(test),
    warn(
        clippy::arithmetic_side_effects,
        clippy::panic,
        clippy::panic_in_result_fn,
        clippy::string_slice
    )
)]
";

const CHECKS: &str = "overflow-checks";

pub(super) fn check(files: &Files) -> Vec<Complaint> {
    let root = files.text("Cargo.toml").unwrap_or_default();
    let root = root.parse::<Table>().unwrap_or_default();
    let reasons = lints_off(&root).chain(unchecked(&root));
    let crates = files.crates().filter_map(|name| {
        let root = |root| files.text(&format!("crates/{name}/src/{root}.rs"));
        let all: Vec<_> = ["lib", "main"].into_iter().filter_map(root).collect();
        let is_off = all.is_empty() || all.iter().any(|text| !text.contains(FOR_A_CRATE));
        let reason =
            "the attribute that warns of arithmetic and panics is not that of other crates";
        is_off.then(|| Complaint::new(format!("crates/{name}"), reason))
    });
    reasons
        .map(|reason| Complaint::new("Cargo.toml", reason))
        .chain(crates)
        .collect()
}

fn lints_off(root: &Table) -> impl Iterator<Item = String> {
    let lints = root
        .get("workspace")
        .and_then(|workspace| workspace.get("lints")?.get("clippy"));
    let is_on = move |lint: &str| {
        let level = lints.and_then(|lints| lints.get(lint)?.as_str());
        matches!(level, Some("warn" | "deny" | "forbid"))
    };
    let off = FOR_ALL.iter().filter(move |lint| !is_on(lint));
    off.map(|lint| format!("the lint `{lint}` is off"))
}

fn unchecked(root: &Table) -> impl Iterator<Item = String> {
    let profile = |name| root.get("profile").and_then(|profiles| profiles.get(name));
    let (dev, test) = (profile("dev"), profile("test"));
    let is_on = dev.and_then(|dev| dev.get(CHECKS)) == Some(&Value::Boolean(true));
    let is_off = [dev, test].into_iter().flatten().any(is_unchecked);
    let missing = (!is_on).then(|| format!("`{CHECKS} = true` is missing in `[profile.dev]`"));
    let off = is_off.then(|| format!("`{CHECKS} = false` where tests are built"));
    missing.into_iter().chain(off)
}

/// Whether a profile, or what it says of a package, does without.
fn is_unchecked(profile: &Value) -> bool {
    let Some(profile) = profile.as_table() else {
        return false;
    };
    profile.get(CHECKS) == Some(&Value::Boolean(false)) || profile.values().any(is_unchecked)
}

#[cfg(test)]
mod tests {
    use std::hint::black_box;

    use super::*;

    const ROOT: &str = "[profile.dev]\noverflow-checks = true\n\
        [profile.dev.package]\naes.opt-level = 2\n[workspace.lints.clippy]\n";

    fn root() -> String {
        FOR_ALL.iter().fold(ROOT.to_owned(), |text, lint| {
            format!("{text}{lint} = \"warn\"\n")
        })
    }

    fn told(root: &str, lib: &str) -> Vec<String> {
        let lib = format!("//! Docs.\n{lib}\nmod a;\n");
        let files = Files::from([
            ("Cargo.toml", root),
            ("crates/a/Cargo.toml", ""),
            ("crates/a/src/lib.rs", &lib),
        ]);
        let complaints = check(&files);
        complaints.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn everything_is_on() {
        assert_eq!(told(&root(), FOR_A_CRATE), [""; 0]);
    }

    #[test]
    fn the_root_lets_something_pass() {
        for (from, to, reason) in [
            (
                "get_unwrap = \"warn\"\n",
                "",
                "the lint `get_unwrap` is off",
            ),
            (
                "expect_used = \"warn\"",
                "expect_used = \"allow\"",
                "the lint `expect_used` is off",
            ),
            (
                "overflow-checks = true\n",
                "",
                "`overflow-checks = true` is missing in `[profile.dev]`",
            ),
            (
                "aes.opt-level = 2",
                "aes.overflow-checks = false",
                "`overflow-checks = false` where tests are built",
            ),
            (
                "[profile.dev.package]",
                "[profile.test]\noverflow-checks = false\n[profile.dev.package]",
                "`overflow-checks = false` where tests are built",
            ),
        ] {
            let root = root().replacen(from, to, 1);
            let complaint = format!("Cargo.toml: {reason}");
            assert_eq!(told(&root, FOR_A_CRATE), [complaint], "{to}");
        }
    }

    #[test]
    fn a_crate_lets_something_pass() {
        let fewer = FOR_A_CRATE.replace("        clippy::panic,\n", "");
        for attribute in ["", &fewer, &FOR_A_CRATE.replace('#', "//")] {
            let [complaint] = &*told(&root(), attribute) else {
                panic!("{attribute}");
            };
            assert!(complaint.starts_with("crates/a: the attribute"));
        }
    }

    /// That the compiler does what the manifest says.
    #[test]
    #[cfg(debug_assertions)]
    #[should_panic(expected = "attempt to add with overflow")]
    fn these_tests_do_not_overflow_unseen() {
        let sum = black_box(i32::MAX) + black_box(1);
        assert_eq!(sum, i32::MIN);
    }
}
