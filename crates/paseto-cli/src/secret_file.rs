//! Files that hold secrets: created new, readable by their owner only.

use std::{
    ffi::OsString,
    fs::{self, File, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
};

use paseto::Secret;

use crate::{failure::Failure, input};

/// Who may read a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Readers {
    /// Its owner only: mode 0600.
    Owner,
    /// Whoever the system lets read a new file.
    Anybody,
}

/// Writes `text` and the end of a line to a new file. With `force` the file may exist, and is
/// then replaced whole.
pub(crate) fn write(path: &Path, text: &str, readers: Readers, force: bool) -> Result<(), Failure> {
    let done = if force {
        replace(path, text, readers)
    } else {
        create(path, text, readers)
    };
    done.map_err(|why| match why.kind() {
        io::ErrorKind::AlreadyExists => Failure::file(format!(
            "{} exists already, and is replaced only with --force",
            path.display()
        )),
        _ => Failure::file(format!("cannot write {}: {why}", input::name(path))),
    })
}

/// Creates the file, or leaves none behind.
fn create(path: &Path, text: &str, readers: Readers) -> io::Result<()> {
    let mut file = open_new(path, readers)?;
    let written = file
        .write_all(text.as_bytes())
        .and_then(|()| file.write_all(b"\n"))
        .and_then(|()| file.sync_all());
    if written.is_err() {
        // What failed first is what is reported.
        let _ = fs::remove_file(path);
    }
    written
}

/// Creates another file beside the old one, and puts it in its place in one step.
fn replace(path: &Path, text: &str, readers: Readers) -> io::Result<()> {
    let beside = beside(path)?;
    create(&beside, text, readers)?;
    let renamed = fs::rename(&beside, path);
    if renamed.is_err() {
        let _ = fs::remove_file(&beside);
    }
    renamed
}

/// A name in the same folder that nobody else uses.
fn beside(path: &Path) -> io::Result<PathBuf> {
    let random = Secret::<8>::random().map_err(io::Error::other)?;
    let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?;
    let mut hidden = OsString::from(".");
    hidden.push(name);
    hidden.push(format!(".{}", hex::encode(random.expose())));
    Ok(path.with_file_name(hidden))
}

fn open_new(path: &Path, readers: Readers) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    if readers == Readers::Owner {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    #[cfg(not(unix))]
    let _ = readers;
    options.open(path)
}
