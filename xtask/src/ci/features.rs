//! Every combination of features compiles without a warning.

use super::{Context, Outcome, steps::libraries};
use crate::{
    metadata::Metadata,
    process::{self, cargo},
};

/// Faults between features are between two or three of them; all subsets of ten would be 1024.
const AT_ONCE: usize = 3;

/// Checks each library with each subset of up to three features, and with all.
pub(super) fn run(context: &Context<'_>) -> Outcome {
    let metadata = Metadata::read(context.workspace.root())?;
    for package in libraries(context.workspace)? {
        let features = metadata.features(&package);
        let sets = subsets(&features);
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

/// All subsets of at most [`AT_ONCE`], and the whole.
fn subsets(features: &[String]) -> Vec<Vec<&str>> {
    let mut all: Vec<Vec<&str>> = vec![Vec::new()];
    for feature in features {
        let longer: Vec<_> = all
            .iter()
            .filter(|set| set.len() < AT_ONCE)
            .map(|set| set.iter().copied().chain([feature.as_str()]).collect())
            .collect();
        all.extend(longer);
    }
    if features.len() > AT_ONCE {
        all.push(features.iter().map(String::as_str).collect());
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_subsets_and_the_whole() {
        let features = ["a", "b", "c", "d", "e"].map(str::to_owned);
        let sets = subsets(&features);
        // 1 + 5 + 10 + 10 of at most three, and all five.
        assert_eq!(sets.len(), 27);
        assert!(sets.contains(&vec![]) && sets.contains(&vec!["a", "c", "e"]));
        assert_eq!(sets.iter().filter(|set| set.len() > 3).count(), 1);
        assert_eq!(
            subsets(&features[..2]),
            [vec![], vec!["a"], vec!["b"], vec!["a", "b"]]
        );
    }
}
