//! The list of used tokens on a Redis server: its tests with a real one.

use super::{Context, Outcome};
use crate::{
    process::{self, cargo},
    tools::{answers, debian},
};

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
    if let Err(missing) = debian(&[(SERVER, &|| answers(SERVER))]) {
        return Ok(Some(format!("not tested: {missing}")));
    }
    let mut tests = cargo(context.workspace.root());
    tests.args(TESTS).env(REQUIRE.0, REQUIRE.1);
    process::run(&mut tests).map(|()| None)
}
