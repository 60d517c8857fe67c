//! `cargo xtask python`: the Python module, built, installed and tested.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    failure::Failure,
    flags,
    process::{self, target},
    workspace::Workspace,
};

const PACKAGE: &str = "crates/fast-paseto";
/// What `requires-python` of the package says.
const MINIMUM: (u32, u32) = (3, 11);
/// How often the tests for leaks call each function.
const CALLS: &str = "1000000";

/// Builds the wheel into an environment of its own, and runs its tests or its benchmark there.
pub(crate) fn run(workspace: &Workspace, flags: &flags::Python) -> Result<(), Failure> {
    let environment = Environment::make(workspace).map_err(Failure::unavailable)?;
    environment.install()?;
    if flags.bench {
        environment.benchmark()
    } else {
        environment.test()
    }
}

/// The same for the continuous integration: `Some` says why it is not possible here.
pub(crate) fn check(workspace: &Workspace) -> Result<Option<String>, Failure> {
    let environment = match Environment::make(workspace) {
        Ok(environment) => environment,
        Err(why) => return Ok(Some(format!("not checked: {why}"))),
    };
    environment.install()?;
    environment.test()?;
    Ok(None)
}

/// A virtual environment, in the workspace's target folder.
struct Environment {
    package: PathBuf,
    folder: PathBuf,
}

impl Environment {
    fn make(workspace: &Workspace) -> Result<Self, String> {
        let environment = Self {
            package: workspace.join(PACKAGE),
            folder: target(workspace).join("python"),
        };
        let (major, minor) = MINIMUM;
        let is_new = format!("import sys; sys.exit(sys.version_info < ({major}, {minor}))");
        if !process::works(Command::new("python3").args(["-c", &is_new])) {
            return Err(format!(
                "there is no Python {major}.{minor} or later here, as `python3`"
            ));
        }
        let mut make = Command::new("python3");
        make.args(["-m", "venv"]).arg(&environment.folder);
        if !process::works(&mut make) {
            return Err("this Python has no `venv` (Debian: python3-venv)".to_owned());
        }
        let requirements = environment.package.join("tests/requirements.txt");
        let mut install = environment.python();
        install.args(["-m", "pip", "install", "--quiet", "--requirement"]);
        if !process::works(install.arg(requirements)) {
            return Err("what the tests need could not be installed".to_owned());
        }
        Ok(environment)
    }

    /// The Python of the environment.
    fn python(&self) -> Command {
        let mut command = Command::new(self.folder.join("bin/python"));
        command.current_dir(&self.package);
        command
    }

    /// Builds the wheel, and installs it.
    fn install(&self) -> Result<(), Failure> {
        let wheels = self.folder.join("wheels");
        // One that was built before must not be the one that is tested.
        if wheels.is_dir() {
            fs::remove_dir_all(&wheels).map_err(Failure::file("remove", &wheels))?;
        }
        let mut build = self.python();
        build.args(["-m", "maturin", "build", "--release", "--out"]);
        process::run(build.arg(&wheels))?;
        let wheel = self.wheel(&wheels)?;
        let mut install = self.python();
        install.args([
            "-m",
            "pip",
            "install",
            "--quiet",
            "--force-reinstall",
            "--no-deps",
        ]);
        process::run(install.arg(wheel))
    }

    /// The only wheel, which is for every Python from the oldest on.
    fn wheel(&self, folder: &Path) -> Result<PathBuf, Failure> {
        let entries = fs::read_dir(folder).map_err(Failure::file("read", folder))?;
        let wheels: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
        let is_stable = |wheel: &PathBuf| {
            let (major, minor) = MINIMUM;
            let tag = format!("-cp{major}{minor}-abi3-");
            wheel.to_string_lossy().contains(&tag)
        };
        match wheels.as_slice() {
            [wheel] if is_stable(wheel) => Ok(wheel.clone()),
            _ => Err(Failure::wrong(format!(
                "Not one wheel of the stable ABI: {wheels:?}."
            ))),
        }
    }

    fn test(&self) -> Result<(), Failure> {
        let mut tests = self.python();
        tests.args(["-m", "pytest", "--quiet", "tests"]);
        process::run(tests.env("FAST_PASETO_CALLS", CALLS))?;
        let mut types = self.python();
        types.args(["-m", "mypy", "--strict", "--package", "fast_paseto"]);
        process::run(&mut types)?;
        let mut stubs = self.python();
        stubs.args(["-m", "mypy.stubtest", "fast_paseto"]);
        process::run(&mut stubs)
    }

    fn benchmark(&self) -> Result<(), Failure> {
        // It has the name of ours, so it stands in a folder of its own.
        let old = self.folder.join("old");
        let mut install = self.python();
        install.args([
            "-m",
            "pip",
            "install",
            "--quiet",
            "--upgrade",
            "--no-deps",
            "--target",
        ]);
        process::run(install.arg(&old).arg("fast-paseto==0.1.0"))?;
        let mut bench = self.python();
        process::run(bench.arg("bench/compare.py").arg(&old))
    }
}
