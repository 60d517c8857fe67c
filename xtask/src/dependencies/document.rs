//! The document: a heading and a table for each package.

use std::{collections::BTreeMap, fmt};

use super::tree::Crate;

/// The tables, by the name of the package.
#[derive(Debug)]
pub(super) struct Document<'d>(BTreeMap<&'d str, Vec<Row<'d>>>);

/// The name of a crate, without backticks; its columns; and the last one, which says why.
#[derive(Debug)]
struct Row<'d> {
    name: &'d str,
    columns: Vec<&'d str>,
    why: &'d str,
}

/// A line that is missing, other than it has to be, or too much.
#[derive(Debug, PartialEq)]
pub(super) enum Difference {
    New(String),
    Changed(String),
    WithoutReason(String),
    Gone(String),
}

const COLUMNS: &str = "| crate | licence | wanted by | in a build runs | `unsafe` | what for |";

impl<'d> Document<'d> {
    /// The tables below the headings `` ## `package` ``.
    pub(super) fn parse(text: &'d str) -> Result<Self, String> {
        let mut tables = BTreeMap::<_, Vec<_>>::new();
        let mut package = "";
        for line in text.lines() {
            if let Some(heading) = line.strip_prefix("## `") {
                package = heading.split('`').next().unwrap_or_default();
            } else if line.starts_with("| crate") && line != COLUMNS {
                return Err(format!("The columns are to be: {COLUMNS}"));
            } else if line.starts_with("| `") {
                tables.entry(package).or_default().push(Row::parse(line)?);
            }
        }
        Ok(Self(tables))
    }

    /// What is not the same in the table of the package and in the build.
    pub(super) fn compare(&self, package: &str, found: &[Crate]) -> Vec<Difference> {
        let rows = self.0.get(package).map(Vec::as_slice).unwrap_or_default();
        let mut differences = Vec::new();
        for found in found {
            let row = rows.iter().find(|row| row.name == found.name);
            match row {
                None => differences.push(Difference::New(line(found, ""))),
                Some(row) if row.why.is_empty() => {
                    differences.push(Difference::WithoutReason(found.name.clone()));
                }
                Some(row) if row.columns != columns(found) => {
                    differences.push(Difference::Changed(line(found, row.why)));
                }
                Some(_) => {}
            }
        }
        for row in rows {
            if rows.iter().filter(|other| other.name == row.name).count() > 1
                || !found.iter().any(|found| found.name == row.name)
            {
                differences.push(Difference::Gone(format!("{} of {package}", row.name)));
            }
        }
        differences
    }
}

impl<'d> Row<'d> {
    fn parse(line: &'d str) -> Result<Self, String> {
        let inside = line.trim_matches('|');
        let mut columns: Vec<_> = inside.split('|').map(str::trim).collect();
        match (columns.pop(), columns.len(), columns.first()) {
            (Some(why), 5, Some(name)) => Ok(Self {
                name: name.trim_matches('`'),
                columns,
                why,
            }),
            _ => Err(format!("A line has another number of columns: {line}")),
        }
    }
}

fn columns(found: &Crate) -> [String; 5] {
    [
        format!("`{}`", found.name),
        found.licence.clone(),
        found.wanted_by.clone(),
        found.runs.clone(),
        found.safe.clone(),
    ]
}

fn line(found: &Crate, why: &str) -> String {
    let columns = columns(found).join(" | ");
    format!("| {columns} | {why} |")
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::New(line) => write!(f, "new:\n{line}"),
            Self::Changed(line) => write!(f, "changed, and is now:\n{line}"),
            Self::WithoutReason(name) => write!(f, "without a reason: {name}"),
            Self::Gone(name) => write!(f, "no longer there, or twice in a table: {name}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "\
# Dependencies

| crate | licence | wanted by | in a build runs | `unsafe` | what for |
|---|---|---|---|---|---|

## `ours`: of others 2

| crate | licence | wanted by | in a build runs | `unsafe` | what for |
|---|---|---|---|---|---|
| `a` | MIT | `ours` |  | forbidden | hashing |
| `b` | MIT OR Apache-2.0 | `a`, `ours` | a build script |  | letters |
";

    fn a() -> Crate {
        Crate {
            name: "a".to_owned(),
            licence: "MIT".to_owned(),
            wanted_by: "`ours`".to_owned(),
            runs: String::new(),
            safe: "forbidden".to_owned(),
        }
    }

    fn b() -> Crate {
        Crate {
            name: "b".to_owned(),
            licence: "MIT OR Apache-2.0".to_owned(),
            wanted_by: "`a`, `ours`".to_owned(),
            runs: "a build script".to_owned(),
            safe: String::new(),
        }
    }

    fn told(text: &str, package: &str, found: &[Crate]) -> Vec<String> {
        let document = Document::parse(text).unwrap();
        let differences = document.compare(package, found);
        differences.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn what_is_the_same_is_well() {
        assert_eq!(told(TEXT, "ours", &[a(), b()]), [""; 0]);
        assert_eq!(told(TEXT, "another", &[]), [""; 0]);
    }

    #[test]
    fn a_new_crate_is_told_with_its_line() {
        let found = [
            a(),
            b(),
            Crate {
                name: "c".to_owned(),
                ..b()
            },
        ];
        let line = "| `c` | MIT OR Apache-2.0 | `a`, `ours` | a build script |  |  |";
        assert_eq!(told(TEXT, "ours", &found), [format!("new:\n{line}")]);
        assert_eq!(told(TEXT, "another", &[a()]).len(), 1);
    }

    #[test]
    fn a_crate_that_is_gone_or_twice_is_told() {
        let gone = "no longer there, or twice in a table: b of ours";
        assert_eq!(told(TEXT, "ours", &[a()]), [gone]);
        let twice = format!("{TEXT}| `b` | MIT | x |  |  | y |\n");
        assert_eq!(told(&twice, "ours", &[a(), b()]), [gone, gone]);
    }

    #[test]
    fn a_change_and_a_missing_reason_are_told() {
        let other = Crate {
            runs: "a build script".to_owned(),
            ..a()
        };
        let line = "| `a` | MIT | `ours` | a build script | forbidden | hashing |";
        assert_eq!(
            told(TEXT, "ours", &[other, b()]),
            [format!("changed, and is now:\n{line}")]
        );
        let text = TEXT.replace("hashing", "");
        assert_eq!(told(&text, "ours", &[a(), b()]), ["without a reason: a"]);
    }

    #[test]
    fn another_table_is_an_error() {
        for (from, to) in [("| MIT | ", "| "), ("licence | wanted", "wanted")] {
            assert!(
                Document::parse(&TEXT.replacen(from, to, 2)).is_err(),
                "{to}"
            );
        }
    }
}
