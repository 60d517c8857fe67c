//! What `cargo llvm-cov` has counted, read from its LCOV.

use std::{fmt, fs, path::Path};

/// Where the tests beside the code begin: they stand last in their file.
const TESTS: &str = "#[cfg(test)]\nmod tests {";

/// The lines of each file.
#[derive(Debug, Default)]
pub(super) struct Report {
    files: Vec<File>,
}

/// The lines of one file that are code, and not of a test.
#[derive(Debug)]
struct File {
    /// From the root of the workspace.
    path: String,
    reached: usize,
    missed: Vec<usize>,
}

/// What the tests reach of one library.
pub(super) struct Library {
    pub(super) name: String,
    reached: usize,
    lines: usize,
}

impl Report {
    /// From the text that LCOV's form has; paths are made relative to `root`, where the sources
    /// are looked at.
    pub(super) fn parse(text: &str, root: &Path) -> Self {
        let mut report = Self::default();
        for record in text.split("end_of_record") {
            let Some(path) = record.lines().find_map(|line| line.strip_prefix("SF:")) else {
                continue;
            };
            let source = fs::read_to_string(path).unwrap_or_default();
            let path = Path::new(path)
                .strip_prefix(root)
                .map_or(path.to_owned(), |path| path.to_string_lossy().into_owned());
            report
                .files
                .push(File::new(path, record, tests_begin(&source)));
        }
        report
    }

    /// The lines that no test reaches, of each file.
    pub(super) fn lines(&self) -> String {
        let files = self.files.iter().filter(|file| !file.missed.is_empty());
        files
            .map(|file| format!("{}: {}\n", file.path, ranges(&file.missed)))
            .collect()
    }

    /// What is reached of the library of this name.
    pub(super) fn library(&self, name: &str) -> Library {
        let folder = format!("crates/{name}/src/");
        let files = self
            .files
            .iter()
            .filter(|file| file.path.starts_with(&folder));
        let (reached, missed) = files.fold((0, 0), |(reached, missed), file| {
            (reached + file.reached, missed + file.missed.len())
        });
        Library {
            name: name.to_owned(),
            reached,
            lines: reached + missed,
        }
    }
}

impl File {
    fn new(path: String, record: &str, end: usize) -> Self {
        let mut file = Self {
            path,
            reached: 0,
            missed: Vec::new(),
        };
        let lines = record.lines().filter_map(|line| line.strip_prefix("DA:"));
        let lines = lines.filter_map(|line| line.split_once(','));
        for (line, count) in lines {
            match (line.parse(), count == "0") {
                (Ok(line), _) if line >= end => {}
                (Ok(line), true) => file.missed.push(line),
                _ => file.reached += 1,
            }
        }
        file
    }
}

impl Library {
    /// A library of which nothing was counted has not been measured: that is not well.
    pub(super) fn percent(&self) -> f64 {
        let [reached, lines] = [self.reached, self.lines]
            .map(|lines| u32::try_from(lines).map_or(f64::MAX, f64::from));
        if lines == 0.0 {
            0.0
        } else {
            100.0 * reached / lines
        }
    }
}

impl fmt::Display for Library {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:>8.1} {:>8}  {}",
            self.percent(),
            self.lines,
            self.name
        )
    }
}

/// The number of the line that the tests begin on, beyond the last where there are none.
fn tests_begin(source: &str) -> usize {
    let code = source.split_once(TESTS).map(|(code, _)| code);
    code.map_or(usize::MAX, |code| code.lines().count() + 1)
}

/// `3-5, 9`
fn ranges(lines: &[usize]) -> String {
    let runs = lines.chunk_by(|one, next| one + 1 == *next);
    let text = runs.filter_map(|run| match run {
        [one] => Some(one.to_string()),
        [first, .., last] => Some(format!("{first}-{last}")),
        [] => None,
    });
    text.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const LCOV: &str = "SF:/w/crates/a/src/lib.rs\nDA:1,7\nDA:2,0\nDA:3,0\nDA:9,0\nend_of_record\n\
        SF:/w/crates/ab/src/lib.rs\nDA:1,1\nBRDA:1,0,0,0\nend_of_record\n";

    #[test]
    fn lines_are_added_up_for_each_library() {
        let report = Report::parse(LCOV, Path::new("/w"));
        assert_eq!(report.library("a").to_string(), "    25.0        4  a");
        assert_eq!(report.library("ab").to_string(), "   100.0        1  ab");
        assert_eq!(report.lines(), "crates/a/src/lib.rs: 2-3, 9\n");
    }

    #[test]
    fn a_library_that_was_not_measured_reaches_nothing() {
        let library = Report::default().library("a");
        assert_eq!(library.to_string(), "     0.0        0  a");
    }

    #[test]
    fn tests_beside_the_code_do_not_count() {
        let end = tests_begin("fn f() {}\n\n#[cfg(test)]\nmod tests {\n}\n");
        assert_eq!(end, 3);
        assert_eq!(tests_begin("fn f() {}\n"), usize::MAX);
        let file = File::new("a.rs".into(), "DA:1,0\nDA:3,1\nDA:4,0\n", end);
        assert_eq!((file.reached, &*file.missed), (0, &[1][..]));
    }
}
