//! The files that the rules are about.

use std::{collections::BTreeMap, fs, process::Command};

use crate::{failure::Failure, process, workspace::Workspace};

/// Paths from the root with `/`, and the text of each; a link or a file that is no text has none.
pub(super) struct Files {
    texts: BTreeMap<String, Option<String>>,
}

impl Files {
    /// What git tracks, and what is new and not ignored.
    pub(super) fn tracked(workspace: &Workspace) -> Result<Self, Failure> {
        let mut git = Command::new("git");
        git.current_dir(workspace.root());
        git.args([
            "ls-files",
            "-z",
            "--cached",
            "--others",
            "--exclude-standard",
        ]);
        let list = process::output(&mut git)
            .ok_or_else(|| Failure::unavailable("`git ls-files` failed: is this a git clone?"))?;
        let mut texts = BTreeMap::new();
        for path in list.split('\0').filter(|path| !path.is_empty()) {
            let place = workspace.join(path);
            // One that is deleted and not yet committed is still in the list.
            if let Ok(bytes) = fs::read(&place) {
                // What a link leads to is checked in its own place.
                let text = String::from_utf8(bytes)
                    .ok()
                    .filter(|_| !place.is_symlink());
                texts.insert(path.to_owned(), text);
            }
        }
        Ok(Self { texts })
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.texts.len()
    }

    /// All text files: path and text.
    pub(super) fn texts(&self) -> impl Iterator<Item = (&str, &str)> {
        self.texts
            .iter()
            .filter_map(|(path, text)| Some((path.as_str(), text.as_deref()?)))
    }

    /// The text files whose path ends so.
    pub(super) fn ending(&self, end: &str) -> impl Iterator<Item = (&str, &str)> {
        self.texts().filter(move |(path, _)| path.ends_with(end))
    }

    /// The text of one file.
    pub(super) fn text(&self, path: &str) -> Option<&str> {
        self.texts.get(path)?.as_deref()
    }

    /// Whether a file or a folder has this path.
    pub(super) fn has(&self, path: &str) -> bool {
        let folder = format!("{}/", path.trim_end_matches('/'));
        path.is_empty()
            || self.texts.contains_key(path)
            || self.texts.keys().any(|file| file.starts_with(&folder))
    }

    /// The files in a folder and in its folders, as paths from it.
    pub(super) fn below(&self, folder: &str) -> Vec<&str> {
        let folder = format!("{folder}/");
        let paths = self.texts.keys();
        paths
            .filter_map(|path| path.strip_prefix(&folder))
            .collect()
    }

    /// The folders in `crates/` that hold a package.
    pub(super) fn crates(&self) -> impl Iterator<Item = &str> {
        self.texts.keys().filter_map(|path| {
            let name = path.strip_prefix("crates/")?.strip_suffix("/Cargo.toml")?;
            (!name.contains('/')).then_some(name)
        })
    }
}

#[cfg(test)]
impl<const N: usize> From<[(&str, &str); N]> for Files {
    fn from(files: [(&str, &str); N]) -> Self {
        let texts = files
            .into_iter()
            .map(|(path, text)| (path.to_owned(), Some(text.to_owned())));
        Self {
            texts: texts.collect(),
        }
    }
}
