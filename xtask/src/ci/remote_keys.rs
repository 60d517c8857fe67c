//! The example of keys that are elsewhere, which is a workspace of its own.

use std::{env, path::Path};

use super::{Context, Outcome};
use crate::{
    process::{self, cargo},
    tools::debian,
};

/// Where distributions put SoftHSM2.
const USUAL: [&str; 4] = [
    "/usr/lib/softhsm/libsofthsm2.so",
    "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so",
    "/usr/lib64/softhsm/libsofthsm2.so",
    "/usr/local/lib/softhsm/libsofthsm2.so",
];

/// Lints and tests; where SoftHSM2 is here, its tests may not be skipped.
pub(super) fn run(context: &Context<'_>) -> Outcome {
    let is_there = || {
        env::var_os("SOFTHSM2_MODULE").is_some()
            || USUAL.iter().any(|path| Path::new(path).is_file())
    };
    let here = debian(&[("softhsm2", &is_there)]).is_ok();
    let manifest = ["--manifest-path", "examples/remote-keys/Cargo.toml"];
    let command = |task: &str| {
        let mut command = cargo(context.workspace.root());
        command.arg(task).args(manifest);
        command
    };
    process::run(command("fmt").arg("--check"))?;
    process::run(command("clippy").args(["--locked", "--all-targets", "--", "-D", "warnings"]))?;
    let mut tests = command("test");
    tests.arg("--locked");
    if here {
        tests.env("PASETO_REQUIRE_SOFTHSM", "1");
    }
    process::run(&mut tests)?;
    let missing = "not checked: tokens that an HSM signs, for SoftHSM2 is not installed \
                   (Debian's package `softhsm2`)";
    Ok((!here).then(|| missing.to_owned()))
}
