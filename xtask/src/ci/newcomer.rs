//! What a newcomer does first: the README's program, in a fresh package with one dependency.

use std::fs;

use super::{Context, Outcome};
use crate::{
    failure::Failure,
    process::{self, cargo},
    workspace::Workspace,
};

/// What the program of the README prints.
const SAYS: &str = "alice is admin\n";

/// Builds and runs the first program of the README with `paseto-v4` as its only dependency.
pub(super) fn run(context: &Context<'_>) -> Outcome {
    let readme = context.workspace.join("README.md");
    let readme = fs::read_to_string(&readme).map_err(Failure::file("read", &readme))?;
    let program = first_program(&readme)
        .ok_or_else(|| Failure::wrong("The README has no block of Rust any more."))?;
    write_package(context.workspace, program)?;
    let mut command = cargo(&context.workspace.join(FOLDER));
    command.args(["run", "--quiet", "--target-dir", "target"]);
    // Nothing but Rust is needed for it, so a build script that asks for a C compiler fails.
    command.env("CC", "a-c-compiler-is-not-needed-for-version-4");
    println!("{} (in {FOLDER})", process::line(&command));
    match process::output(&mut command).as_deref() {
        Some(SAYS) => Ok(None),
        Some(other) => Err(Failure::wrong(format!(
            "The README's program printed {other:?} instead of {SAYS:?}."
        ))),
        // Once more, to show why.
        None => process::run(&mut command).map(|()| None),
    }
}

/// Below the workspace's own target folder, so that nothing is left elsewhere.
const FOLDER: &str = "target/newcomer";

fn write_package(workspace: &Workspace, program: &str) -> Result<(), Failure> {
    let folder = workspace.join(FOLDER);
    let write = |name: &str, content: &str| {
        let path = folder.join(name);
        fs::write(&path, content).map_err(Failure::file("write", &path))
    };
    let sources = folder.join("src");
    fs::create_dir_all(&sources).map_err(Failure::file("create", &sources))?;
    write("Cargo.toml", MANIFEST)?;
    write("src/main.rs", program)?;
    // The versions that everything else was checked with.
    let lock = workspace.join("Cargo.lock");
    let lock = fs::read_to_string(&lock).map_err(Failure::file("read", &lock))?;
    write("Cargo.lock", &lock)
}

const MANIFEST: &str = r#"[workspace]

[package]
name = "newcomer"
edition = "2024"

[dependencies]
paseto-v4 = { path = "../../crates/paseto-v4" }
"#;

/// The first block of Rust in a Markdown text.
fn first_program(markdown: &str) -> Option<&str> {
    let (_, rest) = markdown.split_once("\n```rust\n")?;
    rest.split_once("```").map(|(program, _)| program)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_program_is_found() {
        let text = "a\n```console\n$ ls\n```\n```rust\nfn main() {}\n```\n```rust\n```\n";
        assert_eq!(first_program(text), Some("fn main() {}\n"));
        assert_eq!(first_program("no program"), None);
    }
}
