//! Version 4 as WebAssembly, in Node and in a browser without a window.

use std::{env, fs, path::PathBuf, process::Command};

use toml::Table;

use super::{
    Ran,
    compiler::{Compiler, Standard, variable},
    tally,
};
use crate::{
    failure::Failure,
    process::{self, target},
    tools::{self, answers, debian},
    workspace::Workspace,
};

const TARGET: &str = "wasm32-unknown-unknown";
const MANIFEST: &str = "wasm/Cargo.toml";
const LOCK: &str = "wasm/Cargo.lock";
/// It starts Node or a browser, and says there what a test has to say.
const RUNNER: &str = "wasm-bindgen-test-runner";
const DRIVER: &str = "chromedriver";
/// Rustup's compiler brings a linker, under a name that Debian does not have.
const DEBIAN_LINKER: (&str, &str) = ("lld-22", "wasm-ld-22");

/// The vectors in Node, and the size of a program that verifies.
pub(super) fn node(workspace: &Workspace) -> Result<Ran, Failure> {
    debian(&[("nodejs", &|| answers("node"))])?;
    let web = Web::prepare(workspace)?;
    let tests = tally::run(&mut web.tests())?;
    let size = web.size()?;
    Ok(Ran {
        what: format!("the vectors of version 4; {size} bytes of .wasm verify"),
        tests: Some(tests),
    })
}

/// The vectors in Chromium.
pub(super) fn chromium(workspace: &Workspace) -> Result<Ran, Failure> {
    debian(&[
        ("chromium", &|| answers("chromium")),
        ("chromium-driver", &|| answers(DRIVER)),
    ])?;
    let mut tests = Web::prepare(workspace)?.tests();
    tests
        .env("WASM_BINDGEN_USE_BROWSER", "1")
        // In seconds, for all tests of a file: a slow machine is no failure.
        .env("WASM_BINDGEN_TEST_TIMEOUT", "1800")
        .env("CHROMEDRIVER", DRIVER);
    Ok(Ran {
        what: "the vectors of version 4".to_owned(),
        tests: Some(tally::run(&mut tests)?),
    })
}

/// What builds and runs there.
struct Web<'a> {
    workspace: &'a Workspace,
    compiler: Compiler,
    runner: PathBuf,
}

impl<'a> Web<'a> {
    fn prepare(workspace: &'a Workspace) -> Result<Self, Failure> {
        let compiler = Compiler::find(TARGET)?;
        if matches!(compiler, Compiler::Debian) {
            let (package, linker) = DEBIAN_LINKER;
            debian(&[(package, &|| answers(linker))])?;
        }
        let version = locked_version(workspace)?;
        Ok(Self {
            workspace,
            compiler,
            runner: runner(workspace, &version)?,
        })
    }

    fn cargo(&self, task: &str) -> Command {
        let mut command = self
            .compiler
            .cargo(self.workspace, task, TARGET, Standard::Abort);
        command
            .args(["--manifest-path", MANIFEST, "--target-dir"])
            .arg(self.folder());
        if matches!(self.compiler, Compiler::Debian) {
            command.env(variable(TARGET, "LINKER"), DEBIAN_LINKER.1);
        }
        command
    }

    fn tests(&self) -> Command {
        let mut command = self.cargo("test");
        command
            .arg("--tests")
            .env(variable(TARGET, "RUNNER"), &self.runner);
        command
    }

    /// In bytes, as wasm-bindgen hands it to a page, without a tool that makes it smaller.
    fn size(&self) -> Result<u64, Failure> {
        process::run(self.cargo("build").args(["--lib", "--release"]))?;
        let built = self.folder().join(TARGET).join("release/paseto_wasm.wasm");
        let out = self.folder().join("web");
        let mut bindgen = Command::new(self.runner.with_file_name("wasm-bindgen"));
        bindgen.args(["--target", "web", "--remove-name-section", "--out-dir"]);
        process::run(bindgen.args([&out, &built]))?;
        let program = out.join("paseto_wasm_bg.wasm");
        let file = fs::metadata(&program).map_err(Failure::file("read", &program))?;
        Ok(file.len())
    }

    fn folder(&self) -> PathBuf {
        target(self.workspace).join("wasm")
    }
}

/// The runner of exactly this version: it and the library speak a language that each version has
/// anew.
fn runner(workspace: &Workspace, version: &str) -> Result<PathBuf, Failure> {
    let folder = target(workspace).join("tools");
    let own = folder
        .join("bin")
        .join(RUNNER)
        .with_extension(env::consts::EXE_EXTENSION);
    for runner in [PathBuf::from(RUNNER), own.clone()] {
        let said = process::output(Command::new(&runner).arg("--version"));
        if said.is_some_and(|said| said.split_whitespace().any(|word| word == version)) {
            return Ok(runner);
        }
    }
    println!("wasm-bindgen-cli {version} is not installed. Installing it takes some minutes.");
    let mut install = tools::cargo_install(workspace);
    install
        .args(["--no-default-features", "--root"])
        .arg(folder)
        .args(["--version", &format!("={version}"), "wasm-bindgen-cli"]);
    if process::run(&mut install).is_ok() {
        return Ok(own);
    }
    Err(Failure::unavailable(format!(
        "not installed: wasm-bindgen-cli {version} (cargo install)"
    )))
}

/// The version of wasm-bindgen in the lock file.
fn locked_version(workspace: &Workspace) -> Result<String, Failure> {
    let path = workspace.join(LOCK);
    let text = fs::read_to_string(&path).map_err(Failure::file("read", &path))?;
    version_in(&text).ok_or_else(|| Failure::wrong(format!("{LOCK} locks no wasm-bindgen.")))
}

fn version_in(lock: &str) -> Option<String> {
    let lock: Table = lock.parse().ok()?;
    let mut packages = lock.get("package")?.as_array()?.iter();
    let package = packages.find(|package| {
        package.get("name").and_then(toml::Value::as_str) == Some("wasm-bindgen")
    })?;
    package.get("version")?.as_str().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_read() {
        let lock = "version = 4\n\n[[package]]\nname = \"wasm-bindgen-shared\"\nversion = \"0.2.1\"\n\
                    \n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.2\"\n";
        assert_eq!(version_in(lock).as_deref(), Some("0.2.2"));
        assert_eq!(version_in("version = 4\n"), None);
    }
}
