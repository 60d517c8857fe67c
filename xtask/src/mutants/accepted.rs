//! The mutants that may survive, each with the reason.

use std::{collections::BTreeMap, fs};

use serde::Deserialize;

use super::plan::PLANS;
use crate::{failure::Failure, workspace::Workspace};

/// The list, a file of this package.
const LIST: &str = "xtask/mutants.toml";

/// What `xtask/mutants.toml` says.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Accepted {
    #[serde(default)]
    survivor: Vec<Survivor>,
}

/// One mutation that no test can be expected to find.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Survivor {
    /// Its name as cargo-mutants tells it, without line and column.
    mutant: String,
    /// How many of that name survive: a function can have the same operator twice.
    #[serde(default = "once")]
    times: usize,
    reason: String,
}

fn once() -> usize {
    1
}

impl Accepted {
    pub(super) fn read(workspace: &Workspace) -> Result<Self, Failure> {
        let path = workspace.join(LIST);
        let text = fs::read_to_string(&path).map_err(Failure::file("read", &path))?;
        Self::parse(&text)
    }

    fn parse(text: &str) -> Result<Self, Failure> {
        let list: Self = toml::from_str(text)
            .map_err(|error| Failure::usage(format!("{LIST} is malformed: {error}")))?;
        let mut names = BTreeMap::new();
        for survivor in &list.survivor {
            let name = &survivor.mutant;
            if names.insert(name, ()).is_some() {
                return Err(Failure::usage(format!("{LIST} has `{name}` twice.")));
            }
            if survivor.times == 0 || survivor.reason.trim().is_empty() {
                return Err(Failure::usage(format!(
                    "{LIST} has no reason for `{name}`, or none of it."
                )));
            }
            if !PLANS.iter().any(|plan| is_in(name, plan.package)) {
                return Err(Failure::usage(format!(
                    "{LIST} has `{name}`, which is in no crate that is mutated."
                )));
            }
        }
        Ok(list)
    }

    /// What is wrong, in sentences, when these have survived in a package: the names of `survivors`
    /// are without line and column.
    pub(super) fn complaints(&self, package: &str, survivors: &[String]) -> Vec<String> {
        let mut counts = BTreeMap::<&str, (usize, usize)>::new();
        for survivor in survivors {
            counts.entry(survivor).or_default().0 += 1;
        }
        for listed in self.survivor.iter().filter(|s| is_in(&s.mutant, package)) {
            counts.entry(&listed.mutant).or_default().1 = listed.times;
        }
        let complaint = |(name, (survived, listed)): (&str, (usize, usize))| {
            if survived > listed {
                let more = survived - listed;
                Some(format!("{more} × survived, and not in {LIST}: {name}"))
            } else if survived < listed {
                let fewer = listed - survived;
                Some(format!(
                    "{fewer} × in {LIST}, but survived no longer: {name}"
                ))
            } else {
                None
            }
        };
        counts.into_iter().filter_map(complaint).collect()
    }
}

fn is_in(mutant: &str, package: &str) -> bool {
    let rest = mutant.strip_prefix("crates/");
    let rest = rest.and_then(|rest| rest.strip_prefix(package));
    rest.is_some_and(|rest| rest.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LESS: &str = "crates/paserk/src/a.rs: replace < with <= in f";

    fn list(fields: &str) -> Result<Accepted, Failure> {
        Accepted::parse(&format!("[[survivor]]\nmutant = \"{LESS}\"\n{fields}"))
    }

    #[test]
    fn a_survivor_has_to_be_listed() {
        let accepted = list("reason = 'both are the same'").unwrap();
        let survive = |n| accepted.complaints("paserk", &vec![LESS.to_owned(); n]);
        assert_eq!(survive(1), Vec::<String>::new());
        assert!(
            survive(2)[0].starts_with("1 × survived, and not in "),
            "{:?}",
            survive(2)
        );
        let other = accepted.complaints("paseto-core", &["crates/paseto-core/src/b.rs: x".into()]);
        assert_eq!(other.len(), 1, "{other:?}");
    }

    #[test]
    fn a_listed_one_has_to_survive() {
        let accepted = list("times = 2\nreason = 'both are the same'").unwrap();
        let complaints = accepted.complaints("paserk", &[]);
        assert!(complaints[0].starts_with("2 × in "), "{complaints:?}");
        assert!(complaints[0].ends_with(LESS), "{complaints:?}");
    }

    #[test]
    fn a_list_that_makes_no_sense_is_refused() {
        assert_eq!(list("reason = ' '").unwrap_err().status(), 2);
        assert_eq!(list("").unwrap_err().status(), 2);
        assert_eq!(list("reason = 'x'\ntimes = 0").unwrap_err().status(), 2);
        assert_eq!(list("reason = 'x'\nline = 3").unwrap_err().status(), 2);
        let elsewhere = "[[survivor]]\nmutant = 'crates/paseto-cli/src/a.rs: x'\nreason = 'y'";
        assert_eq!(Accepted::parse(elsewhere).unwrap_err().status(), 2);
    }

    #[test]
    fn a_name_belongs_to_one_package() {
        assert!(is_in("crates/paseto-v1/src/a.rs: x", "paseto-v1"));
        assert!(!is_in("crates/paseto-v1/src/a.rs: x", "paseto-v"));
    }
}
