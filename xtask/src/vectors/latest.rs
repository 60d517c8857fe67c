//! Whether upstream has moved on. It only asks.

use serde::{Deserialize, de::DeserializeOwned};

use super::{http::Http, manifest::Manifest};
use crate::failure::Failure;

/// GitHub's answers here are some ten KiB; a comparison carries at most 300 files.
const CAP: usize = 8 * 1024 * 1024;

#[derive(Deserialize)]
struct Commit {
    sha: String,
}

#[derive(Deserialize)]
struct Comparison {
    status: String,
    total_commits: u64,
    #[serde(default)]
    files: Vec<Change>,
}

#[derive(Deserialize)]
struct Change {
    filename: String,
    status: String,
    previous_filename: Option<String>,
}

/// A report for people: up to date, or what has changed since the manifest's commit.
pub(super) fn ask(manifest: &Manifest, http: &Http) -> Result<String, Failure> {
    let (repository, known) = (&manifest.repository, &manifest.commit);
    let newest: Commit = get(http, &format!("repos/{repository}/commits/HEAD"))?;
    if newest.sha == *known {
        return Ok(format!(
            "Up to date: {repository} is at {known}, as in the manifest."
        ));
    }
    let comparison: Comparison = get(
        http,
        &format!("repos/{repository}/compare/{known}...{}", newest.sha),
    )?;
    let mut lines = vec![format!(
        "{repository} has moved on from {known} to {} ({} commits, {}).",
        newest.sha, comparison.total_commits, comparison.status,
    )];
    let (ours, others): (Vec<_>, Vec<_>) = comparison
        .files
        .iter()
        .partition(|change| change.touches(manifest));
    lines.extend(ours.iter().map(|change| format!("  {}", change.describe())));
    lines.push(match (ours.len(), others.len()) {
        (0, n) => format!("No file of the manifest has changed ({n} others have)."),
        (n, m) => format!("{n} files of the manifest or new vectors; {m} others."),
    });
    Ok(lines.join("\n"))
}

fn get<T: DeserializeOwned>(http: &Http, path: &str) -> Result<T, Failure> {
    let body = http.get(path, "application/vnd.github+json", CAP)?;
    serde_json::from_slice(&body).map_err(|error| {
        Failure::unavailable(format!(
            "The answer to {path} is not what GitHub sends: {error}."
        ))
    })
}

impl Change {
    /// A file of the manifest, or a new file of vectors that it does not have yet.
    fn touches(&self, manifest: &Manifest) -> bool {
        let known = |path: &str| manifest.files.iter().any(|entry| entry.path == path);
        known(&self.filename)
            || self.previous_filename.as_deref().is_some_and(known)
            || self.filename.ends_with(".json")
    }

    fn describe(&self) -> String {
        match &self.previous_filename {
            Some(before) => format!("{}: {} (was {before})", self.status, self.filename),
            None => format!("{}: {}", self.status, self.filename),
        }
    }
}
