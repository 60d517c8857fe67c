//! Where secrets come from: files, standard input, the environment.

use std::{
    env,
    path::{Path, PathBuf},
};

use crate::{
    failure::Failure,
    input::{self, Bytes},
};

/// No key and no password is longer, in bytes of text.
const MAX_LENGTH: usize = 64 * 1024;

/// Where one is. There is no source that is the secret itself: it would stand in the list of
/// processes and in the shell's history.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Source<'a> {
    /// In a file, or for `-` on standard input.
    File(&'a Path),
    /// In the environment variable with this name.
    Env(&'a str),
}

impl<'a> Source<'a> {
    /// The source that one of two options names.
    pub(crate) fn of(file: Option<&'a PathBuf>, env: Option<&'a String>) -> Option<Self> {
        match (file, env) {
            (Some(path), _) => Some(Self::File(path)),
            (None, Some(name)) => Some(Self::Env(name)),
            (None, None) => None,
        }
    }

    /// Whether it is standard input.
    pub(crate) fn is_stdin(self) -> bool {
        matches!(self, Self::File(path) if input::is_stdin(path))
    }

    /// What it is called in messages.
    pub(crate) fn name(self) -> String {
        match self {
            Self::File(path) => input::name(path),
            Self::Env(name) => name.to_owned(),
        }
    }

    /// What stands there. `what` it is, is said in messages.
    pub(crate) fn read(self, what: &str) -> Result<Bytes, Failure> {
        let bytes = match self {
            Self::File(path) => input::read(path, MAX_LENGTH)?,
            Self::Env(name) => Some(variable(name)?).filter(|text| text.len() <= MAX_LENGTH),
        };
        bytes.ok_or_else(|| {
            Failure::key(format!(
                "{} is longer than the {MAX_LENGTH} bytes that {what} may have",
                self.name()
            ))
        })
    }
}

fn variable(name: &str) -> Result<Bytes, Failure> {
    match env::var(name) {
        Ok(text) => Ok(text.into_bytes().into()),
        Err(env::VarError::NotPresent) => Err(Failure::key(format!(
            "there is no environment variable {name}"
        ))),
        Err(env::VarError::NotUnicode(_)) => Err(Failure::key(format!("{name} is not text"))),
    }
}
