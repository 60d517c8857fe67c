//! What is told at the end.

use std::fmt::Write as _;

use super::{accepted::Accepted, campaign::Mutant, ledger::Outcome};

/// What became of the mutants of one crate.
#[derive(Debug)]
pub(super) struct Score {
    package: &'static str,
    mutants: usize,
    caught: usize,
    timed_out: usize,
    unviable: usize,
    survived: usize,
    /// What the list of survivors and the survivors say of each other, when they differ.
    pub(super) wrong: Vec<String>,
}

impl Score {
    pub(super) fn new(package: &'static str, mutants: &[Mutant], accepted: &Accepted) -> Self {
        let ended = |wanted| mutants.iter().filter(|(_, ended)| *ended == wanted).count();
        let survivors = mutants.iter().filter(|(_, ended)| ended.is_none());
        let survivors: Vec<_> = survivors.map(|(name, _)| without_place(name)).collect();
        Self {
            package,
            mutants: mutants.len(),
            caught: ended(Some(Outcome::Caught)),
            timed_out: ended(Some(Outcome::TimedOut)),
            unviable: ended(Some(Outcome::Unviable)),
            survived: survivors.len(),
            wrong: accepted.complaints(package, &survivors),
        }
    }
}

/// A table in Markdown, a line for each crate.
pub(super) fn table(scores: &[Score]) -> String {
    let mut table = String::from(
        "| crate | mutants | caught | timed out | unviable | survived | not as listed |\n\
         |---|---:|---:|---:|---:|---:|---:|\n",
    );
    for score in scores {
        let _ = writeln!(
            table,
            "| {} | {} | {} | {} | {} | {} | {} |",
            score.package,
            score.mutants,
            score.caught,
            score.timed_out,
            score.unviable,
            score.survived,
            score.wrong.len()
        );
    }
    table
}

/// The name without line and column, which every edit above it would change.
fn without_place(name: &str) -> String {
    let mut parts = name.splitn(4, ':');
    match [parts.next(), parts.next(), parts.next(), parts.next()] {
        [Some(file), Some(_), Some(_), Some(mutation)] => format!("{file}:{mutation}"),
        _ => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_keeps_its_file_and_its_mutation() {
        assert_eq!(
            without_place("crates/c/src/a.rs:26:9: replace A::new -> Self with Default::default()"),
            "crates/c/src/a.rs: replace A::new -> Self with Default::default()"
        );
    }

    #[test]
    fn every_mutant_is_counted_once() {
        let accepted = toml::from_str("").unwrap();
        let ended = [
            Some(Outcome::Caught),
            Some(Outcome::Caught),
            Some(Outcome::TimedOut),
            Some(Outcome::Unviable),
            None,
        ];
        let mutant = |(line, ended)| (format!("crates/paserk/src/a.rs:{line}:1: x"), ended);
        let mutants: Vec<_> = (1..).zip(ended).map(mutant).collect();
        let score = Score::new("paserk", &mutants, &accepted);
        assert!(table(&[score]).ends_with("| paserk | 5 | 2 | 1 | 1 | 1 | 1 |\n"));
    }
}
