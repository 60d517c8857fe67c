//! `cargo xtask tidy`: the rules of the repository that a build does not check.

mod attributes;
mod evidence;
mod files;
mod helpers;
mod invariants;
mod length;
mod links;
mod manifests;
mod panics;
mod places;
mod rust_version;
mod versions;
mod words;

use std::fmt;

use self::files::Files;
pub(crate) use self::rust_version::check as rust_version;
use crate::{failure::Failure, metadata::Metadata, workspace::Workspace};

/// A rule that a place breaks.
#[derive(Debug, PartialEq)]
pub(crate) struct Complaint {
    place: String,
    reason: String,
}

/// All rules over the files.
const RULES: [fn(&Files) -> Vec<Complaint>; 11] = [
    length::check,
    words::check,
    attributes::check,
    manifests::check,
    panics::check,
    helpers::check,
    versions::check,
    invariants::check,
    places::check,
    links::check,
    evidence::check,
];

/// Checks every rule and tells everything that breaks one.
pub(crate) fn run(workspace: &Workspace) -> Result<(), Failure> {
    let files = Files::tracked(workspace)?;
    let mut complaints: Vec<_> = RULES.iter().flat_map(|rule| rule(&files)).collect();
    complaints.extend(rust_version(&Metadata::read(workspace.root())?));
    report(&complaints)?;
    println!("{} files are tidy.", files.count());
    Ok(())
}

/// Fails if there is a complaint.
pub(crate) fn report(complaints: &[Complaint]) -> Result<(), Failure> {
    if complaints.is_empty() {
        return Ok(());
    }
    let lines: Vec<_> = complaints.iter().map(ToString::to_string).collect();
    Err(Failure::wrong(format!(
        "{}\n{} complaints.",
        lines.join("\n"),
        lines.len()
    )))
}

impl Complaint {
    fn new(place: impl Into<String>, reason: impl Into<String>) -> Self {
        Self {
            place: place.into(),
            reason: reason.into(),
        }
    }

    /// `index` counts from 0.
    fn at_line(path: &str, index: usize, reason: impl Into<String>) -> Self {
        Self::new(format!("{path}:{}", index.saturating_add(1)), reason)
    }
}

impl fmt::Display for Complaint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.reason)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_complaint_is_told() {
        let complaints = [
            Complaint::new("a", "first"),
            Complaint::at_line("b", 6, "second"),
        ];
        let failure = report(&complaints).unwrap_err();
        assert_eq!(failure.to_string(), "a: first\nb:7: second\n2 complaints.");
        assert_eq!(failure.status(), 1);
        report(&[]).unwrap();
    }
}
