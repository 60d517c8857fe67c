//! The table, and the numbers as JSON.

use std::{env, fmt, fs, path::Path, process::Command};

use serde::Serialize;
use toml::Table;

use crate::{failure::Failure, process};

/// All that was measured, and how.
#[derive(Debug, Serialize)]
pub(super) struct Report {
    /// The same for all programs.
    profile: String,
    compiler: String,
    /// Processor and system: the crates that are needed differ.
    platform: String,
    /// Ours is the first.
    pub(super) programs: Vec<Cost>,
}

/// What one program costs.
#[derive(Debug, Serialize)]
pub(super) struct Cost {
    pub(super) library: &'static str,
    pub(super) version: String,
    pub(super) remark: &'static str,
    /// In the tree, without the program itself.
    pub(super) crates: usize,
    /// Of a cold build, in every round; none where the system does not tell.
    pub(super) cpu_seconds: Vec<f64>,
    /// Stripped.
    pub(super) bytes: u64,
}

impl Report {
    /// Without programs yet.
    pub(super) fn new(folder: &Path) -> Result<Self, Failure> {
        let path = folder.join(".cargo/config.toml");
        let text = fs::read_to_string(&path).map_err(Failure::file("read", &path))?;
        let profile = profile(&text);
        let profile =
            profile.ok_or_else(|| Failure::wrong(format!("{} has no profile.", path.display())))?;
        // As cargo picks it, from the same place.
        let compiler = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
        let mut compiler = Command::new(compiler);
        let compiler = process::output(compiler.arg("--version").current_dir(folder));
        Ok(Self {
            profile,
            compiler: compiler.unwrap_or_default().trim_end().to_owned(),
            platform: format!("{}, {}", env::consts::ARCH, env::consts::OS),
            programs: Vec::new(),
        })
    }

    pub(super) fn json(&self) -> String {
        let json = serde_json::to_string_pretty(self);
        json.unwrap_or_default() + "\n"
    }
}

/// The release profile of that configuration, as one line.
fn profile(config: &str) -> Option<String> {
    let config: Table = config.parse().ok()?;
    let profile = config.get("profile")?.get("release")?.as_table()?;
    let settings = profile.iter();
    let settings = settings.map(|(name, value)| format!("{name} = {value}"));
    Some(settings.collect::<Vec<_>>().join(", "))
}

impl Cost {
    fn name(&self) -> String {
        let name = format!("`{}` {}", self.library, self.version);
        match self.remark {
            "" => name,
            remark => format!("{name}, {remark}"),
        }
    }

    fn crates(&self) -> Option<f64> {
        u32::try_from(self.crates).ok().map(f64::from)
    }

    /// The median of the rounds, the lower one where there are two.
    fn seconds(&self) -> Option<f64> {
        let mut sorted = self.cpu_seconds.clone();
        sorted.sort_by(f64::total_cmp);
        let middle = sorted.len().checked_sub(1)? / 2;
        sorted.get(middle).copied()
    }

    /// In 1000 bytes.
    fn kilobytes(&self) -> Option<f64> {
        let bytes = u32::try_from(self.bytes).ok();
        bytes.map(|bytes| f64::from(bytes) / 1000.0)
    }
}

/// A column of numbers, and how many digits follow the point.
type Column = (fn(&Cost) -> Option<f64>, usize);

const COLUMNS: [Column; 3] = [(Cost::crates, 0), (Cost::seconds, 1), (Cost::kilobytes, 0)];

/// Ours divided by the least of the others: below one is better than all of them.
fn beside_the_best(programs: &[Cost], column: fn(&Cost) -> Option<f64>) -> Option<f64> {
    let (ours, others) = programs.split_first()?;
    let best = others.iter().filter_map(column).reduce(f64::min)?;
    column(ours).map(|ours| ours / best)
}

impl fmt::Display for Report {
    /// In Markdown.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "A program that checks a token's signature, issuer and times; {}, {}; `{}`.\n",
            self.compiler, self.platform, self.profile
        )?;
        writeln!(
            f,
            "| built on | crates | cold build, CPU s | stripped, KB |"
        )?;
        writeln!(f, "|---|--:|--:|--:|")?;
        for cost in &self.programs {
            row(
                f,
                &cost.name(),
                COLUMNS.map(|(of, digits)| (of(cost), digits)),
            )?;
        }
        let ratios = COLUMNS.map(|(of, _)| (beside_the_best(&self.programs, of), 2));
        row(f, "ours beside the least of the others", ratios)
    }
}

fn row(f: &mut fmt::Formatter<'_>, name: &str, numbers: [(Option<f64>, usize); 3]) -> fmt::Result {
    write!(f, "| {name} |")?;
    for (number, digits) in numbers {
        match number {
            Some(number) => write!(f, " {number:.digits$} |")?,
            None => write!(f, " – |")?,
        }
    }
    writeln!(f)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cost(library: &'static str, crates: usize, seconds: &[f64], bytes: u64) -> Cost {
        Cost {
            library,
            version: "1.2.3".into(),
            remark: "",
            crates,
            cpu_seconds: seconds.into(),
            bytes,
        }
    }

    fn report(programs: Vec<Cost>) -> Report {
        Report {
            profile: "lto = \"thin\"".into(),
            compiler: "rustc 1".into(),
            platform: "x86_64, linux".into(),
            programs,
        }
    }

    #[test]
    fn the_table() {
        let ours = Cost {
            remark: "of this repository",
            ..cost("ours", 30, &[20.04, 19.0, 21.0], 400_400)
        };
        let others = [
            cost("a", 25, &[40.0], 500_600),
            cost("b", 60, &[25.0], 800_000),
        ];
        let report = report([ours].into_iter().chain(others).collect());
        assert_eq!(
            report.to_string(),
            "A program that checks a token's signature, issuer and times; rustc 1, x86_64, \
             linux; `lto = \"thin\"`.\n\n\
             | built on | crates | cold build, CPU s | stripped, KB |\n\
             |---|--:|--:|--:|\n\
             | `ours` 1.2.3, of this repository | 30 | 20.0 | 400 |\n\
             | `a` 1.2.3 | 25 | 40.0 | 501 |\n\
             | `b` 1.2.3 | 60 | 25.0 | 800 |\n\
             | ours beside the least of the others | 1.20 | 0.80 | 0.80 |\n"
        );
    }

    #[test]
    fn seconds_that_the_system_does_not_tell() {
        let report = report(vec![cost("ours", 2, &[], 1000), cost("a", 4, &[], 2000)]);
        let text = report.to_string();
        assert!(text.contains("| `a` 1.2.3 | 4 | – | 2 |\n"), "{text}");
        assert!(text.ends_with("| 0.50 | – | 0.50 |\n"), "{text}");
    }

    #[test]
    fn the_median_of_the_rounds() {
        let median = |seconds: &[f64]| cost("a", 1, seconds, 1).seconds();
        assert_eq!(median(&[]), None);
        assert_eq!(median(&[3.0]), Some(3.0));
        assert_eq!(median(&[3.0, 1.0]), Some(1.0));
        assert_eq!(median(&[3.0, 1.0, 2.0]), Some(2.0));
    }

    #[test]
    fn the_profile_is_that_of_the_programs() {
        let text = include_str!("../../../../bench/footprint/.cargo/config.toml");
        let profile = profile(text).unwrap();
        assert!(profile.contains("lto = \"thin\""), "{profile}");
        assert!(profile.contains("strip = true"), "{profile}");
        assert_eq!(super::profile("[alias]\n"), None);
    }

    #[test]
    fn the_numbers_can_be_read_back() {
        let json = report(vec![cost("ours", 2, &[1.5, 2.5], 1000)]).json();
        let value: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(value["programs"][0]["library"], "ours");
        assert_eq!(value["programs"][0]["cpu_seconds"][1], 2.5);
        assert!(json.ends_with("}\n"));
    }
}
