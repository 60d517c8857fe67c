//! The libraries build where there is no operating system.
//!
//! Where no compiler for that is to be had, no dependency may have its feature `std` on.

use std::process::Command;

use super::compiler::{Compiler, Standard};
use crate::{
    failure::Failure,
    process::{self, cargo, target},
    workspace::Workspace,
};

const TARGET: &str = "thumbv7em-none-eabi";

/// A package and its features: with `alloc`, and in place on the caller's buffer.
pub(super) const BUILDS: [(&str, &str); 15] = [
    ("paseto-v4", "alloc,claims,paserk"),
    ("paseto-v4", "claims,paserk,pem"),
    ("paseto-v4", "alloc"),
    ("paseto-v4", ""),
    ("paseto-v3", "alloc,claims,paserk"),
    ("paseto-v3", "claims,paserk,pem"),
    ("paseto-v3", "alloc"),
    ("paseto-v3", ""),
    ("paseto-v2", "alloc,claims,paserk"),
    ("paseto-v2", "alloc"),
    ("paseto-v2", ""),
    // Local tokens only: RSA needs `std`.
    ("paseto-v1", "alloc,claims,paserk"),
    ("paseto-v1", "alloc"),
    ("paseto-v1", ""),
    ("paseto-encoding", ""),
];

/// Builds for the bare-metal target, or says why not and looks for `std` in the tree.
pub(crate) fn run(workspace: &Workspace) -> Result<Option<String>, Failure> {
    if let Ok(compiler) = Compiler::find(TARGET) {
        for build in &BUILDS {
            process::run(&mut command(compiler, workspace, build))?;
        }
        return Ok(None);
    }
    for build in &BUILDS {
        without_std(workspace, build)?;
    }
    Ok(Some(format!("not built for {TARGET}: {NO_COMPILER}")))
}

const NO_COMPILER: &str = "`rustup target add` and Debian's rustc-web could not be had; \
                           checked instead that no dependency has its feature `std` on";

fn command(
    compiler: Compiler,
    workspace: &Workspace,
    (package, features): &(&str, &str),
) -> Command {
    // Without the crate alloc at all, where it is not to be used.
    let standard = if features.is_empty() {
        Standard::Core
    } else {
        Standard::Alloc
    };
    let mut command = compiler.cargo(workspace, "build", TARGET, standard);
    command.args(["--package", package, "--no-default-features"]);
    // Another compiler in the common folder would make the next build start anew.
    command
        .args(["--features", features, "--target-dir"])
        .arg(target(workspace).join("bare-metal"));
    command
}

/// The second-best check: the build passes here, and nothing in it asks for `std`.
fn without_std(workspace: &Workspace, (package, features): &(&str, &str)) -> Result<(), Failure> {
    let chosen = [
        "--package",
        package,
        "--no-default-features",
        "--features",
        features,
    ];
    process::run(
        cargo(workspace.root())
            .args(["build", "--locked"])
            .args(chosen),
    )?;
    let mut tree = cargo(workspace.root());
    tree.args([
        "tree",
        "--locked",
        "--edges",
        "normal,features,no-proc-macro",
        "--prefix",
        "none",
    ])
    .args(chosen);
    let text = process::output(&mut tree)
        .ok_or_else(|| Failure::unavailable(format!("`{}` failed.", process::line(&tree))))?;
    let forbidden: &[&str] = if features.is_empty() {
        &["std", "alloc"]
    } else {
        &["std"]
    };
    let guilty: Vec<_> = forbidden
        .iter()
        .flat_map(|feature| with(feature, &text))
        .collect();
    if guilty.is_empty() {
        return Ok(());
    }
    Err(Failure::wrong(format!(
        "{package} with the features [{features}] needs more than it may: {}.",
        guilty.join(", "),
    )))
}

/// The lines of `cargo tree --edges features` that turn this feature on.
fn with<'tree>(feature: &str, tree: &'tree str) -> Vec<&'tree str> {
    let feature = format!("feature \"{feature}\"");
    let mut lines: Vec<_> = tree
        .lines()
        .filter(|line| line.contains(&feature))
        .collect();
    lines.sort_unstable();
    lines.dedup();
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_feature_is_found_in_the_tree() {
        let tree = "paseto-v4 v0.1.0 (here)\n\
                    zeroize feature \"alloc\"\nsubtle feature \"std\"\nsubtle feature \"std\" (*)\n";
        assert_eq!(
            with("std", tree),
            ["subtle feature \"std\"", "subtle feature \"std\" (*)"]
        );
        assert_eq!(with("alloc", tree), ["zeroize feature \"alloc\""]);
        assert!(with("std", "zeroize v1.8.0\nzeroize feature \"alloc\"\n").is_empty());
    }
}
