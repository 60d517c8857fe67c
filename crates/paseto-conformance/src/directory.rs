//! A folder of test vectors.

use core::fmt;
use std::{
    fs::{self, File},
    io::{self, Read},
    path::{Path, PathBuf},
};

use crate::{
    Expectations, Report, Suites,
    official::{self, Subject},
    project,
};

/// More than any file of vectors has, in bytes.
const MOST: u64 = 16 * 1024 * 1024;

/// Why a folder could not be run.
#[derive(Debug)]
#[non_exhaustive]
pub enum RunError {
    /// A file or folder could not be read.
    #[non_exhaustive]
    Unreadable {
        /// Its path.
        path: PathBuf,
        /// What the operating system says.
        why: io::Error,
    },
    /// `expect.toml` has another form.
    #[non_exhaustive]
    Expectations {
        /// Its path.
        path: PathBuf,
        /// What the parser says.
        why: String,
    },
}

impl fmt::Display for RunError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable { path, why } => write!(f, "cannot read {}: {why}", path.display()),
            Self::Expectations { path, why } => write!(f, "{}: {why}", path.display()),
        }
    }
}

impl core::error::Error for RunError {}

/// Runs everything in a folder: one like `vectors/` of this repository, with the official vectors
/// in `official/` and `official/PASERK/`, and those of the project in `project/` where there is
/// such a folder; or one like the upstream repository, with the official vectors themselves.
///
/// How the failing ones must fail is read from `expect.toml` in the folder, or, where there is
/// none, is what this crate knows. Files are run in the order of their names.
///
/// # Errors
/// [`RunError`] where a file cannot be read. A file that is no JSON is a mismatch instead.
pub fn run_dir(dir: &Path, suites: &Suites) -> Result<Report, RunError> {
    let path = dir.join("expect.toml");
    let text = if path.exists() {
        String::from_utf8_lossy(&read(&path)?).into_owned()
    } else {
        include_str!("../expect.toml").to_owned()
    };
    let expectations =
        Expectations::parse(&text).map_err(|why| RunError::Expectations { path, why })?;

    let mut report = Report::default();
    let mut names = Vec::new();
    let nested = dir.join("official");
    let official = if nested.is_dir() {
        nested
    } else {
        dir.to_owned()
    };
    for (folder, prefix) in [(official.clone(), ""), (official.join("PASERK"), "PASERK/")] {
        for file in json_files(&folder)? {
            let name = format!("{prefix}{file}");
            let bytes = read(&folder.join(file))?;
            report
                .files
                .push(run_official(&name, &bytes, &expectations, suites));
            names.push(name);
        }
    }
    report
        .files
        .extend(official::leftover(&expectations, &names));

    let folder = dir.join("project");
    if folder.exists() {
        for file in json_files(&folder)? {
            let (name, bytes) = (format!("project/{file}"), read(&folder.join(&file))?);
            report.files.push(project::run_any(&name, &bytes, suites));
        }
    }
    Ok(report)
}

fn run_official(
    name: &str,
    bytes: &[u8],
    expectations: &Expectations,
    suites: &Suites,
) -> crate::FileReport {
    let runner = Subject::of(name).and_then(|subject| suites.of(subject.version));
    match runner {
        Some(runner) => (runner.official)(name, bytes, expectations),
        None => official::not_in_this_build(name, bytes, expectations),
    }
}

/// The names of the files that end with `.json`, in order.
fn json_files(folder: &Path) -> Result<Vec<String>, RunError> {
    let unreadable = |why| RunError::Unreadable {
        path: folder.to_owned(),
        why,
    };
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let name = entry.map_err(unreadable)?.file_name();
        let name = name.to_string_lossy();
        if name.ends_with(".json") {
            names.push(name.into_owned());
        }
    }
    names.sort_unstable();
    Ok(names)
}

fn read(path: &Path) -> Result<Vec<u8>, RunError> {
    let unreadable = |why| RunError::Unreadable {
        path: path.to_owned(),
        why,
    };
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(unreadable)?;
    let file = file.take(MOST + 1).read_to_end(&mut bytes);
    file.map_err(unreadable)?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length > MOST) {
        let why = format!("it has more than {MOST} bytes");
        return Err(unreadable(io::Error::new(io::ErrorKind::FileTooLarge, why)));
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_too_long_is_an_error() {
        let path = std::env::temp_dir().join(format!("too-long-{}.json", std::process::id()));
        let file = File::create(&path).expect("a file");
        for (length, fits) in [(0, true), (MOST, true), (MOST + 1, false)] {
            file.set_len(length).expect("a length");
            let read = read(&path).map_err(|why| why.to_string());
            assert_eq!(read.is_ok(), fits, "{length}");
            assert!(fits || read.is_err_and(|why| why.contains("more than 16777216 bytes")));
        }
        fs::remove_file(&path).expect("removed");
    }
}
