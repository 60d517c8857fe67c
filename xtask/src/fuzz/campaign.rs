//! All targets, some at a time.

use std::{
    collections::VecDeque,
    num::NonZeroUsize,
    sync::{Mutex, MutexGuard, PoisonError},
    thread,
    time::Duration,
};

use super::{
    corpus,
    progress::Progress,
    run,
    summary::{self, End, Ran},
    target::Target,
};
use crate::{
    failure::Failure,
    process::{self, cargo_of},
    workspace::Workspace,
};

/// How it is run.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plan {
    /// Of each target.
    pub(super) seconds: u64,
    /// Targets at a time.
    pub(super) jobs: NonZeroUsize,
    /// Whether each corpus is minimised after the run.
    pub(super) minimises: bool,
}

/// Runs them all. What a target comes to keeps no other from running.
pub(super) fn all(
    workspace: &Workspace,
    targets: Vec<Target>,
    plan: &Plan,
) -> Result<Vec<Ran>, Failure> {
    build(workspace, &targets);
    let progress = Progress::new(targets.len(), plan.total(targets.len()));
    let waiting = Mutex::new(VecDeque::from(targets));
    let done = Mutex::new(Vec::new());
    let job = || -> Result<(), Failure> {
        loop {
            let Some(target) = lock(&waiting).pop_front() else {
                return Ok(());
            };
            let ran = one(workspace, &target, plan, &progress)?;
            let mut done = lock(&done);
            done.push(ran);
            done.sort_by(|one: &Ran, other| one.target.cmp(&other.target));
            summary::write(workspace, &done)?;
        }
    };
    let outcomes: Vec<_> = thread::scope(|scope| {
        let jobs: Vec<_> = (0..plan.jobs.get()).map(|_| scope.spawn(job)).collect();
        jobs.into_iter().map(|job| job.join()).collect()
    });
    progress.finish();
    for outcome in outcomes {
        outcome.map_err(|_| Failure::unavailable("A job of the campaign has panicked."))??;
    }
    Ok(done.into_inner().unwrap_or_else(PoisonError::into_inner))
}

/// A job that has panicked leaves whole values behind.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn one(
    workspace: &Workspace,
    target: &Target,
    plan: &Plan,
    progress: &Progress,
) -> Result<Ran, Failure> {
    let row = progress.row(&target.name, Duration::from_secs(plan.seconds));
    let mut ran = run::run(workspace, target, plan.seconds, &row)?;
    if plan.minimises && ran.end != End::Failed {
        row.minimises();
        let corpus = corpus::corpus(workspace, target)?;
        ran.minimised = corpus::minimise(workspace, target, &corpus);
        ran.corpus = corpus::count(&corpus);
    }
    row.finish(&ran.line());
    progress.done();
    Ok(ran)
}

/// Builds what is not built, once for all that is built alike: targets that run beside each other would
/// wait for each other's compiler. What does not build says so again when its target is run.
fn build(workspace: &Workspace, targets: &[Target]) {
    let mut built: Vec<&[String]> = Vec::new();
    for target in targets {
        if built.contains(&target.features.as_slice()) {
            continue;
        }
        built.push(&target.features);
        let alike = targets
            .iter()
            .filter(|other| other.features == target.features);
        let mut command = cargo_of("nightly", workspace.root());
        command
            .args(["fuzz", "build"])
            .args(target.feature_arguments());
        if alike.count() == 1 {
            command.arg(&target.name);
        }
        if let Err(failure) = process::run(&mut command) {
            eprintln!("{failure}");
        }
    }
}

impl Plan {
    /// How long so many targets take, without what is built and minimised.
    pub(super) fn total(&self, targets: usize) -> Duration {
        let turns = targets.div_ceil(self.jobs.get());
        let turns = u64::try_from(turns).unwrap_or(u64::MAX);
        Duration::from_secs(self.seconds.saturating_mul(turns))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_is_that_of_the_turns() {
        let plan = |jobs| Plan {
            seconds: 60,
            jobs: NonZeroUsize::new(jobs).unwrap(),
            minimises: true,
        };
        assert_eq!(plan(1).total(19).as_secs(), 19 * 60);
        assert_eq!(plan(4).total(19).as_secs(), 5 * 60);
        assert_eq!(plan(40).total(19).as_secs(), 60);
    }
}
