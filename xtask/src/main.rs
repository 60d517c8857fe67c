//! The tasks of this workspace, run as `cargo xtask TASK`.
//!
//! It ends with 0 when all is well, 1 when something that was checked is wrong,
//! 2 for wrong usage, and 3 when the network or a file could not be read or written. Where a program that
//! it runs has failed, it ends with the status of that.
#![allow(
    clippy::std_instead_of_core,
    clippy::std_instead_of_alloc,
    reason = "a program for developers' machines: it has std everywhere"
)]

mod api;
mod bench;
mod ci;
mod coverage;
mod ct;
mod dependencies;
mod failure;
mod flags;
mod fuzz;
mod metadata;
mod mutants;
mod process;
mod python;
mod targets;
mod tidy;
mod tools;
mod vectors;
mod workspace;

use std::process::ExitCode;

use clap::Parser;

use crate::{
    failure::Failure,
    flags::{Task, Xtask},
    workspace::Workspace,
};

fn main() -> ExitCode {
    match run(&Xtask::parse().task) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::from(failure.status())
        }
    }
}

fn run(task: &Task) -> Result<(), Failure> {
    let workspace = Workspace::find()?;
    match task {
        Task::Vectors(flags) => vectors::run(&workspace, flags),
        Task::Tidy => tidy::run(&workspace),
        Task::Bench(flags) => bench::run(&workspace, flags),
        Task::Ci(flags) => ci::run(&workspace, flags),
        Task::Coverage(flags) => coverage::run(&workspace, flags),
        Task::Ct(flags) => ct::run(&workspace, flags),
        Task::Fuzz(flags) => fuzz::run(&workspace, flags),
        Task::Api(flags) => api::run(&workspace, flags),
        Task::Mutants(flags) => mutants::run(&workspace, flags),
        Task::Python(flags) => python::run(&workspace, flags),
        Task::Targets(flags) => targets::run(&workspace, flags),
    }
}
