//! Whether a folder holds exactly what the manifest says.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use super::{Vectors, manifest::Manifest, source::read_file};
use crate::failure::Failure;

impl Vectors {
    /// Compares the files that are here with the manifest.
    pub(super) fn check(&self) -> Result<(), Failure> {
        self.manifest.compare(&self.official)?;
        println!(
            "{} files, all as in the manifest.",
            self.manifest.files.len()
        );
        Ok(())
    }
}

impl Manifest {
    /// Names all files that are missing, altered or not in the manifest.
    pub(super) fn compare(&self, folder: &Path) -> Result<(), Failure> {
        let mut extra = BTreeSet::new();
        collect(folder, &mut extra)?;
        let mut wrong = Vec::new();
        for entry in &self.files {
            let path = entry.below(folder);
            if !extra.remove(&path) {
                wrong.push(format!("{} is missing", entry.path));
            } else if let Err(reason) = entry.check(&read_file(&path, entry.bytes)?) {
                wrong.push(reason);
            }
        }
        wrong.extend(extra.iter().map(|path| {
            let path = path.strip_prefix(folder).unwrap_or(path);
            format!("{} is not in the manifest", path.display())
        }));
        if wrong.is_empty() {
            return Ok(());
        }
        Err(Failure::wrong(format!(
            "{} is not as the manifest says:\n  {}",
            folder.display(),
            wrong.join("\n  "),
        )))
    }
}

/// Every path below `folder` that is not itself a folder; a link is not followed.
fn collect(folder: &Path, files: &mut BTreeSet<PathBuf>) -> Result<(), Failure> {
    for item in fs::read_dir(folder).map_err(Failure::file("read", folder))? {
        let item = item.map_err(Failure::file("read", folder))?;
        let path = item.path();
        if item
            .file_type()
            .map_err(Failure::file("read", &path))?
            .is_dir()
        {
            collect(&path, files)?;
        } else {
            files.insert(path);
        }
    }
    Ok(())
}
