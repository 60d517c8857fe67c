//! `cargo xtask fuzz`: a campaign over the fuzz targets.

mod campaign;
mod corpus;
mod libfuzzer;
mod progress;
mod run;
mod summary;
mod target;

use std::{num::NonZeroUsize, path::PathBuf};

use crate::{
    ci,
    failure::Failure,
    flags,
    process::{self, cargo_of},
    tools,
    workspace::Workspace,
};
use campaign::Plan;
use summary::End;
use target::Target;

/// Runs one target or all; a target with a finding does not keep the others from running.
pub(crate) fn run(workspace: &Workspace, flags: &flags::Fuzz) -> Result<(), Failure> {
    let targets = chosen(Target::all(workspace)?, &flags.targets)?;
    prepare(workspace)?;
    let plan = Plan {
        seconds: flags.minutes.saturating_mul(60),
        jobs: flags.jobs,
        minimises: true,
    };
    campaign(workspace, targets, &plan)
}

/// Every target for 30 seconds. `Some` says why that is not possible here.
pub(crate) fn briefly(workspace: &Workspace) -> Result<Option<String>, Failure> {
    let plan = Plan {
        seconds: 30,
        jobs: NonZeroUsize::MIN,
        minimises: false,
    };
    tools::where_possible(prepare(workspace), || {
        campaign(workspace, Target::all(workspace)?, &plan)
    })
}

/// Those that are named; all where none is.
fn chosen(mut all: Vec<Target>, names: &[String]) -> Result<Vec<Target>, Failure> {
    let known: Vec<_> = all.iter().map(|target| target.name.clone()).collect();
    if let Some(unknown) = names.iter().find(|name| !known.contains(name)) {
        let known = known.join(", ");
        return Err(Failure::usage(format!(
            "No target `{unknown}`. There are: {known}."
        )));
    }
    all.retain(|target| names.is_empty() || names.contains(&target.name));
    Ok(all)
}

fn campaign(workspace: &Workspace, targets: Vec<Target>, plan: &Plan) -> Result<(), Failure> {
    let (count, seconds, jobs) = (targets.len(), plan.seconds, plan.jobs);
    let minutes = plan.total(count).as_secs().div_ceil(60);
    println!(
        "{count} targets, {seconds} s each, {jobs} at a time: {minutes} minutes, and what has to be \
         built."
    );
    let ran = campaign::all(workspace, targets, plan)?;
    println!("\n{}", summary::table(&ran));
    if ran.iter().any(|ran| !ran.minimised) {
        println!("* this corpus was not minimised");
    }
    println!("{}", folder(workspace).join("summary.md").display());
    if ran.iter().all(|ran| ran.end == End::Well) {
        return Ok(());
    }
    Err(Failure::wrong(
        "A target has failed. docs/FUZZING.md says what to do with what it failed on.",
    ))
}

/// Where the summary goes, and what each target said.
fn folder(workspace: &Workspace) -> PathBuf {
    process::target(workspace).join("fuzz")
}

/// The nightly compiler, a C++ compiler for libFuzzer, and cargo-fuzz.
fn prepare(workspace: &Workspace) -> Result<(), Failure> {
    if !ci::has_cxx_compiler() {
        return Err(Failure::unavailable(
            "Fuzzing needs a C++ compiler, for libFuzzer.",
        ));
    }
    if !process::works(cargo_of("nightly", workspace.root()).arg("--version")) {
        return Err(Failure::unavailable(
            "Fuzzing needs the nightly compiler: `rustup toolchain install nightly`.",
        ));
    }
    tools::cargo_command(workspace, "fuzz")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_named_targets_are_chosen_and_all_where_none_is() {
        let target = |name: &str| Target {
            name: name.into(),
            features: Vec::new(),
            seeds: Vec::new(),
        };
        let all = || vec![target("a"), target("b"), target("c")];
        assert_eq!(chosen(all(), &[]).unwrap(), all());
        let two = chosen(all(), &["c".into(), "a".into()]).unwrap();
        assert_eq!(two, [target("a"), target("c")]);
        let failure = chosen(all(), &["a".into(), "d".into()]).unwrap_err();
        assert_eq!(failure.status(), 2);
        assert!(failure.to_string().contains("`d`. There are: a, b, c."));
    }
}
