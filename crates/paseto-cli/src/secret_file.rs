//! Files that hold secrets: created new, readable by their owner only.

use std::{
    ffi::OsString,
    fs::{self, File, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
};

use paseto::Secret;

use crate::{
    failure::Failure,
    input,
    key_text::{self, looks_like_key},
};

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
    write_pieces(path, &[text.as_bytes(), b"\n"], readers, force)
}

/// [`write`] for what may be no text, and as it is.
pub(crate) fn write_pieces(
    path: &Path,
    pieces: &[&[u8]],
    readers: Readers,
    force: bool,
) -> Result<(), Failure> {
    check_name(path, force)?;
    let done = if force {
        // A link stays, and leads to the new file.
        let target = path.canonicalize();
        replace(target.as_deref().unwrap_or(path), pieces, readers)
    } else {
        create(path, pieces, readers)
    };
    done.map_err(|why| match why.kind() {
        io::ErrorKind::AlreadyExists => exists(path),
        _ if looks_like_key(&path.to_string_lossy()) => key_text::not_a_file(),
        _ => Failure::file(format!("cannot write {}: {why}", input::name(path))),
    })
}

/// Refuses a name that will not do, before anybody is asked for a password.
pub(crate) fn check_name(path: &Path, force: bool) -> Result<(), Failure> {
    /// That of `k4.local.…`: a shorter name is that of a file, whatever it begins with.
    const SHORTEST_KEY: usize = 52;
    let name = path.to_string_lossy();
    if name.len() >= SHORTEST_KEY && looks_like_key(&name) {
        return Err(key_text::not_a_file());
    }
    match fs::metadata(path) {
        // A device or a pipe would be gone, and a folder cannot be replaced.
        Ok(there) if !there.is_file() => Err(Failure::file(format!(
            "{} is there and is no regular file, so it is not replaced",
            input::name(path)
        ))),
        Ok(_) if !force => Err(exists(path)),
        _ => Ok(()),
    }
}

fn exists(path: &Path) -> Failure {
    Failure::file(format!(
        "{} exists already, and is replaced only with --force",
        path.display()
    ))
}

/// Creates the file, or leaves none behind.
fn create(path: &Path, pieces: &[&[u8]], readers: Readers) -> io::Result<()> {
    let mut file = open_new(path, readers)?;
    let written = pieces
        .iter()
        .try_for_each(|piece| file.write_all(piece))
        .and_then(|()| file.sync_all());
    if written.is_err() {
        // What failed first is what is reported.
        let _ = fs::remove_file(path);
    }
    written
}

/// Creates another file beside the old one, and puts it in its place in one step.
fn replace(path: &Path, pieces: &[&[u8]], readers: Readers) -> io::Result<()> {
    let beside = beside(path)?;
    create(&beside, pieces, readers)?;
    let renamed = fs::rename(&beside, path);
    if renamed.is_err() {
        let _ = fs::remove_file(&beside);
    }
    renamed
}

/// A name in the same folder that nobody else uses.
pub(crate) fn beside(path: &Path) -> io::Result<PathBuf> {
    let random = Secret::<8>::random().map_err(io::Error::other)?;
    let name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?;
    let mut hidden = OsString::from(".");
    hidden.push(name);
    hidden.push(format!(".{}", hex::encode(random.expose())));
    Ok(path.with_file_name(hidden))
}

/// A new file, which nobody had open before.
pub(crate) fn open_new(path: &Path, readers: Readers) -> io::Result<File> {
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
