//! What a campaign has come to.

use std::fs;

use serde::Serialize;

use crate::{failure::Failure, workspace::Workspace};

/// How a target ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum End {
    /// In time.
    Well,
    /// On an input that is in `fuzz/artifacts/`.
    Found,
    /// On something else: it does not build, or cannot be started.
    Failed,
}

/// One target.
#[derive(Debug, Serialize)]
pub(super) struct Ran {
    pub(super) target: String,
    pub(super) end: End,
    /// On the wall, building it included.
    pub(super) seconds: u64,
    pub(super) executions: u64,
    pub(super) per_second: u64,
    pub(super) coverage: u64,
    pub(super) features: u64,
    /// Files, after they were minimised where they were.
    pub(super) corpus: usize,
    pub(super) minimised: bool,
    /// The names of the files.
    pub(super) findings: Vec<String>,
}

impl Ran {
    /// In a line.
    pub(super) fn line(&self) -> String {
        let Self { target, .. } = self;
        format!("{target:<24} {} runs, {}", self.executions, self.words())
    }

    fn words(&self) -> String {
        match self.end {
            End::Well => "ok".to_owned(),
            End::Found => format!("FOUND {}", self.findings.join(", ")),
            End::Failed => "FAILED without a finding".to_owned(),
        }
    }

    fn cells(&self) -> [String; 8] {
        [
            self.target.clone(),
            self.executions.to_string(),
            self.per_second.to_string(),
            self.coverage.to_string(),
            self.features.to_string(),
            format!("{}{}", self.corpus, if self.minimised { "" } else { "*" }),
            self.seconds.to_string(),
            self.words(),
        ]
    }
}

const HEAD: [&str; 8] = [
    "target", "runs", "runs/s", "coverage", "features", "corpus", "seconds", "end",
];

/// A table in Markdown, which can be read as it stands.
pub(super) fn table(all: &[Ran]) -> String {
    let mut rows = vec![HEAD.map(str::to_owned)];
    rows.extend(all.iter().map(Ran::cells));
    let widths: Vec<usize> = (0..HEAD.len())
        .map(|column| {
            rows.iter()
                .filter_map(|row| row.get(column))
                .map(String::len)
                .max()
        })
        .map(Option::unwrap_or_default)
        .collect();
    let mut lines: Vec<String> = rows
        .iter()
        .map(|row| {
            let cells = row.iter().zip(&widths).enumerate();
            let cells = cells.map(|(column, (cell, width))| match column {
                0 | 7 => format!("{cell:<width$}"),
                _ => format!("{cell:>width$}"),
            });
            format!("| {} |", cells.collect::<Vec<_>>().join(" | "))
        })
        .collect();
    let rule = widths
        .iter()
        .enumerate()
        .map(|(column, width)| match column {
            0 | 7 => "-".repeat(*width),
            _ => "-".repeat(width.saturating_sub(1)) + ":",
        });
    lines.insert(1, format!("| {} |", rule.collect::<Vec<_>>().join(" | ")));
    lines.join("\n") + "\n"
}

/// Writes `summary.md` and `summary.json`: after each target, so that whoever stops a campaign has what
/// it came to so far.
pub(super) fn write(workspace: &Workspace, all: &[Ran]) -> Result<(), Failure> {
    let folder = super::folder(workspace);
    fs::create_dir_all(&folder).map_err(Failure::file("create", &folder))?;
    let json = serde_json::to_string_pretty(all)
        .map_err(|why| Failure::unavailable(format!("The summary is no JSON: {why}.")))?;
    for (name, text) in [("summary.md", table(all)), ("summary.json", json)] {
        let path = folder.join(name);
        fs::write(&path, text).map_err(Failure::file("write", &path))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ran(target: &str, end: End) -> Ran {
        Ran {
            target: target.into(),
            end,
            seconds: 60,
            executions: 5509,
            per_second: 91,
            coverage: 80,
            features: 120,
            corpus: 9,
            minimised: end == End::Well,
            findings: Vec::new(),
        }
    }

    #[test]
    fn the_table_is_markdown_whose_columns_stand_below_each_other() {
        let mut found = ran("longer_name", End::Found);
        found.findings = vec!["fuzz/artifacts/longer_name/crash-1".into()];
        let table = table(&[ran("t", End::Well), found]);
        let lines: Vec<_> = table.lines().collect();
        let [head, rule, well, found] = lines[..] else {
            panic!("{table}");
        };
        assert!(lines.iter().all(|line| line.len() == head.len()), "{table}");
        assert!(rule.starts_with("| ----------- | ---: |"), "{table}");
        assert!(
            well.starts_with("| t           | 5509 |     91 |"),
            "{table}"
        );
        assert!(
            found.contains("| FOUND fuzz/artifacts/longer_name/crash-1 |"),
            "{table}"
        );
        assert!(found.contains("|     9* |"), "{table}");
    }

    #[test]
    fn a_target_that_does_not_build_has_failed_without_a_finding() {
        assert!(
            ran("t", End::Failed)
                .line()
                .ends_with("FAILED without a finding")
        );
    }
}
