//! What the dependencies are, under which licence, and from where: `deny.toml`.

use super::{Context, Outcome};
use crate::{
    process::{self, cargo},
    tools,
};

const NOT_ASKED: &str =
    "advisories were not checked: their database comes from the network (`--full` does it)";
const NO_DATABASE: &str = "advisories were NOT checked, though `--full` asks for it: their database, \
    github.com/RustSec/advisory-db, could not be fetched";

/// Runs cargo-deny, which is installed when it is not here.
pub(super) fn run(context: &Context<'_>) -> Outcome {
    let workspace = context.workspace;
    tools::cargo_command(workspace, "deny")?;
    // For all platforms: a build has fetched only what this one needs.
    process::run(cargo(workspace.root()).args(["fetch", "--locked"]))?;
    let offline = ["deny", "--offline", "check", "licenses", "bans", "sources"];
    process::run(cargo(workspace.root()).args(offline))?;
    if !context.full {
        return Ok(Some(NOT_ASKED.to_owned()));
    }
    // By itself, because an advisory and a database that is not there end in the same status.
    if process::run(cargo(workspace.root()).args(["deny", "fetch", "db"])).is_err() {
        return Ok(Some(NO_DATABASE.to_owned()));
    }
    let advisories = ["deny", "check", "advisories"];
    process::run(cargo(workspace.root()).args(advisories)).map(|()| None)
}
