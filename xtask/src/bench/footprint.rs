//! What a program that only verifies costs whoever builds it, on each library: `bench/footprint/`.

mod processor;
mod program;
mod report;
mod tokens;
mod tree;

use std::{fs, path::Path};

use self::{program::PROGRAMS, report::Report, tokens::Tokens};
use crate::{failure::Failure, process::target, workspace::Workspace};

/// Below the workspace's root.
const FOLDER: &str = "bench/footprint";
const FILE: &str = "footprint.json";

/// Builds each program as often as there are rounds, tries it, and prints a table. What it does
/// meanwhile goes to standard error.
pub(super) fn run(workspace: &Workspace, rounds: u32, out: &Path) -> Result<(), Failure> {
    let folder = workspace.join(FOLDER);
    let tokens = Tokens::read(&folder)?;
    let builds = target(workspace).join("footprint");
    let mut report = Report::new(&folder)?;
    let mut costs = Vec::new();
    for program in &PROGRAMS {
        costs.push((program, program.crates(&folder)?));
    }
    for round in 1..=rounds {
        for (program, cost) in &mut costs {
            eprintln!("=== {}, round {round} of {rounds}", program.folder);
            let executable = program.build(&folder, &builds, cost)?;
            tokens.try_on(program, &executable)?;
        }
    }
    report.programs = costs.into_iter().map(|(_, cost)| cost).collect();
    let file = out.join(FILE);
    fs::write(&file, report.json()).map_err(Failure::file("write", &file))?;
    print!("{report}");
    eprintln!("\nThe numbers are in {}, the programs in", file.display());
    eprintln!("{}", builds.display());
    Ok(())
}
