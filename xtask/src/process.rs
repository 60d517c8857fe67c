//! Running other programs.

use std::{
    env,
    ffi::OsString,
    path::{Path, PathBuf},
    process::{Command, ExitStatus, Stdio},
};

use crate::{failure::Failure, workspace::Workspace};

/// The cargo that runs this task: the same toolchain for what it starts.
pub(crate) fn cargo(root: &Path) -> Command {
    let program = env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
    let mut command = Command::new(program);
    command.current_dir(root);
    forget_this_package(&mut command);
    command
}

/// Some variables tell of this package. A build script that looks at one would run anew for whoever
/// types the same command.
pub(crate) fn forget_this_package(command: &mut Command) {
    let about_this_package = env::vars_os().map(|(name, _)| name);
    for name in about_this_package.filter(|name| is_about_a_package(&name.to_string_lossy())) {
        command.env_remove(name);
    }
}

fn is_about_a_package(variable: &str) -> bool {
    let starts = [
        "CARGO_PKG_",
        "CARGO_MANIFEST_",
        "CARGO_BIN_",
        "CARGO_CRATE_",
    ];
    starts.iter().any(|start| variable.starts_with(start))
}

/// The folder that cargo builds into, unless a `config.toml` names another.
pub(crate) fn target(workspace: &Workspace) -> PathBuf {
    let named = ["CARGO_TARGET_DIR", "CARGO_BUILD_TARGET_DIR"]
        .iter()
        .find_map(env::var_os);
    named.map(PathBuf::from).map_or_else(
        || workspace.join("target"),
        |folder| workspace.root().join(folder),
    )
}

/// The cargo of another toolchain, by way of rustup.
pub(crate) fn cargo_of(toolchain: &str, root: &Path) -> Command {
    let mut command = Command::new("cargo");
    command.arg(format!("+{toolchain}")).current_dir(root);
    // They name the toolchain that runs this task.
    for variable in ["CARGO", "RUSTC", "RUSTDOC", "RUSTUP_TOOLCHAIN"] {
        command.env_remove(variable);
    }
    forget_this_package(&mut command);
    command
}

/// Runs it with this terminal. It fails unless the program ends with 0.
pub(crate) fn run(command: &mut Command) -> Result<(), Failure> {
    let status = command
        .status()
        .map_err(|error| not_started(command, &error))?;
    if status.success() {
        return Ok(());
    }
    Err(Failure::passed_on(
        format!("`{}` failed ({status}).", line(command)),
        code(status),
    ))
}

/// What it prints to standard output; `None` when it can't be started or fails.
pub(crate) fn output(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Whether it starts and ends with 0, without a word of what it says.
pub(crate) fn works(command: &mut Command) -> bool {
    output(command).is_some()
}

/// The command as one would type it.
pub(crate) fn line(command: &Command) -> String {
    let variables = command.get_envs().filter_map(|(name, value)| {
        Some(format!(
            "{}={}",
            name.to_string_lossy(),
            quoted(&value?.to_string_lossy())
        ))
    });
    let program = Path::new(command.get_program())
        .file_stem()
        .unwrap_or_default();
    let program = std::iter::once(program.to_string_lossy().into_owned());
    let arguments = command
        .get_args()
        .map(|argument| quoted(&argument.to_string_lossy()));
    variables
        .chain(program)
        .chain(arguments)
        .collect::<Vec<_>>()
        .join(" ")
}

fn quoted(word: &str) -> String {
    if word.is_empty() || word.contains(|c: char| c.is_whitespace() || "'\"$*;&|<>()".contains(c)) {
        format!("'{}'", word.replace('\'', r"'\''"))
    } else {
        word.to_owned()
    }
}

/// The failure of a program that could not be started.
pub(crate) fn not_started(command: &Command, error: &std::io::Error) -> Failure {
    Failure::unavailable(format!("Could not start `{}`: {error}.", line(command)))
}

/// A process that a signal ended has no code of its own.
fn code(status: ExitStatus) -> u8 {
    status
        .code()
        .and_then(|code| u8::try_from(code).ok())
        .unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_can_be_pasted_into_a_shell() {
        let mut command = Command::new("/somewhere/bin/cargo");
        command
            .args(["test", "-p", "a b", "it's"])
            .env("RUSTDOCFLAGS", "-D warnings");
        assert_eq!(
            line(&command),
            r"RUSTDOCFLAGS='-D warnings' cargo test -p 'a b' 'it'\''s'"
        );
    }

    #[test]
    fn what_tells_of_this_package_is_not_passed_on() {
        for command in [cargo(Path::new(".")), cargo_of("nightly", Path::new("."))] {
            let removed = command.get_envs().filter(|(_, value)| value.is_none());
            let removed: Vec<_> = removed.map(|(name, _)| name).collect();
            // This test runs under cargo, which says it.
            assert!(removed.contains(&"CARGO_PKG_NAME".as_ref()), "{removed:?}");
        }
        assert!(!is_about_a_package("CARGO_TARGET_DIR"));
    }

    #[test]
    fn the_status_of_a_program_is_passed_on() {
        let failure = run(Command::new("cargo").arg("no-such-subcommand")).unwrap_err();
        assert_eq!(failure.status(), 101);
        assert!(failure.to_string().contains("cargo no-such-subcommand"));
    }

    #[test]
    fn a_program_that_is_not_there_is_named() {
        let failure = run(&mut Command::new("there-is-no-such-program")).unwrap_err();
        assert_eq!(failure.status(), 3);
        assert!(failure.to_string().contains("there-is-no-such-program"));
    }
}
