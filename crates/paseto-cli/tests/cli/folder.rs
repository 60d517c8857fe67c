//! A folder with keys of its own, in which the command is run.

use std::{fs, path::PathBuf, process::Command};

use tempfile::TempDir;

use crate::run::{Outcome, with_input};

/// What opens the secrets of `ring.json`.
pub(crate) const KEK: [&str; 2] = ["--wrapping-key-file", "kek"];
/// The ring, opened.
pub(crate) const RING: [&str; 4] = ["--ring", "ring.json", "--wrapping-key-file", "kek"];

/// The keys `k1`, `k2` and `k3`, pairs of version 4, and the wrapping key `kek`.
pub(crate) struct Folder(pub(crate) TempDir);

impl Folder {
    pub(crate) fn new() -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        for name in ["k1", "k2", "k3"] {
            folder.run(&["keygen", "v4", "public", "--out", name]).ok();
        }
        folder
            .run(&["keygen", "v4", "wrapping", "--out", "kek"])
            .ok();
        folder
    }

    /// One with `ring.json`, whose active key is `k1`, wrapped with `kek`.
    pub(crate) fn with_ring() -> Self {
        let folder = Self::new();
        folder
            .add("k1", &["--active", "--wrapping-key-file", "kek"])
            .ok();
        folder
    }

    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_paseto"));
        command.args(args).current_dir(self.0.path());
        command
    }

    pub(crate) fn run(&self, args: &[&str]) -> Outcome {
        with_input(self.command(args), b"")
    }

    pub(crate) fn add(&self, key: &str, more: &[&str]) -> Outcome {
        self.run(&[&["ring", "add", "ring.json", "--key-file", key], more].concat())
    }

    pub(crate) fn rotate(&self, key: &str, more: &[&str]) -> Outcome {
        let args = [
            "ring",
            "rotate",
            "ring.json",
            "--grace",
            "1h",
            "--key-file",
            key,
        ];
        self.run(&[&args, more].concat())
    }

    /// The id of the key in `NAME.pub`.
    pub(crate) fn id(&self, name: &str) -> String {
        let file = format!("{name}.pub");
        let id = self.run(&["key", "id", "--key-file", &file]).ok();
        id.trim_end().to_owned()
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    pub(crate) fn write(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).unwrap();
    }

    /// The names that have nothing to do with the keys.
    pub(crate) fn others(&self) -> Vec<String> {
        let name = |entry: std::io::Result<fs::DirEntry>| entry.unwrap().file_name();
        let mut names: Vec<_> = fs::read_dir(self.0.path())
            .unwrap()
            .map(|entry| name(entry).into_string().unwrap())
            .filter(|name| !name.starts_with('k'))
            .collect();
        names.sort();
        names
    }
}
