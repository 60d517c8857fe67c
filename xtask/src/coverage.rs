//! `cargo xtask coverage`: how many lines of the libraries the tests reach.

mod report;
mod tools;

use std::{fs, process::Command};

use self::{report::Report, tools::Tools};
use crate::{
    ci,
    failure::Failure,
    flags,
    metadata::Metadata,
    process::{self, cargo, target},
    tools::where_possible,
    workspace::Workspace,
};

/// What every library has to reach, in percent of its lines.
const LEAST: f64 = 95.0;

/// Tests beside the code, and what only tests use, would count as lines that are reached.
const NOT_COUNTED: &str = "/(tests|examples|benches)/|/(tests|wycheproof)\\.rs$";

/// Runs the tests with every feature and once more over the pure-Rust backend, and adds up what
/// both reach: in one build there is one backend only.
pub(crate) fn run(workspace: &Workspace, flags: &flags::Coverage) -> Result<(), Failure> {
    let tools = Tools::find(workspace)?;
    let metadata = Metadata::read(workspace.root())?;
    let features = metadata.all_features(metadata.members());
    let llvm_cov = |arguments: &[&str]| {
        let mut command = cargo(workspace.root());
        command.arg("llvm-cov").args(arguments).envs(tools.places());
        command
    };
    let test = |arguments: &[&str]| {
        let mut command = llvm_cov(&["--no-report"]);
        command.args(arguments).arg("--");
        // What must not compile is no line of ours, and compiling it with instruments takes long.
        command.args(ci::COMPILE_FAIL.iter().flat_map(|name| ["--skip", name]));
        process::run(&mut command)
    };
    process::run(&mut llvm_cov(&["clean", "--workspace"]))?;
    // The module of Python's has tests in Python only.
    let others = ["--exclude", "xtask", "--exclude", "fast-paseto"];
    test(&[&["--workspace", "--features", &features], &others[..]].concat())?;
    test(&ci::PURE)?;
    let missing = read(workspace, llvm_cov(&["report"]), flags)?;
    if missing.is_empty() {
        return Ok(());
    }
    Err(Failure::wrong(format!(
        "Below {LEAST} % of the lines: {}. `cargo xtask coverage --lines` names the others.",
        missing.join(", ")
    )))
}

/// The check, for the continuous integration: `Some` says why it is not possible here.
pub(crate) fn check(workspace: &Workspace) -> Result<Option<String>, Failure> {
    where_possible(Tools::find(workspace).map(drop), || {
        run(workspace, &flags::Coverage { lines: false })
    })
}

/// Prints the table, and gives the libraries whose tests reach too little.
fn read(
    workspace: &Workspace,
    mut report: Command,
    flags: &flags::Coverage,
) -> Result<Vec<String>, Failure> {
    report.args(["--ignore-filename-regex", NOT_COUNTED]);
    // A program that a test has killed leaves counts that nobody can read.
    report.args(["--failure-mode", "all"]);
    let path = target(workspace).join("coverage.lcov");
    report.args(["--lcov", "--output-path"]).arg(&path);
    process::run(&mut report)?;
    let text = fs::read_to_string(&path).map_err(Failure::file("read", &path))?;
    let report = Report::parse(&text, workspace.root());
    if flags.lines {
        print!("{}", report.lines());
    }
    let libraries = ci::libraries(workspace)?;
    let measured = libraries
        .iter()
        .filter(|library| *library != "paseto-conformance");
    let measured: Vec<_> = measured.map(|name| report.library(name)).collect();
    println!("\n  of 100    lines  library");
    measured.iter().for_each(|library| println!("{library}"));
    let below = measured.iter().filter(|library| library.percent() < LEAST);
    Ok(below.map(|library| library.name.clone()).collect())
}
