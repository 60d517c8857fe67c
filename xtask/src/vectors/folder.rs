//! A complete folder takes another's place.

use std::{
    ffi::OsStr,
    fs::{self, File},
    io::Write,
    path::{Path, PathBuf},
    process,
    time::Duration,
};

use super::manifest::Entry;
use crate::failure::Failure;

const INCOMING: &str = "incoming";
const PREVIOUS: &str = "previous";

/// Nobody's download takes this long: what is older was left by a run that was killed.
const ABANDONED: Duration = Duration::from_secs(3600);

/// A folder beside the target, which is filled first. It is removed when dropped.
#[derive(Debug)]
pub(super) struct Incoming {
    path: PathBuf,
}

impl Incoming {
    /// An empty folder beside `target`, on the same file system.
    pub(super) fn beside(target: &Path) -> Result<Self, Failure> {
        clear_abandoned(target);
        let path = sibling(target, INCOMING);
        fs::create_dir(&path).map_err(Failure::file("create", &path))?;
        Ok(Self { path })
    }

    /// The folder.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Writes one file through to the disk.
    pub(super) fn write(&self, entry: &Entry, data: &[u8]) -> Result<(), Failure> {
        let path = entry.below(&self.path);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(Failure::file("create", folder))?;
        }
        File::create_new(&path)
            .and_then(|mut file| file.write_all(data).and_then(|()| file.sync_all()))
            .map_err(Failure::file("write", &path))
    }

    /// Puts this folder in the place of `target`.
    ///
    /// A folder that is not empty can't be renamed over, so there are two renames;
    /// when the second fails, the first is undone.
    pub(super) fn replace(self, target: &Path) -> Result<(), Failure> {
        let previous = sibling(target, PREVIOUS);
        let had_one = target.exists();
        if had_one {
            fs::rename(target, &previous).map_err(Failure::file("move away", target))?;
        }
        if let Err(error) = fs::rename(&self.path, target) {
            if had_one {
                fs::rename(&previous, target).map_err(Failure::file("move back", &previous))?;
            }
            return Err(Failure::file("put the new files at", target)(error));
        }
        if had_one {
            fs::remove_dir_all(&previous).map_err(Failure::file("remove", &previous))?;
        }
        Ok(())
    }
}

impl Drop for Incoming {
    fn drop(&mut self) {
        // After a replacement it is gone already; after a failure there is nobody left to tell.
        let _ = fs::remove_dir_all(&self.path);
    }
}

/// The process id keeps two runs apart.
pub(super) fn sibling(target: &Path, role: &str) -> PathBuf {
    target.with_file_name(format!("{}{}", prefix(target, role), process::id()))
}

fn prefix(target: &Path, role: &str) -> String {
    format!(
        ".{}.{role}-",
        target.file_name().unwrap_or_default().to_string_lossy()
    )
}

/// Removes what killed runs have left, and brings back a folder that one had moved away.
fn clear_abandoned(target: &Path) {
    let Some(siblings) = target.parent().and_then(|parent| fs::read_dir(parent).ok()) else {
        return;
    };
    for path in siblings.flatten().map(|sibling| sibling.path()) {
        let is = |role| {
            let name = path
                .file_name()
                .map(OsStr::to_string_lossy)
                .unwrap_or_default();
            name.starts_with(&prefix(target, role))
        };
        if is(PREVIOUS) && !target.exists() {
            let _ = fs::rename(&path, target);
        } else if (is(PREVIOUS) || is(INCOMING)) && age(&path) > ABANDONED {
            let _ = fs::remove_dir_all(&path);
        }
    }
}

fn age(path: &Path) -> Duration {
    let modified = fs::metadata(path).and_then(|metadata| metadata.modified());
    modified
        .ok()
        .and_then(|time| time.elapsed().ok())
        .unwrap_or_default()
}
