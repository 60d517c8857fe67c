//! The suites of the libraries on another processor, which QEMU plays.

use std::{path::Path, process::Command};

use super::{
    Ran,
    compiler::{Compiler, Standard, variable},
    tally,
};
use crate::{
    ci,
    failure::Failure,
    process::{self, target},
    tools::{answers, debian},
    workspace::Workspace,
};

/// A processor, and what it is called by whom.
pub(super) struct Machine {
    /// By the Rust compiler.
    pub(super) triple: &'static str,
    /// By QEMU.
    pub(super) qemu: &'static str,
    /// By GCC; its C library is in the folder of that name.
    pub(super) gnu: &'static str,
    /// Debian's packages with the C compiler and the C library.
    pub(super) packages: [&'static str; 2],
    /// What loads a program there, where a processor may be both: it is used instead of QEMU where it
    /// starts.
    pub(super) loader: Option<&'static str>,
}

/// Big-endian.
pub(super) const S390X: Machine = Machine {
    triple: "s390x-unknown-linux-gnu",
    qemu: "qemu-s390x",
    gnu: "s390x-linux-gnu",
    packages: ["gcc-s390x-linux-gnu", "libc6-dev-s390x-cross"],
    loader: None,
};

/// 32 bits.
pub(super) const I686: Machine = Machine {
    triple: "i686-unknown-linux-gnu",
    qemu: "qemu-i386",
    gnu: "i686-linux-gnu",
    packages: ["gcc-i686-linux-gnu", "libc6-dev-i386-cross"],
    loader: Some("lib/ld-linux.so.2"),
};

/// The processor of telephones, and of many servers.
pub(super) const AARCH64: Machine = Machine {
    triple: "aarch64-unknown-linux-gnu",
    qemu: "qemu-aarch64",
    gnu: "aarch64-linux-gnu",
    packages: ["gcc-aarch64-linux-gnu", "libc6-dev-arm64-cross"],
    loader: None,
};

/// Everything that is pure Rust. The suite of `paseto-keyfile` turns RSA on,
/// which is AWS-LC: that is built for the machine too.
const FEATURES: &str = "paseto-nist/ecdsa,paseto/v1,paseto/v2,paseto/v3,paseto/v4,\
                        paseto/password,paseto/pem";

/// A quarter of what it is elsewhere: they look for what is different here, not for new cases.
const PROPTEST_CASES: &str = "64";

/// It tests how vectors are run, with all of them; the versions run them file by file, and a second time
/// takes half an hour of an emulated processor.
const OF_THE_RUNNER: &str = "paseto-conformance";

impl Machine {
    /// Runs the suites.
    pub(super) fn run(&self, workspace: &Workspace) -> Result<Ran, Failure> {
        let compiler = Compiler::find(self.triple)?;
        self.install()?;
        let mut libraries = ci::libraries(workspace)?;
        libraries.retain(|library| library != OF_THE_RUNNER);
        let tests = tally::run(&mut self.tests(compiler, workspace, &libraries))?;
        Ok(Ran {
            what: format!("the suites of {} crates", libraries.len()),
            tests: Some(tests),
        })
    }

    /// QEMU, a linker, and the C library of that machine.
    fn install(&self) -> Result<(), Failure> {
        let [compiler, library] = self.packages;
        let gcc = self.gcc();
        debian(&[
            ("qemu-user", &|| answers(self.qemu)),
            (compiler, &|| answers(&gcc)),
            (library, &|| {
                Path::new(&self.root()).join("lib/crt1.o").is_file()
            }),
        ])
    }

    fn tests(&self, compiler: Compiler, workspace: &Workspace, libraries: &[String]) -> Command {
        let mut command = compiler.cargo(workspace, "test", self.triple, Standard::Tests);
        self.environment(&mut command);
        // Without the examples in the documentation: each is a program of its own.
        command.args(["--lib", "--tests", "--no-fail-fast"]);
        for library in libraries {
            command.args(["--package", library]);
        }
        command
            .args(["--features", FEATURES, "--target-dir"])
            .arg(target(workspace).join("machines"))
            .arg("--");
        // What must not compile is the same for every machine, and the compiler does not run there.
        command.args(ci::COMPILE_FAIL.iter().flat_map(|name| ["--skip", name]));
        command
    }

    /// How cargo links and runs there.
    fn environment(&self, command: &mut Command) {
        command
            .env(variable(self.triple, "LINKER"), self.gcc())
            .env(variable(self.triple, "RUNNER"), self.runner())
            .env(format!("CC_{}", self.triple.replace('-', "_")), self.gcc())
            // Nobody looks into these programs with a debugger, and they are linked sooner without.
            .env("CARGO_PROFILE_DEV_DEBUG", "0")
            // An emulated processor is ten times slower: without these two it takes an hour.
            .env("CARGO_PROFILE_DEV_OPT_LEVEL", "1")
            .env("PROPTEST_CASES", PROPTEST_CASES);
    }

    fn runner(&self) -> String {
        let root = self.root();
        let loader = self.loader.map(|loader| format!("{root}/{loader}"));
        match loader.filter(|loader| process::works(Command::new(loader).arg("--version"))) {
            Some(loader) => format!("{loader} --library-path {root}/lib"),
            None => format!("{} -L {root}", self.qemu),
        }
    }

    fn gcc(&self) -> String {
        format!("{}-gcc", self.gnu)
    }

    fn root(&self) -> String {
        format!("/usr/{}", self.gnu)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargo_is_told_how_to_run() {
        let mut command = Command::new("cargo");
        S390X.environment(&mut command);
        assert_eq!(
            process::line(&command),
            "CARGO_PROFILE_DEV_DEBUG=0 CARGO_PROFILE_DEV_OPT_LEVEL=1 \
             CARGO_TARGET_S390X_UNKNOWN_LINUX_GNU_LINKER=s390x-linux-gnu-gcc \
             CARGO_TARGET_S390X_UNKNOWN_LINUX_GNU_RUNNER='qemu-s390x -L /usr/s390x-linux-gnu' \
             CC_s390x_unknown_linux_gnu=s390x-linux-gnu-gcc PROPTEST_CASES=64 cargo"
        );
    }
}
