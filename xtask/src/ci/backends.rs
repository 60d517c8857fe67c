//! The same tests over each backend: in a build of the whole workspace AWS-LC is on everywhere.

use super::{Context, Outcome, compilers};
use crate::{
    failure::Failure,
    metadata::FIPS,
    process::{self, cargo},
};

/// Each version with what is on by default, and what they stand on. It is one build, because nothing
/// of it is on for one of them only.
pub(crate) const PURE: [&str; 14] = [
    "--package",
    "paseto-nist",
    "--package",
    "paseto-sodium",
    "--package",
    "paseto-v1",
    "--package",
    "paseto-v2",
    "--package",
    "paseto-v3",
    "--package",
    "paseto-v4",
    "--features",
    "paseto-nist/ecdsa,paseto-nist/pem,paseto-v1/password,paseto-v2/password,paseto-v3/password,\
     paseto-v4/password",
];

/// What is there without an allocator. Nothing of one turns on a feature of another.
pub(super) const BARE: [&str; 9] = [
    "--package=paseto-encoding",
    "--package=paseto-core",
    "--package=paseto-sodium",
    "--package=paseto-nist",
    "--package=paseto-v1",
    "--package=paseto-v2",
    "--package=paseto-v3",
    "--package=paseto-v4",
    "--no-default-features",
];

/// The tests over the pure-Rust backend, which must not have AWS-LC beside it.
pub(super) fn pure(context: &Context<'_>) -> Outcome {
    let root = context.workspace.root();
    let mut tree = cargo(root);
    tree.args(["tree", "--locked", "--prefix", "none"])
        .args(PURE);
    let packages = process::output(&mut tree)
        .ok_or_else(|| Failure::unavailable(format!("`{}` failed.", process::line(&tree))))?;
    if let Some(found) = aws_lc_in(&packages) {
        return Err(Failure::wrong(format!(
            "In the build that is to be pure Rust there is {found}."
        )));
    }
    process::run(cargo(root).arg("test").args(PURE)).map(|()| None)
}

/// The tests of what must not compile.
pub(crate) const COMPILE_FAIL: [&str; 2] = ["misuse_does_not_compile", "versions_are_not_mixed"];

/// The tests over AWS-LC's validated module, where it can be built.
pub(super) fn fips(context: &Context<'_>) -> Outcome {
    if let Some(missing) = compilers::missing_for_fips() {
        return Ok(Some(format!("not checked: {missing}")));
    }
    let packages = ["paseto-nist", "paseto-v3"];
    let features = packages
        .map(|package| format!("{package}/{FIPS}"))
        .join(",");
    let mut command = cargo(context.workspace.root());
    command.arg("test");
    for package in packages {
        command.args(["--package", package]);
    }
    command.args(["--features", &format!("paseto-nist/ecdsa,{features}")]);
    // They would build the module a second time, and are the same over each backend.
    command.arg("--");
    command.args(COMPILE_FAIL.iter().flat_map(|name| ["--skip", name]));
    process::run(&mut command).map(|()| None)
}

/// The first package of a tree that is AWS-LC's.
fn aws_lc_in(packages: &str) -> Option<&str> {
    packages.lines().find(|line| line.starts_with("aws-lc-"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn aws_lc_is_found_in_the_tree() {
        let pure = "paseto-nist v0.1.0 (here)\naes v0.9.2\nctr v0.10.1 (*)\n";
        assert_eq!(aws_lc_in(pure), None);
        let both = format!("{pure}aws-lc-rs v1.19.0\naws-lc-sys v0.47.0\n");
        assert_eq!(aws_lc_in(&both), Some("aws-lc-rs v1.19.0"));
    }
}
