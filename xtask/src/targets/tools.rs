//! The programs that the other machines need.

use std::process::Command;

use crate::{ci::tools::install_on_debian, failure::Failure, process};

/// A package of Debian's, and whether what it brings is here.
pub(super) type Package<'a> = (&'a str, &'a dyn Fn() -> bool);

/// Installs those that are missing, or names them.
pub(super) fn install(packages: &[Package<'_>]) -> Result<(), Failure> {
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

/// Whether a program is here and says its version.
pub(super) fn answers(program: &str) -> bool {
    process::works(Command::new(program).arg("--version"))
}

/// No compiler builds for this target.
pub(super) fn no_compiler(target: &str) -> Failure {
    Failure::unavailable(format!(
        "no compiler: neither `rustup target add {target}` nor Debian's rustc-web could be had"
    ))
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
}
