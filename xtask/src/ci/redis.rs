//! The list of used tokens on a Redis server: its tests with a real one.

use std::process::Command;

use super::{Context, Outcome, tools};
use crate::process::{self, cargo};

const SERVER: &str = "redis-server";

/// The tests take this for: do not skip, fail.
const REQUIRE: (&str, &str) = ("PASETO_REQUIRE_REDIS", "1");

const TESTS: [&str; 7] = [
    "test",
    "--package",
    "paseto",
    "--features",
    "redis",
    "--test",
    "seen",
];

/// Runs them where a server is installed or can be, and says where not.
pub(super) fn run(context: &Context<'_>) -> Outcome {
    let is_there = || process::works(Command::new(SERVER).arg("--version"));
    if !is_there() {
        println!("No {SERVER} is here. Trying to install one.");
        if !tools::install_on_debian(&[SERVER]) || !is_there() {
            return Ok(Some(format!("not tested: there is no {SERVER}")));
        }
    }
    let mut tests = cargo(context.workspace.root());
    tests.args(TESTS).env(REQUIRE.0, REQUIRE.1);
    process::run(&mut tests).map(|()| None)
}
