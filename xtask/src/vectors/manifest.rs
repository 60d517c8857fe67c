//! What the official files are: `vectors/MANIFEST.toml`.

use std::{
    collections::HashSet,
    fs,
    path::{Path, PathBuf},
};

use serde::Deserialize;
use sha2::{Digest, Sha256};

use crate::failure::Failure;

/// No official file comes near it; a manifest that says more is a mistake.
const LARGEST_FILE: usize = 4 * 1024 * 1024;

/// The upstream state that this workspace is tested against.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Manifest {
    /// `OWNER/NAME` on GitHub.
    pub(super) repository: String,
    /// The full hash of the commit.
    pub(super) commit: String,
    /// The SPDX name of the files' licence.
    pub(super) licence: String,
    /// The files, each once.
    #[serde(rename = "file")]
    pub(super) files: Vec<Entry>,
}

/// One file of the manifest.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Entry {
    /// The path in the upstream repository, and below `official/`.
    pub(super) path: String,
    /// The exact length, which is also where reading stops.
    pub(super) bytes: usize,
    /// The SHA-256 in lower-case hex.
    pub(super) sha256: String,
}

impl Manifest {
    /// Reads and validates the manifest at `path`.
    pub(super) fn read(path: &Path) -> Result<Self, Failure> {
        let text = fs::read_to_string(path).map_err(Failure::file("read", path))?;
        Self::parse(&text)
            .map_err(|reason| Failure::usage(format!("{} is wrong: {reason}.", path.display())))
    }

    /// Reads and validates the text of a manifest.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let manifest: Self = toml::from_str(text).map_err(|error| error.message().to_owned())?;
        manifest.validate()?;
        Ok(manifest)
    }

    fn validate(&self) -> Result<(), String> {
        let repository: Vec<_> = self.repository.split('/').collect();
        if repository.len() != 2 || !repository.into_iter().all(is_plain_name) {
            return Err(format!(
                "the repository `{}` is not OWNER/NAME",
                self.repository
            ));
        }
        if !is_lower_hex(&self.commit, 40) {
            return Err(format!("the commit `{}` is not 40 hex digits", self.commit));
        }
        if self.licence.is_empty() {
            return Err("the licence is missing".to_owned());
        }
        if self.files.is_empty() {
            return Err("it names no file".to_owned());
        }
        let mut seen = HashSet::new();
        for entry in &self.files {
            entry.validate()?;
            // Two names that differ in case are one file on some systems.
            if !seen.insert(entry.path.to_ascii_lowercase()) {
                return Err(format!("the file `{}` is there twice", entry.path));
            }
        }
        Ok(())
    }
}

impl Entry {
    fn validate(&self) -> Result<(), String> {
        let path = &self.path;
        // Nothing but plain names: no `..`, no absolute path, no drive, no hidden file.
        if !path.split('/').all(is_plain_name) {
            return Err(format!(
                "`{path}` is not a path inside the folder of the vectors"
            ));
        }
        if !is_lower_hex(&self.sha256, 64) {
            return Err(format!(
                "the sha256 of `{path}` is not 64 lower-case hex digits"
            ));
        }
        if self.bytes > LARGEST_FILE {
            return Err(format!("`{path}` is larger than {LARGEST_FILE} bytes"));
        }
        Ok(())
    }

    /// The file's place below `folder`.
    pub(super) fn below(&self, folder: &Path) -> PathBuf {
        self.path
            .split('/')
            .fold(folder.to_path_buf(), |path, name| path.join(name))
    }

    /// Whether `data` is this file; if not, why.
    pub(super) fn check(&self, data: &[u8]) -> Result<(), String> {
        if data.len() != self.bytes {
            let more = if data.len() > self.bytes {
                "more than"
            } else {
                "only"
            };
            let count = data.len().min(self.bytes);
            return Err(format!(
                "{} has {more} {count} bytes, not {}",
                self.path, self.bytes
            ));
        }
        let sum = hex(&Sha256::digest(data));
        if sum != self.sha256 {
            return Err(format!(
                "{} has the SHA-256 {sum}, not {}",
                self.path, self.sha256
            ));
        }
        Ok(())
    }
}

/// The bytes in lower-case hex.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn is_lower_hex(text: &str, length: usize) -> bool {
    text.len() == length
        && text
            .bytes()
            .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

fn is_plain_name(name: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_');
    !name.is_empty() && !name.starts_with('.') && name.bytes().all(plain)
}
