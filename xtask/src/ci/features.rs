//! Every combination of features compiles without a warning.

use std::collections::{BTreeMap, BTreeSet};

use super::{Context, Outcome, steps::libraries};
use crate::{
    metadata::Metadata,
    process::{self, cargo},
};

/// Faults between features are between two or three of them; all subsets of ten would be 1024.
const AT_ONCE: usize = 3;

/// The façade is where features meet, so every subset of its own is checked.
const FACADE: &str = "paseto";

/// Testing takes ten times as long as checking.
const TESTED_AT_ONCE: usize = 2;

/// Conversions of timestamps, like `chrono`: where all three are only passed on, one of
/// them stands for all. That halves the number of combinations.
const LIKE_CHRONO: [&str; 2] = ["jiff", "time"];

/// The features of a package, and what each turns on.
type Features<'a> = BTreeMap<&'a str, &'a [String]>;

/// Checks each library with each subset of up to three features, and with all; the façade with
/// each subset.
pub(super) fn run(context: &Context<'_>) -> Outcome {
    let metadata = Metadata::read(context.workspace.root())?;
    for package in libraries(context.workspace)? {
        let features = features(&metadata, &package);
        let at_once = if package == FACADE {
            usize::MAX
        } else {
            AT_ONCE
        };
        let sets = subsets(&features, at_once);
        println!("{package}: {} combinations", sets.len());
        for features in sets {
            let mut command = cargo(context.workspace.root());
            command.args([
                "clippy",
                "--quiet",
                "--package",
                &package,
                "--no-default-features",
            ]);
            command.args(["--features", &features.join(","), "--", "-D", "warnings"]);
            process::run(&mut command)?;
        }
    }
    Ok(None)
}

/// Tests the façade with each subset of up to two features, and with all.
pub(super) fn tests(context: &Context<'_>) -> Outcome {
    let metadata = Metadata::read(context.workspace.root())?;
    for features in subsets(&features(&metadata, FACADE), TESTED_AT_ONCE) {
        let features = features.join(",");
        println!("{FACADE}: {features}");
        let mut command = cargo(context.workspace.root());
        command.args(["test", "--quiet", "--package", FACADE]);
        command.args(["--no-default-features", "--features", &features]);
        process::run(&mut command)?;
    }
    Ok(None)
}

fn features<'m>(metadata: &'m Metadata, package: &str) -> Features<'m> {
    let mut features = metadata.features(package);
    features.retain(|name, on| !LIKE_CHRONO.contains(name) || is_used_here(on));
    features
}

/// Not only passed on: it turns on a dependency.
fn is_used_here(on: &[String]) -> bool {
    on.iter().any(|on| on.starts_with("dep:"))
}

/// All subsets of at most so many, and the whole; of those that turn on the same, one.
///
/// `std` and `std,alloc` are the same build where `std` turns on `alloc`: that leaves out most
/// of the subsets, and none that could fail by itself.
fn subsets<'a>(features: &Features<'a>, at_once: usize) -> Vec<Vec<&'a str>> {
    let mut all: Vec<Vec<&str>> = vec![Vec::new()];
    for feature in features.keys().copied() {
        let longer: Vec<_> = all
            .iter()
            .filter(|set| set.len() < at_once)
            .map(|set| set.iter().copied().chain([feature]).collect())
            .collect();
        all.extend(longer);
    }
    all.push(features.keys().copied().collect());
    let mut seen = BTreeSet::new();
    all.retain(|set| seen.insert(turned_on(set, features)));
    all
}

/// The features themselves, and those that they turn on in the same package.
fn turned_on<'a>(set: &[&'a str], features: &Features<'a>) -> BTreeSet<&'a str> {
    let mut pending = set.to_vec();
    let mut on = BTreeSet::new();
    while let Some(feature) = pending.pop() {
        if let Some(more) = features.get(feature).filter(|_| on.insert(feature)) {
            pending.extend(more.iter().map(String::as_str));
        }
    }
    on
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sets(features: &[(&str, &str)]) -> Vec<String> {
        let on: Vec<Vec<String>> = features
            .iter()
            .map(|(_, on)| on.split_whitespace().map(str::to_owned).collect())
            .collect();
        let names = features.iter().map(|(name, _)| *name);
        let features = names.zip(on.iter().map(Vec::as_slice)).collect();
        subsets(&features, AT_ONCE)
            .iter()
            .map(|set| set.join(","))
            .collect()
    }

    #[test]
    fn small_subsets_and_the_whole() {
        let all = sets(&[("a", ""), ("b", ""), ("c", ""), ("d", ""), ("e", "")]);
        // 1 + 5 + 10 + 10 of at most three, and all five.
        assert_eq!(all.len(), 27);
        assert!(all.contains(&String::new()) && all.contains(&"a,c,e".to_owned()));
        assert_eq!(all.iter().filter(|set| set.len() > 5).count(), 1);
        assert_eq!(
            sets(&[("a", ""), ("b", "x/y dep:z")]),
            ["", "a", "b", "a,b"]
        );
    }

    #[test]
    fn a_feature_that_is_passed_on_is_told_from_one_that_is_used() {
        let on = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        assert!(is_used_here(&on("std dep:jiff")));
        assert!(!is_used_here(&on("claims paseto-claims/jiff")));
    }

    #[test]
    fn subsets_that_turn_on_the_same_are_checked_once() {
        let all = sets(&[("alloc", ""), ("claims", "alloc"), ("std", "alloc x/std")]);
        assert_eq!(all, ["", "alloc", "claims", "std", "claims,std"]);
        // Through a third.
        let all = sets(&[("a", ""), ("b", "a"), ("c", "b")]);
        assert_eq!(all, ["", "a", "b", "c"]);
    }
}
