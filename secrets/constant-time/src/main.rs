//! Whether a branch or an address depends on a secret: each operation that touches one, under
//! Valgrind's memcheck, with the secrets marked as undefined.
//!
//! `cargo xtask ct` builds this and runs it. It ends with 1 where something was found, where a case
//! proves nothing, or where a leak that is there on purpose was not found.

mod case;
mod cases;
mod memory;

use std::{env, process::ExitCode};

use crate::case::{Case, Watch};

fn main() -> ExitCode {
    if !memory::is_watched() {
        eprintln!("This program says nothing without Valgrind: run `cargo xtask ct`.");
        return ExitCode::from(2);
    }
    memory::stop_counting();
    let only = env::args().nth(1).unwrap_or_default();
    let mut cases = cases::all();
    cases.retain(|case| case.line().contains(&only));
    if cases.is_empty() {
        // Not 2, which is what it ends with where nobody watches.
        return ExitCode::from(3);
    }
    println!("{:<6} {:<52} {:>8}  verdict", "of", "case", "findings");
    let wrong = cases
        .iter()
        .filter(|case| {
            let (findings, faults) = run(case).end();
            let well = findings == 0 && faults.is_empty();
            report(case, findings, if well { "ok" } else { "WRONG" }, &faults);
            !well
        })
        .count();
    // Whatever was asked for: without them, nothing is said.
    let blind = cases::leaks()
        .iter()
        .filter(|case| {
            let (findings, faults) = run(case).end_of_leak();
            let seen = faults.is_empty();
            report(case, findings, if seen { "seen" } else { "WRONG" }, &faults);
            !seen
        })
        .count();
    println!("{wrong} cases are wrong, {blind} leaks were not seen");
    ExitCode::from(u8::from(wrong + blind > 0))
}

fn run(case: &Case) -> Watch {
    memory::say(&format!("=== {}", case.line()));
    let mut watch = Watch::default();
    (case.run)(&mut watch);
    watch
}

fn report(case: &Case, findings: usize, verdict: &str, faults: &[String]) {
    let Case { of, name, .. } = case;
    println!("{of:<6} {name:<52} {findings:>8}  {verdict}");
    faults.iter().for_each(|fault| println!("       {fault}"));
}
