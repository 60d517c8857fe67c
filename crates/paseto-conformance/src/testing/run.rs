//! What the tests that are made for a version run.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use crate::{Expectations, FileReport, Suite, run_file, run_project};

/// The files of a suite's version that are not named, by their folder and name: those of wrapped keys,
/// or all others.
///
/// # Errors
/// That of the folder that could not be read.
pub fn left_out<S: Suite>(
    folder: &Path,
    wraps: bool,
    named: &[(&str, &str)],
) -> io::Result<Vec<PathBuf>> {
    let named: Vec<_> = named
        .iter()
        .map(|(kind, name)| folder.join(kind).join(name))
        .collect();
    let number = S::VERSION.number();
    let mut left_out = Vec::new();
    for (inside, letter) in [
        ("official", 'v'),
        ("official/PASERK", 'k'),
        ("project", 'v'),
    ] {
        let beginning = format!("{letter}{number}.");
        for entry in fs::read_dir(folder.join(inside))? {
            let entry = entry?;
            let name = entry.file_name();
            let name = name.to_string_lossy();
            let is_meant = name.starts_with(&beginning) && is_of_wraps(&name) == wraps;
            if is_meant && !named.contains(&entry.path()) {
                left_out.push(entry.path());
            }
        }
    }
    Ok(left_out)
}

fn is_of_wraps(name: &str) -> bool {
    let kinds = ["-wrap.pie.json", "-pw.json", ".seal.json", ".wraps.json"];
    kinds.iter().any(|kind| name.ends_with(kind))
}

/// Runs a file of `official/` below the folder.
#[must_use]
pub fn official<S: Suite>(folder: &Path, name: &str) -> FileReport {
    official_by(run_file::<S>, folder, name)
}

/// Runs a file of `project/` below the folder.
#[must_use]
pub fn project<S: Suite>(folder: &Path, name: &str) -> FileReport {
    project_by(run_project::<S>, folder, name)
}

/// The same with keys that can be wrapped, locked and sealed.
pub mod wraps {
    use super::{FileReport, Path, official_by, project_by};
    use crate::{WrapSuite, run_file_with_wrapping, run_project_with_wrapping};

    /// Runs a file of `official/` below the folder.
    #[must_use]
    pub fn official<S: WrapSuite>(folder: &Path, name: &str) -> FileReport {
        official_by(run_file_with_wrapping::<S>, folder, name)
    }

    /// Runs a file of `project/` below the folder.
    #[must_use]
    pub fn project<S: WrapSuite>(folder: &Path, name: &str) -> FileReport {
        project_by(run_project_with_wrapping::<S>, folder, name)
    }
}

fn official_by(
    run: fn(&str, &[u8], &Expectations) -> FileReport,
    folder: &Path,
    name: &str,
) -> FileReport {
    let file = fs::read(folder.join("official").join(name));
    let expectations = fs::read_to_string(folder.join("expect.toml"));
    match (file, expectations) {
        (Ok(file), Ok(text)) => match Expectations::parse(&text) {
            Ok(expectations) => run(name, &file, &expectations),
            Err(why) => FileReport::broken(name, why),
        },
        (Err(why), _) | (_, Err(why)) => FileReport::broken(name, why.to_string()),
    }
}

fn project_by(run: fn(&str, &[u8]) -> FileReport, folder: &Path, name: &str) -> FileReport {
    match fs::read(folder.join("project").join(name)) {
        Ok(file) => run(name, &file),
        Err(why) => FileReport::broken(name, why.to_string()),
    }
}
