//! Where the files come from.

use std::{fs::File, io::Read, path::PathBuf};

use super::{
    http::Http,
    manifest::{Entry, Manifest},
};
use crate::failure::Failure;

/// A place that has the official files.
#[derive(Debug)]
pub(super) enum Source {
    /// A server with GitHub's raw files.
    Upstream(Http),
    /// A folder with the same tree.
    Folder(PathBuf),
}

impl Source {
    /// The checked bytes of one file; never more than the manifest allows are read.
    pub(super) fn read(&self, manifest: &Manifest, entry: &Entry) -> Result<Vec<u8>, Failure> {
        let data = match self {
            Self::Upstream(http) => {
                let path = format!("{}/{}/{}", manifest.repository, manifest.commit, entry.path);
                http.get(&path, "*/*", entry.bytes)?
            }
            Self::Folder(folder) => read_file(&entry.below(folder), entry.bytes)?,
        };
        entry
            .check(&data)
            .map_err(|reason| Failure::wrong(format!("What came is not the file: {reason}.")))?;
        Ok(data)
    }
}

/// The file's bytes, but no more than `cap` + 1 of them.
pub(super) fn read_file(path: &std::path::Path, cap: usize) -> Result<Vec<u8>, Failure> {
    let limit = u64::try_from(cap).unwrap_or(u64::MAX).saturating_add(1);
    let mut data = Vec::new();
    File::open(path)
        .and_then(|file| file.take(limit).read_to_end(&mut data))
        .map_err(Failure::file("read", path))?;
    Ok(data)
}
