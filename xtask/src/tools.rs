//! Programs that a task needs beside Rust: whether they are here, and how they come here.

use std::{fs, process::Command};

use crate::{
    failure::Failure,
    process::{self, cargo},
    workspace::Workspace,
};

/// Whether a program is here and says its version.
pub(crate) fn answers(program: &str) -> bool {
    process::works(Command::new(program).arg("--version"))
}

/// A command of cargo's, such as `deny` of the crate `cargo-deny`, is installed where it is not here.
pub(crate) fn cargo_command(workspace: &Workspace, name: &str) -> Result<(), Failure> {
    if process::works(cargo(workspace.root()).args([name, "--version"])) {
        return Ok(());
    }
    let package = format!("cargo-{name}");
    println!("{package} is not installed. Installing it takes some minutes.");
    // Where a version that its authors have locked is not to be had, with what is there.
    let outcome = process::run(cargo_install(workspace).args(["--locked", &package]))
        .or_else(|_| process::run(cargo_install(workspace).arg(&package)));
    outcome.map_err(|failure| {
        Failure::unavailable(format!("{failure}\nThis needs `cargo install {package}`."))
    })
}

/// `cargo install`, for a program that has little to do: time spent on optimising it is lost.
pub(crate) fn cargo_install(workspace: &Workspace) -> Command {
    let mut install = cargo(workspace.root());
    install
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
        .args(["install", "--quiet"]);
    install
}

/// A check, for the continuous integration: `Some` says why it is not possible here. Only what was to be
/// prepared may be missing: a check that has begun ends well or fails.
pub(crate) fn where_possible(
    prepared: Result<(), Failure>,
    check: impl FnOnce() -> Result<(), Failure>,
) -> Result<Option<String>, Failure> {
    match prepared {
        Ok(()) => check().map(|()| None),
        Err(missing) if missing.is_unavailable() => Ok(Some(format!("not checked: {missing}"))),
        Err(wrong) => Err(wrong),
    }
}

/// A package of Debian's, and whether what it brings is here.
pub(crate) type Package<'a> = (&'a str, &'a dyn Fn() -> bool);

/// Installs those that are missing, or names them.
pub(crate) fn debian(packages: &[Package<'_>]) -> Result<(), Failure> {
    let missing = missing(packages);
    if missing.is_empty() {
        return Ok(());
    }
    println!("Trying to install {}.", missing.join(", "));
    install_on_debian(&missing);
    let missing = self::missing(packages);
    if missing.is_empty() {
        return Ok(());
    }
    Err(Failure::unavailable(format!(
        "not installed: {} (Debian's names)",
        missing.join(", ")
    )))
}

fn missing<'a>(packages: &[Package<'a>]) -> Vec<&'a str> {
    packages
        .iter()
        .filter(|(_, is_here)| !is_here())
        .map(|(name, _)| *name)
        .collect()
}

/// Installs packages, as root on Debian, which is what a build machine is. Elsewhere nothing is
/// done.
pub(crate) fn install_on_debian(packages: &[&str]) -> bool {
    let is_debian = fs::read_to_string("/etc/os-release")
        .is_ok_and(|text| text.lines().any(|line| line == "ID=debian"));
    let is_root = process::output(Command::new("id").arg("-u")).is_some_and(|id| id.trim() == "0");
    let mut install = Command::new("apt-get");
    install
        .args(["install", "-y", "-q", "--no-install-recommends"])
        .args(packages);
    is_debian
        && is_root
        && process::works(Command::new("apt-get").args(["update", "-q"]))
        && process::works(install.env("DEBIAN_FRONTEND", "noninteractive"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_named() {
        let packages: [Package<'_>; 2] = [
            ("here", &|| answers("cargo")),
            ("not-here", &|| answers("there-is-no-such-program")),
        ];
        assert_eq!(missing(&packages), ["not-here"]);
    }

    #[test]
    fn a_check_is_left_out_only_where_something_is_missing() {
        let missing = || Err(Failure::unavailable("no compiler"));
        let left_out = where_possible(missing(), || Ok(())).unwrap();
        assert_eq!(left_out.as_deref(), Some("not checked: no compiler"));
        assert_eq!(where_possible(Ok(()), || Ok(())).unwrap(), None);
        assert!(where_possible(Ok(()), missing).is_err());
        assert!(where_possible(Err(Failure::wrong("red")), || Ok(())).is_err());
    }

    #[test]
    fn what_is_here_is_not_installed() {
        let workspace = Workspace::find().unwrap();
        assert!(cargo_command(&workspace, "clippy").is_ok());
        let install = process::line(cargo_install(&workspace).arg("cargo-x"));
        assert!(install.ends_with("install --quiet cargo-x"), "{install}");
    }
}
