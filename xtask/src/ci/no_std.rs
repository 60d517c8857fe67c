//! The libraries build where there is no operating system.
//!
//! Which compiler can do that depends on the machine: rustup's with the target's
//! standard library installed, or Debian's, which builds `core` and `alloc` from source.
//! Where neither is to be had, no dependency may have its feature `std` on.

use std::{path::Path, process::Command};

use super::{Context, Outcome, tools};
use crate::{
    failure::Failure,
    process::{self, cargo},
    workspace::Workspace,
};

const TARGET: &str = "thumbv7em-none-eabi";

/// A package and its features: with `alloc`, and in place on the caller's buffer.
const BUILDS: [(&str, &str); 15] = [
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

const DEBIAN_RUSTC: &str = "/usr/bin/rustc";
const DEBIAN_CARGO: &str = "/usr/bin/cargo";
const DEBIAN_SOURCE: &str = "lib/rustlib/src/rust/library/core/Cargo.toml";
const DEBIAN_PACKAGES: [&str; 3] = ["rustc-web", "cargo-web", "rust-web-src"];

/// Who builds for the target.
enum Builder {
    Rustup,
    Debian,
}

/// Builds for the bare-metal target, or says why not and looks for `std` in the tree.
pub(super) fn run(context: &Context<'_>) -> Outcome {
    let workspace = context.workspace;
    if let Some(builder) = builder() {
        for build in &BUILDS {
            process::run(&mut builder.command(workspace, build))?;
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

fn builder() -> Option<Builder> {
    if has_rustup_target() {
        return Some(Builder::Rustup);
    }
    if has_debian_compiler() {
        return Some(Builder::Debian);
    }
    println!("No compiler for {TARGET} is here. Trying to install one.");
    if process::works(Command::new("rustup").args(["target", "add", TARGET])) {
        return Some(Builder::Rustup);
    }
    (tools::install_on_debian(&DEBIAN_PACKAGES) && has_debian_compiler()).then_some(Builder::Debian)
}

fn has_rustup_target() -> bool {
    process::output(Command::new("rustup").args(["target", "list", "--installed"]))
        .is_some_and(|targets| targets.lines().any(|target| target == TARGET))
}

/// The compiler, and the source of its standard library.
fn has_debian_compiler() -> bool {
    let folder = process::output(Command::new(DEBIAN_RUSTC).args(["--print", "sysroot"]));
    Path::new(DEBIAN_CARGO).is_file()
        && folder.is_some_and(|folder| Path::new(folder.trim()).join(DEBIAN_SOURCE).is_file())
}

impl Builder {
    fn command(&self, workspace: &Workspace, (package, features): &(&str, &str)) -> Command {
        let mut command = match self {
            Self::Rustup => cargo(workspace.root()),
            Self::Debian => debian_cargo(workspace.root()),
        };
        command.args([
            "build",
            "--locked",
            "--package",
            package,
            "--no-default-features",
        ]);
        command.args(["--features", features, "--target", TARGET]);
        if matches!(self, Self::Debian) {
            // Without the crate alloc at all, where it is not to be used.
            let parts = if features.is_empty() {
                "core"
            } else {
                "core,alloc"
            };
            command.arg(format!("-Zbuild-std={parts}"));
            command.arg("-Zbuild-std-features=compiler-builtins-mem");
        }
        // Another compiler in the common folder would make the next build start anew.
        command
            .arg("--target-dir")
            .arg(workspace.join("target/bare-metal"));
        command
    }
}

fn debian_cargo(root: &Path) -> Command {
    let mut command = Command::new(DEBIAN_CARGO);
    command
        .current_dir(root)
        .env("RUSTC", DEBIAN_RUSTC)
        .env("RUSTC_BOOTSTRAP", "1");
    for variable in ["CARGO", "RUSTDOC", "RUSTUP_TOOLCHAIN"] {
        command.env_remove(variable);
    }
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
