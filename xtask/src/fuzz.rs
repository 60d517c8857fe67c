//! `cargo xtask fuzz`: the fuzz targets, one after another.

use std::{
    fs,
    io::{BufRead, BufReader},
    path::Path,
    process::{Command, Stdio},
};

use crate::{
    failure::Failure,
    flags,
    process::{self, cargo_of},
    workspace::Workspace,
};

/// How one target ended.
struct Ran {
    target: String,
    executions: Option<u64>,
    found: usize,
    well: bool,
}

/// Runs one target or all; a target with a finding does not keep the others from running.
pub(crate) fn run(workspace: &Workspace, flags: &flags::Fuzz) -> Result<(), Failure> {
    prepare(workspace)?;
    let mut targets = targets(workspace)?;
    if let Some(name) = &flags.target {
        if !targets.contains(name) {
            let known = targets.join(", ");
            return Err(Failure::usage(format!(
                "No target `{name}`. There are: {known}."
            )));
        }
        targets = vec![name.clone()];
    }
    all(workspace, targets, flags.minutes.saturating_mul(60))
}

/// Every target for 30 seconds. `Some` says why that is not possible here.
pub(crate) fn briefly(workspace: &Workspace) -> Result<Option<String>, Failure> {
    if let Err(failure) = prepare(workspace) {
        return Ok(Some(failure.to_string()));
    }
    all(workspace, targets(workspace)?, 30).map(|()| None)
}

fn all(workspace: &Workspace, targets: Vec<String>, seconds: u64) -> Result<(), Failure> {
    let ran = targets
        .into_iter()
        .map(|target| fuzz(workspace, target, seconds));
    let ran = ran.collect::<Result<Vec<_>, _>>()?;
    println!();
    ran.iter().for_each(|ran| println!("{}", ran.summary()));
    if ran.iter().all(|ran| ran.well) {
        return Ok(());
    }
    Err(Failure::wrong(
        "A target has failed; what it failed on is in fuzz/artifacts/.",
    ))
}

/// The nightly compiler, and cargo-fuzz.
fn prepare(workspace: &Workspace) -> Result<(), Failure> {
    if !workspace.join("fuzz/Cargo.toml").is_file() {
        return Err(Failure::unavailable("There is no fuzz/Cargo.toml."));
    }
    if !process::works(cargo_of("nightly", workspace.root()).arg("--version")) {
        return Err(Failure::unavailable(
            "Fuzzing needs the nightly compiler: `rustup toolchain install nightly`.",
        ));
    }
    if process::works(cargo_of("nightly", workspace.root()).args(["fuzz", "--version"])) {
        return Ok(());
    }
    println!("cargo-fuzz is not installed. Installing it takes a minute.");
    let mut install = process::cargo(workspace.root());
    install
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1");
    process::run(install.args(["install", "--quiet", "cargo-fuzz"]))
}

fn targets(workspace: &Workspace) -> Result<Vec<String>, Failure> {
    let mut list = cargo_of("nightly", workspace.root());
    let text = process::output(list.args(["fuzz", "list"]))
        .ok_or_else(|| Failure::unavailable("`cargo +nightly fuzz list` failed."))?;
    Ok(text.lines().map(|line| line.trim().to_owned()).collect())
}

/// Runs one target, shows what it says, and picks the number of its executions out of it.
fn fuzz(workspace: &Workspace, target: String, seconds: u64) -> Result<Ran, Failure> {
    println!("\n=== {target}, {seconds} s ===");
    let artifacts = workspace.join(&format!("fuzz/artifacts/{target}"));
    let before = count(&artifacts);
    let mut command = command(workspace, &target, seconds)?;
    let mut child = command
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| process::not_started(&command, &error))?;
    let mut executions = None;
    for line in child
        .stderr
        .take()
        .map(BufReader::new)
        .into_iter()
        .flat_map(BufRead::lines)
    {
        let line = line.map_err(Failure::file("read the output of", Path::new(&target)))?;
        executions = executed_units(&line).or(executions);
        eprintln!("{line}");
    }
    let status = child
        .wait()
        .map_err(Failure::file("wait for", Path::new(&target)))?;
    let found = count(&artifacts).saturating_sub(before);
    Ok(Ran {
        target,
        executions,
        found,
        well: status.success(),
    })
}

/// What is new goes into the first folder, the corpus; the seeds are only read.
fn command(workspace: &Workspace, target: &str, seconds: u64) -> Result<Command, Failure> {
    let corpus = workspace.join(&format!("fuzz/corpus/{target}"));
    fs::create_dir_all(&corpus).map_err(Failure::file("create", &corpus))?;
    let seeds = workspace.join(&format!("fuzz/seeds/{target}"));
    let mut command = cargo_of("nightly", workspace.root());
    command.args(["fuzz", "run", target]).arg(&corpus);
    if seeds.is_dir() {
        command.arg(seeds);
    }
    command.args([
        "--",
        &format!("-max_total_time={seconds}"),
        "-print_final_stats=1",
    ]);
    Ok(command)
}

fn count(folder: &Path) -> usize {
    fs::read_dir(folder)
        .map(Iterator::count)
        .unwrap_or_default()
}

/// From libFuzzer's final statistics.
fn executed_units(line: &str) -> Option<u64> {
    line.strip_prefix("stat::number_of_executed_units:")?
        .trim()
        .parse()
        .ok()
}

impl Ran {
    fn summary(&self) -> String {
        let runs = self
            .executions
            .map_or_else(|| "unknown".to_owned(), |n| n.to_string());
        let end = if self.well { "ok" } else { "FAILED" };
        format!(
            "{:<24} {runs:>12} runs, {} crashes, {end}",
            self.target, self.found
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_runs_is_read() {
        assert_eq!(
            executed_units("stat::number_of_executed_units: 5509"),
            Some(5509)
        );
        assert_eq!(executed_units("#5509 DONE cov: 12"), None);
    }

    #[test]
    fn a_target_that_does_not_build_has_failed_without_a_crash() {
        let ran = Ran {
            target: "t".into(),
            executions: None,
            found: 0,
            well: false,
        };
        assert!(
            ran.summary()
                .ends_with("     unknown runs, 0 crashes, FAILED")
        );
    }
}
