//! `cargo xtask vectors`: the official test vectors, fetched, compared and run.

mod check;
mod fetch;
mod folder;
mod http;
mod latest;
mod manifest;
mod source;
#[cfg(test)]
mod tests;

pub(crate) use self::manifest::hex;

use std::path::PathBuf;

use crate::{
    failure::Failure,
    flags,
    process::{self, cargo},
    vectors::{
        http::{Http, Timeouts},
        manifest::Manifest,
        source::Source,
    },
    workspace::Workspace,
};

const FILES: &str = "https://raw.githubusercontent.com";
const INTERFACE: &str = "https://api.github.com";

/// Where the files stand, and what they are to be.
#[derive(Debug)]
struct Vectors {
    official: PathBuf,
    manifest: Manifest,
}

/// Does what the flags ask.
pub(crate) fn run(workspace: &Workspace, flags: &flags::Vectors) -> Result<(), Failure> {
    let vectors = Vectors {
        official: workspace.join("vectors/official"),
        manifest: Manifest::read(&workspace.join("vectors/MANIFEST.toml"))?,
    };
    if flags.latest {
        let base = flags.upstream.as_deref().unwrap_or(INTERFACE);
        println!(
            "{}",
            latest::ask(&vectors.manifest, &Http::new(base, Timeouts::default()))?
        );
        return Ok(());
    }
    if flags.check {
        vectors.check()?;
    } else {
        vectors.fetch(&match &flags.from {
            Some(folder) => Source::Folder(folder.clone()),
            None => {
                let base = flags.upstream.as_deref().unwrap_or(FILES);
                Source::Upstream(Http::new(base, Timeouts::default()))
            }
        })?;
    }
    run_all(workspace)
}

/// Runs every vector through the command, which prints a line a file and a total.
fn run_all(workspace: &Workspace) -> Result<(), Failure> {
    let mut command = cargo(workspace.root());
    command.args([
        "run",
        "--quiet",
        "--release",
        "--package",
        "paseto-cli",
        "--",
    ]);
    process::run(command.args(["vectors", "vectors"]))
}
