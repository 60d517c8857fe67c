//! Keys that other implementations write are read, and the other way round.

use std::{path::PathBuf, process::Command};

use super::{Context, Outcome};
use crate::process::{self, cargo};

/// The Python package, exactly: what is compared is known of this version.
const PYSETO: &str = "pyseto==1.10.0";

/// The sisters of our crates on the registry, and the crate `paserk` there: in a workspace of its own,
/// because their names are ours.
pub(super) fn crates(context: &Context<'_>) -> Outcome {
    let mut command = cargo(context.workspace.root());
    command.args(["test", "--locked", "--manifest-path", "interop/Cargo.toml"]);
    process::run(&mut command).map(|()| None)
}

/// The Python package `pyseto`, in an environment of its own, where there is a Python to make one.
pub(super) fn pyseto(context: &Context<'_>) -> Outcome {
    let root = context.workspace.root();
    let python = match environment(context) {
        Ok(python) => python,
        Err(missing) => return Ok(Some(missing)),
    };
    process::run(cargo(root).args(["build", "--locked", "--package", "paseto-cli"]))?;
    let mut command = Command::new(python);
    command.current_dir(root).arg("interop/keys_with_pyseto.py");
    command.arg(process::target(context.workspace).join("debug/paseto"));
    process::run(&mut command).map(|()| None)
}

/// The Python of an environment that has the package, or why there is none.
fn environment(context: &Context<'_>) -> Result<PathBuf, String> {
    let folder = process::target(context.workspace).join("interop");
    let python = folder.join("bin/python");
    let has_package = |python: &PathBuf| {
        let version = [
            "-c",
            "import importlib.metadata as m; print('pyseto==' + m.version('pyseto'))",
        ];
        process::output(Command::new(python).args(version))
            .is_some_and(|found| found.trim() == PYSETO)
    };
    if has_package(&python) {
        return Ok(python);
    }
    if !process::works(Command::new("python3").args(["-m", "venv"]).arg(&folder)) {
        return Err("not checked: there is no Python 3 with `venv` here".to_owned());
    }
    let install = ["-m", "pip", "install", "--quiet", PYSETO];
    if !process::works(Command::new(&python).args(install)) || !has_package(&python) {
        return Err(format!("not checked: {PYSETO} could not be installed"));
    }
    Ok(python)
}
