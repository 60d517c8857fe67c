//! The programs, and what is counted of each.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use super::{processor, report::Cost, tree::Tree};
use crate::{
    failure::Failure,
    process::{self, cargo},
};

/// A package in a folder of its own.
#[derive(Debug)]
pub(super) struct Program {
    pub(super) folder: &'static str,
    /// The crate that it stands on.
    library: &'static str,
    /// What to say besides its name and its version.
    remark: &'static str,
    pub(super) format: Format,
}

/// What it checks.
#[derive(Clone, Copy, Debug)]
pub(super) enum Format {
    Paseto,
    Jwt,
}

/// Ours, and then those that it is compared with.
pub(super) const PROGRAMS: [Program; 6] = [
    Program {
        folder: "paseto-v4",
        library: "paseto-v4",
        remark: "of this repository",
        format: Format::Paseto,
    },
    Program {
        folder: "paseto-v4-rc",
        library: "paseto-v4",
        remark: "with `paseto-json`",
        format: Format::Paseto,
    },
    Program {
        folder: "pasetors",
        library: "pasetors",
        remark: "",
        format: Format::Paseto,
    },
    Program {
        folder: "rusty_paseto",
        library: "rusty_paseto",
        remark: "",
        format: Format::Paseto,
    },
    Program {
        folder: "jsonwebtoken-rust_crypto",
        library: "jsonwebtoken",
        remark: "EdDSA, `rust_crypto`",
        format: Format::Jwt,
    },
    Program {
        folder: "jsonwebtoken-aws_lc_rs",
        library: "jsonwebtoken",
        remark: "EdDSA, `aws_lc_rs`",
        format: Format::Jwt,
    },
];

impl Program {
    /// Downloads what it needs, so that nothing is downloaded where a build is measured, and counts
    /// the crates that are compiled for this platform, macros and build scripts included.
    pub(super) fn crates(&self, folder: &Path) -> Result<Cost, Failure> {
        process::run(self.cargo(folder).args(["fetch", "--quiet"]))?;
        let mut tree = self.cargo(folder);
        tree.args(["tree", "--offline", "--locked", "--edges", "normal,build"]);
        tree.args(["--prefix", "none"]);
        let text = process::output(&mut tree);
        let text = text
            .ok_or_else(|| Failure::unavailable(format!("`{}` failed.", process::line(&tree))))?;
        let tree = Tree::parse(&text);
        let version = tree.version(self.library).ok_or_else(|| {
            let (folder, library) = (self.folder, self.library);
            Failure::wrong(format!("The program {folder} is not built on {library}."))
        })?;
        Ok(Cost {
            library: self.library,
            version: version.to_owned(),
            remark: self.remark,
            crates: tree.count(),
            cpu_seconds: Vec::new(),
            bytes: 0,
        })
    }

    /// Builds it from nothing, adds what that took to its cost, and says where it is.
    pub(super) fn build(
        &self,
        folder: &Path,
        builds: &Path,
        cost: &mut Cost,
    ) -> Result<PathBuf, Failure> {
        let target = builds.join(self.folder);
        if target.is_dir() {
            fs::remove_dir_all(&target).map_err(Failure::file("remove", &target))?;
        }
        let mut build = self.cargo(folder);
        build.args(["build", "--release", "--offline", "--locked", "--quiet"]);
        build.env("CARGO_TARGET_DIR", &target);
        // One that keeps what was compiled before would make it less than cold.
        build.env("RUSTC_WRAPPER", "");
        let time = processor::time_of(&mut build)?;
        cost.cpu_seconds.extend(time.map(|time| time.as_secs_f64()));
        let name = format!("footprint-{}{}", self.folder, env::consts::EXE_SUFFIX);
        let executable = target.join("release").join(name);
        let file = fs::metadata(&executable).map_err(Failure::file("find", &executable))?;
        cost.bytes = file.len();
        Ok(executable)
    }

    /// In the folder of the program, above which is the profile for all.
    fn cargo(&self, folder: &Path) -> Command {
        cargo(&folder.join(self.folder))
    }
}
