//! What came out of a run.

use core::fmt;

/// A test that did not end as it must.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Mismatch {
    /// The name of the test.
    pub test: String,
    /// What was wrong, in words.
    pub why: String,
}

impl Mismatch {
    pub(crate) fn new(test: &str, why: impl Into<String>) -> Self {
        Self {
            test: test.to_owned(),
            why: why.into(),
        }
    }
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.test, self.why)
    }
}

impl core::error::Error for Mismatch {}

/// What came out of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct FileReport {
    /// The path of the file, from the folder that was run, with `/`.
    pub name: String,
    /// How many tests ended as they must.
    pub passed: usize,
    /// The tests that did not, and what does not fit together besides.
    pub failed: Vec<Mismatch>,
    /// How many tests need a version or a type of PASERK that this build does not have.
    pub not_run: usize,
}

impl FileReport {
    pub(crate) fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            passed: 0,
            failed: Vec::new(),
            not_run: 0,
        }
    }

    /// A file that could not be run at all.
    pub(crate) fn broken(name: &str, why: impl Into<String>) -> Self {
        let mut report = Self::new(name);
        report.add("the whole file", Err(why.into()));
        report
    }

    /// Counts one test.
    pub(crate) fn add(&mut self, test: &str, outcome: Result<(), String>) {
        match outcome {
            Ok(()) => self.passed = self.passed.saturating_add(1),
            Err(why) => self.failed.push(Mismatch::new(test, why)),
        }
    }

    /// Whether nothing is wrong. That says nothing about what was not run.
    #[must_use]
    pub fn is_ok(&self) -> bool {
        self.failed.is_empty()
    }
}

/// One line, and one more for each mismatch, without a line feed at the end.
impl fmt::Display for FileReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:<32}", self.name)?;
        counts(f, self.passed, self.failed.len(), self.not_run)?;
        self.failed
            .iter()
            .try_for_each(|mismatch| write!(f, "\n    {mismatch}"))
    }
}

fn counts(f: &mut fmt::Formatter<'_>, passed: usize, failed: usize, not_run: usize) -> fmt::Result {
    let counts = [
        (passed, "passed"),
        (failed, "failed"),
        (not_run, "not in this build"),
    ];
    let mut comma = "";
    for (count, what) in counts.into_iter().filter(|(count, _)| *count > 0) {
        write!(f, "{comma}{count} {what}")?;
        comma = ", ";
    }
    if comma.is_empty() {
        f.write_str("no tests")?;
    }
    Ok(())
}

/// What came out of a folder.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Report {
    /// The files, in the order in which they were run.
    pub files: Vec<FileReport>,
}

impl Report {
    /// How many tests ended as they must.
    #[must_use]
    pub fn passed(&self) -> usize {
        self.files.iter().map(|file| file.passed).sum()
    }

    /// How many tests did not.
    #[must_use]
    pub fn failed(&self) -> usize {
        self.files.iter().map(|file| file.failed.len()).sum()
    }

    /// How many tests need something that this build does not have.
    #[must_use]
    pub fn not_run(&self) -> usize {
        self.files.iter().map(|file| file.not_run).sum()
    }

    /// Whether something was run, and nothing is wrong.
    #[must_use]
    pub fn is_ok(&self) -> bool {
        self.passed() > 0 && self.failed() == 0
    }

    /// The report of the file with this name.
    #[must_use]
    pub fn file(&self, name: &str) -> Option<&FileReport> {
        self.files.iter().find(|file| file.name == name)
    }
}

/// A line a file, a line a mismatch, and the total; each ends with a line feed.
impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for file in &self.files {
            writeln!(f, "{file}")?;
        }
        write!(f, "{:<32}", "total")?;
        counts(f, self.passed(), self.failed(), self.not_run())?;
        writeln!(f)
    }
}
