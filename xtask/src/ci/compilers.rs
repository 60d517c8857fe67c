//! Compilers that have to be installed beside Rust.

use std::{env, process::Command};

use super::{Context, Outcome};
use crate::{failure::Failure, process, tools::answers};

/// AWS-LC is written in C and assembly. Whoever takes neither of these features needs no C.
const NO_C_COMPILER: &str = "A C compiler (cc) is needed for the features `aws-lc` and \
    `legacy-rsa`, and so for the command `paseto`: AWS-LC is C and assembly. Install one \
    (on Debian: apt-get install gcc libc6-dev), or name it in the variable CC.";

/// Says at the beginning what would be missing in the middle.
pub(super) fn c_compiler(_: &Context<'_>) -> Outcome {
    // On Windows the compiler is not on the path, and comes with Rust's linker.
    if cfg!(windows) || env::var_os("CC").is_some() || answers("cc") {
        return Ok(None);
    }
    Err(Failure::unavailable(NO_C_COMPILER))
}

/// Whether there is a C++ compiler, which libFuzzer is built with.
pub(crate) fn has_cxx_compiler() -> bool {
    env::var_os("CXX").is_some() || answers("c++")
}

/// What is missing of what AWS-LC's FIPS module is built with; `None` when nothing is.
pub(super) fn missing_for_fips() -> Option<String> {
    let tools = [("CMake", "cmake", "--version"), ("Go", "go", "version")];
    missing(tools.map(|(name, program, question)| {
        (name, process::works(Command::new(program).arg(question)))
    }))
}

fn missing<const N: usize>(tools: [(&str, bool); N]) -> Option<String> {
    let missing: Vec<_> = tools
        .iter()
        .filter(|(_, here)| !here)
        .map(|(name, _)| *name)
        .collect();
    match missing.as_slice() {
        [] => None,
        [one] => Some(format!("{one} is not installed")),
        more => Some(format!("{} are not installed", more.join(" and "))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_named() {
        assert_eq!(missing([("CMake", true), ("Go", true)]), None);
        assert_eq!(
            missing([("CMake", true), ("Go", false)]).as_deref(),
            Some("Go is not installed")
        );
        assert_eq!(
            missing([("CMake", false), ("Go", false)]).as_deref(),
            Some("CMake and Go are not installed")
        );
        assert!(!answers("there-is-no-such-compiler"));
    }
}
