//! The minimum Rust version holds.

use std::process::Command;

use super::{Context, Outcome, steps::libraries};
use crate::{
    metadata::Metadata,
    process::{self, cargo_of},
    tidy,
};

/// With that compiler where it is installed, and always by what the dependencies declare.
pub(super) fn run(context: &Context<'_>) -> Outcome {
    let workspace = context.workspace;
    let metadata = Metadata::read(workspace.root())?;
    tidy::report(&tidy::rust_version(&metadata))?;
    let version = metadata.minimum_rust_version()?;
    let Some(toolchain) = installed(&version) else {
        return Ok(Some(format!(
            "Rust {version} is not installed: compared declarations only"
        )));
    };
    let mut command = cargo_of(&toolchain, workspace.root());
    command.args(["check", "--locked", "--target-dir"]);
    command.arg(process::target(workspace).join("msrv"));
    let packages = libraries(workspace)?;
    for package in &packages {
        command.args(["--package", package]);
    }
    let features = metadata.all_features(packages.iter().map(String::as_str));
    command.args(["--features", &features]);
    process::run(&mut command).map(|()| None)
}

/// rustup's name for a toolchain of this version.
fn installed(version: &str) -> Option<String> {
    let list = process::output(Command::new("rustup").args(["toolchain", "list"]))?;
    toolchain_in(&list, version)
}

fn toolchain_in(list: &str, version: &str) -> Option<String> {
    let names = list
        .lines()
        .filter_map(|line| line.split_whitespace().next());
    names
        .into_iter()
        .find(|name| {
            let rest = name.strip_prefix(version);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '-']))
        })
        .map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_toolchain_is_found_by_its_version() {
        let list = "stable-x86_64-unknown-linux-gnu (active, default)\n\
                    1.850.0-x86_64-unknown-linux-gnu\n1.85.1-x86_64-unknown-linux-gnu\n";
        let found = toolchain_in(list, "1.85");
        assert_eq!(found.as_deref(), Some("1.85.1-x86_64-unknown-linux-gnu"));
        assert_eq!(toolchain_in(list, "1.84"), None);
    }
}
