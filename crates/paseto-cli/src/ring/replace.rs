//! Replacing a file in one step: whoever reads it finds the old text or the new one, whatever happens.

use std::{
    fs::{self, File, Metadata},
    io::{self, Write},
    path::Path,
};

use crate::secret_file::{Readers, beside, open_new};

/// Writes another file beside the one at `path`, or beside where it will be, and puts it in its place.
/// The mode and the owner stay, save that a file which gets its first secret is closed to others.
pub(super) fn replace(path: &Path, text: &str, before: Readers, after: Readers) -> io::Result<()> {
    let old = match fs::metadata(path) {
        Ok(old) => Some(old),
        Err(why) if why.kind() == io::ErrorKind::NotFound => None,
        Err(why) => return Err(why),
    };
    let closes = before == Readers::Anybody && after == Readers::Owner;
    let first = if old.is_some() { Readers::Owner } else { after };
    let beside = beside(path)?;
    let file = open_new(&beside, first)?;
    let done = write(file, text)
        .and_then(|file| match old {
            Some(old) => keep(&file, &old, closes).and_then(|()| file.sync_all()),
            None => file.sync_all(),
        })
        .and_then(|()| fs::rename(&beside, path));
    match done {
        Ok(()) => sync_folder(path),
        Err(_) => {
            // What failed first is what is reported.
            let _ = fs::remove_file(&beside);
        }
    }
    done
}

fn write(mut file: File, text: &str) -> io::Result<File> {
    file.write_all(text.as_bytes())?;
    Ok(file)
}

/// Gives the new file the owner and the mode of the old one: a service must be able to read it after
/// the administrator has changed it.
#[cfg(unix)]
fn keep(file: &File, old: &Metadata, closes: bool) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, fchown};
    let new = file.metadata()?;
    let changed = |old: u32, new: u32| Some(old).filter(|old| *old != new);
    let (uid, gid) = (changed(old.uid(), new.uid()), changed(old.gid(), new.gid()));
    if uid.is_some() || gid.is_some() {
        fchown(file, uid, gid)?;
    }
    let mode = if closes { 0o600 } else { old.mode() & 0o777 };
    file.set_permissions(fs::Permissions::from_mode(mode))
}

#[cfg(not(unix))]
fn keep(_: &File, _: &Metadata, _: bool) -> io::Result<()> {
    Ok(())
}

/// Writes down which name the file has. Not every file system can; the text itself is safe before.
fn sync_folder(path: &Path) {
    let folder = path.parent().filter(|folder| *folder != Path::new(""));
    let folder = File::open(folder.unwrap_or_else(|| Path::new(".")));
    let _ = folder.and_then(|folder| folder.sync_all());
}
