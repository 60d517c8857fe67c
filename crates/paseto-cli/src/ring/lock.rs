//! One change of a ring at a time.

use core::time::Duration;
use std::{
    ffi::OsString,
    fs::{self, OpenOptions},
    io,
    path::{Path, PathBuf},
    thread,
    time::Instant,
};

use crate::{
    failure::Failure,
    key_text::{self, looks_like_key},
};

/// How long another change is waited for. It takes milliseconds: passwords are dealt with before.
const PATIENCE: Duration = Duration::from_secs(5);
const PAUSE: Duration = Duration::from_millis(10);

/// `RING.json.lock`, which exists as long as the ring is being changed. Every file system has that;
/// locks of the system's own are not on every network drive.
pub(super) struct Lock(PathBuf);

impl Lock {
    /// Waits until nobody else has it.
    pub(super) fn take(ring: &Path, name: &str) -> Result<Self, Failure> {
        let mut path = OsString::from(ring);
        path.push(".lock");
        let path = PathBuf::from(path);
        let start = Instant::now();
        loop {
            match OpenOptions::new().write(true).create_new(true).open(&path) {
                Ok(_) => return Ok(Self(path)),
                Err(why) if why.kind() == io::ErrorKind::AlreadyExists => (),
                Err(_) if looks_like_key(name) => return Err(key_text::not_a_file()),
                Err(why) => return Err(Failure::file(format!("cannot write {name}: {why}"))),
            }
            if start.elapsed() > PATIENCE {
                return Err(Failure::file(format!(
                    "another command is changing {name}, or was killed while it did: if none runs, \
                     remove {}",
                    path.display()
                )));
            }
            thread::sleep(PAUSE);
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Whoever comes next is told of a file that stays.
        let _ = fs::remove_file(&self.0);
    }
}
