//! `cargo xtask ci`: what has to pass before anything is merged or released.

mod backends;
mod compilers;
mod examples;
mod features;
mod interop;
mod msrv;
mod newcomer;
mod redis;
mod remote_keys;
mod steps;
mod supply_chain;
mod workspaces;

use std::time::{Duration, Instant};

use self::steps::{Action, Step};
pub(crate) use self::{
    backends::{COMPILE_FAIL, PURE},
    compilers::has_cxx_compiler,
    steps::libraries,
};
use crate::{failure::Failure, flags, process, workspace::Workspace};

/// What a step of our own is given.
struct Context<'a> {
    workspace: &'a Workspace,
    full: bool,
}

/// How a step ended well: `Some` tells what of it could not be done here, and why.
type Outcome = Result<Option<String>, Failure>;

/// A step that has passed.
struct Passed {
    name: String,
    time: Duration,
    note: Option<String>,
}

/// Runs the steps in their order, up to the first that fails.
pub(crate) fn run(workspace: &Workspace, flags: &flags::Ci) -> Result<(), Failure> {
    let context = Context {
        workspace,
        full: flags.full,
    };
    let steps = chosen(steps::all(&context)?, flags.only.as_deref());
    let steps = steps.map_err(|failure| match flags.full {
        true => failure,
        false => failure.and("With `--full` there are more."),
    })?;
    if flags.list {
        steps
            .iter()
            .for_each(|step| println!("{:<32} {}", step.name, step.line(&context)));
        return Ok(());
    }
    let count = steps.len();
    let mut passed = Vec::new();
    for step in steps {
        println!("\n=== {} ===\n{}", step.name, step.line(&context));
        let start = Instant::now();
        match step.run(&context) {
            Ok(note) => passed.push(Passed {
                name: step.name,
                time: start.elapsed(),
                note,
            }),
            Err(failure) => {
                print!("{}", table(&passed));
                println!(
                    "{} passed, 1 failed, {} not run",
                    passed.len(),
                    count - passed.len() - 1
                );
                return Err(step.explain(&context, failure));
            }
        }
    }
    print!("{}", table(&passed));
    let noted = passed.iter().filter(|passed| passed.note.is_some()).count();
    let noted = match noted {
        0 => String::new(),
        _ => format!(", {noted} of them not in full: see NOTE"),
    };
    println!("{} passed, 0 failed{noted}", passed.len());
    Ok(())
}

fn chosen(steps: Vec<Step>, only: Option<&str>) -> Result<Vec<Step>, Failure> {
    let Some(name) = only else { return Ok(steps) };
    let names = steps
        .iter()
        .map(|step| step.name.clone())
        .collect::<Vec<_>>()
        .join(", ");
    let found: Vec<_> = steps.into_iter().filter(|step| step.name == name).collect();
    if found.is_empty() {
        return Err(Failure::usage(format!(
            "There is no step `{name}`. There are: {names}."
        )));
    }
    Ok(found)
}

fn table(passed: &[Passed]) -> String {
    let mut table = String::from("\n  seconds  step\n");
    for Passed { name, time, note } in passed {
        table += &format!("{:>9.1}  {name}\n", time.as_secs_f64());
        if let Some(note) = note {
            table += &format!("{:>9}  NOTE: {note}\n", "");
        }
    }
    table
}

impl Step {
    fn run(&self, context: &Context<'_>) -> Outcome {
        match &self.action {
            Action::Cargo { .. } => process::run(&mut self.command(context)).map(|()| None),
            Action::Own { run, .. } => run(context),
        }
    }

    /// What it runs, for people.
    fn line(&self, context: &Context<'_>) -> String {
        match &self.action {
            Action::Cargo { .. } => process::line(&self.command(context)),
            Action::Own { what, .. } => (*what).to_owned(),
        }
    }

    fn command(&self, context: &Context<'_>) -> std::process::Command {
        let mut command = process::cargo(context.workspace.root());
        if let Action::Cargo {
            arguments,
            variable,
        } = &self.action
        {
            command.args(arguments).envs(*variable);
        }
        command
    }

    fn explain(&self, context: &Context<'_>, failure: Failure) -> Failure {
        let full = if context.full { " --full" } else { "" };
        let again = format!("To run it again: cargo xtask ci{full} --only {}", self.name);
        failure.and(&format!("The step `{}` failed. {again}", self.name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(name: &str, run: fn(&Context<'_>) -> Outcome) -> Step {
        Step {
            name: name.to_owned(),
            action: Action::Own {
                what: "a test",
                run,
            },
        }
    }

    #[test]
    fn an_unknown_step_is_answered_with_the_known_ones() {
        let steps = vec![step("fmt", |_| Ok(None)), step("doc", |_| Ok(None))];
        let failure = chosen(steps, Some("docs"))
            .err()
            .map(|failure| failure.to_string());
        assert_eq!(
            failure.as_deref(),
            Some("There is no step `docs`. There are: fmt, doc.")
        );
    }

    #[test]
    fn a_failing_step_says_how_to_run_it_again() {
        let workspace = Workspace::find().unwrap();
        let context = Context {
            workspace: &workspace,
            full: true,
        };
        let broken = step("broken", |_| Err(Failure::wrong("It is red.")));
        let failure = broken.explain(&context, broken.run(&context).unwrap_err());
        assert_eq!(
            failure.to_string(),
            "It is red.\nThe step `broken` failed. \
             To run it again: cargo xtask ci --full --only broken"
        );
    }

    #[test]
    fn the_table_shows_what_was_not_done() {
        let passed = [
            Passed {
                name: "fmt".into(),
                time: Duration::from_millis(1234),
                note: None,
            },
            Passed {
                name: "no_std".into(),
                time: Duration::ZERO,
                note: Some("why".into()),
            },
        ];
        let table = table(&passed);
        assert!(table.contains("      1.2  fmt\n"), "{table}");
        assert!(
            table.ends_with("      0.0  no_std\n           NOTE: why\n"),
            "{table}"
        );
    }
}
