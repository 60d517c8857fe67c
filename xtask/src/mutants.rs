//! `cargo xtask mutants`: small faults put into the libraries one at a time, for the tests to find.

mod accepted;
mod campaign;
mod ledger;
mod plan;
mod sources;
mod summary;

use std::fs;

use self::{
    accepted::Accepted,
    plan::{PLANS, Plan},
    summary::Score,
};
use crate::{failure::Failure, flags, process::target, tools, workspace::Workspace};

/// Runs the campaign of each crate, and compares what survives with the list.
pub(crate) fn run(workspace: &Workspace, flags: &flags::Mutants) -> Result<(), Failure> {
    let plans = chosen(&flags.package)?;
    let accepted = Accepted::read(workspace)?;
    tools::cargo_command(workspace, "mutants")?;
    let folder = target(workspace).join("mutants");
    let mut scores = Vec::new();
    let mut changed = Vec::new();
    for plan in plans {
        if flags.again {
            campaign::forget(plan, &folder)?;
        }
        if !sources::are_the_same(workspace, &folder.join(plan.package))? {
            changed.push(plan.package);
        }
        let mutants = campaign::run(workspace, plan, &folder, flags)?;
        scores.push(Score::new(plan.package, &mutants, &accepted));
        // Each crate takes long: what is known is not to be lost with the next.
        let file = folder.join("summary.md");
        fs::write(&file, summary::table(&scores)).map_err(Failure::file("write", &file))?;
    }
    print!("\n{}", summary::table(&scores));
    if !changed.is_empty() {
        println!(
            "Crates or vectors have changed since the first of these outcomes; `--again` starts over: {}",
            changed.join(", ")
        );
    }
    let complaints: Vec<_> = scores.into_iter().flat_map(|score| score.wrong).collect();
    if complaints.is_empty() {
        return Ok(());
    }
    Err(Failure::wrong(complaints.join("\n")))
}

/// The plans of these packages; all of them when none is named.
fn chosen(packages: &[String]) -> Result<Vec<&'static Plan>, Failure> {
    if packages.is_empty() {
        return Ok(PLANS.iter().collect());
    }
    let plan = |package: &String| {
        let known = PLANS.iter().map(|plan| plan.package).collect::<Vec<_>>();
        let plan = PLANS.iter().find(|plan| plan.package == package);
        plan.ok_or_else(|| {
            let known = known.join(", ");
            Failure::usage(format!("No mutants of `{package}`. There are: {known}."))
        })
    };
    packages.iter().map(plan).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crates_are_chosen_by_name() {
        assert_eq!(chosen(&[]).unwrap().len(), PLANS.len());
        let two = chosen(&["paserk".to_owned(), "paseto-v4".to_owned()]).unwrap();
        let two: Vec<_> = two.iter().map(|plan| plan.package).collect();
        assert_eq!(two, ["paserk", "paseto-v4"]);
    }

    #[test]
    fn a_crate_without_a_plan_is_wrong_usage() {
        let failure = chosen(&["paseto-cli".to_owned()]).unwrap_err();
        assert_eq!(failure.status(), 2);
        assert!(failure.to_string().contains("There are: paseto-sodium, "));
    }
}
