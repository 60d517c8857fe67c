//! Who builds for a machine that is not this one.
//!
//! That depends on the machine: rustup's compiler with the target's standard library installed, or
//! Debian's, which builds the standard library from its source.

use std::{path::Path, process::Command};

use crate::{
    failure::Failure,
    process::{self, cargo},
    tools::install_on_debian,
    workspace::Workspace,
};

const DEBIAN_RUSTC: &str = "/usr/bin/rustc";
const DEBIAN_RUSTDOC: &str = "/usr/bin/rustdoc";
const DEBIAN_CARGO: &str = "/usr/bin/cargo";
const DEBIAN_SOURCE: &str = "lib/rustlib/src/rust/library/core/Cargo.toml";
const DEBIAN_PACKAGES: [&str; 3] = ["rustc-web", "cargo-web", "rust-web-src"];

/// Who builds for the target.
#[derive(Clone, Copy)]
pub(super) enum Compiler {
    Rustup,
    Debian,
}

/// What of the standard library Debian's compiler builds.
#[derive(Clone, Copy)]
pub(super) enum Standard {
    /// `core` alone: even the crate `alloc` is not there.
    Core,
    /// `core` and `alloc`.
    Alloc,
    /// `std`, where a panic ends the program.
    Abort,
    /// `std`, and what tests are run with.
    Tests,
}

impl Compiler {
    /// The compiler for this target; one is installed where it can be.
    pub(super) fn find(target: &str) -> Result<Self, Failure> {
        if has_rustup_target(target) {
            return Ok(Self::Rustup);
        }
        if has_debian_compiler() {
            return Ok(Self::Debian);
        }
        println!("No compiler for {target} is here. Trying to install one.");
        if process::works(Command::new("rustup").args(["target", "add", target])) {
            return Ok(Self::Rustup);
        }
        if install_on_debian(&DEBIAN_PACKAGES) && has_debian_compiler() {
            return Ok(Self::Debian);
        }
        Err(Failure::unavailable(format!(
            "no compiler: neither `rustup target add {target}` nor Debian's rustc-web could be had"
        )))
    }

    /// Its cargo, with a task such as `build` for this target.
    pub(super) fn cargo(
        self,
        workspace: &Workspace,
        task: &str,
        target: &str,
        standard: Standard,
    ) -> Command {
        let mut command = match self {
            Self::Rustup => cargo(workspace.root()),
            Self::Debian => debian_cargo(workspace.root()),
        };
        command.args([task, "--locked", "--target", target]);
        if matches!(self, Self::Debian) {
            command.args(standard.flags());
        }
        command
    }
}

impl Standard {
    const fn flags(self) -> &'static [&'static str] {
        match self {
            Self::Core => &["-Zbuild-std=core", MEMORY],
            Self::Alloc => &["-Zbuild-std=core,alloc", MEMORY],
            Self::Abort => &["-Zbuild-std=std,panic_abort"],
            Self::Tests => &["-Zbuild-std=std,panic_unwind,test"],
        }
    }
}

/// Where there is no C library to copy and compare memory.
const MEMORY: &str = "-Zbuild-std-features=compiler-builtins-mem";

fn has_rustup_target(target: &str) -> bool {
    process::output(Command::new("rustup").args(["target", "list", "--installed"]))
        .is_some_and(|targets| targets.lines().any(|installed| installed == target))
}

/// The compiler, and the source of its standard library.
fn has_debian_compiler() -> bool {
    let folder = process::output(Command::new(DEBIAN_RUSTC).args(["--print", "sysroot"]));
    Path::new(DEBIAN_CARGO).is_file()
        && folder.is_some_and(|folder| Path::new(folder.trim()).join(DEBIAN_SOURCE).is_file())
}

fn debian_cargo(root: &Path) -> Command {
    let mut command = Command::new(DEBIAN_CARGO);
    command
        .current_dir(root)
        .env("RUSTC", DEBIAN_RUSTC)
        .env("RUSTDOC", DEBIAN_RUSTDOC)
        .env("RUSTC_BOOTSTRAP", "1");
    for variable in ["CARGO", "RUSTUP_TOOLCHAIN"] {
        command.env_remove(variable);
    }
    process::forget_this_package(&mut command);
    command
}

/// The name of the variable that says for one target what `linker` or `runner` in a configuration
/// would say.
pub(super) fn variable(target: &str, end: &str) -> String {
    let target = target.replace('-', "_").to_uppercase();
    format!("CARGO_TARGET_{target}_{end}")
}
