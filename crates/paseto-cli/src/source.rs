//! Where secrets come from: files, standard input, the environment.

use std::{
    env,
    path::{Path, PathBuf},
};

use crate::{
    failure::Failure,
    input::{self, Bytes},
    key_text::looks_like_key,
};

/// No key and no password is longer, in bytes of text.
const MAX_LENGTH: usize = 64 * 1024;

/// Where one is. There is no source that is the secret itself: it would stand in the list of
/// processes and in the shell's history.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Source<'a> {
    place: Place<'a>,
    /// What is there, as in the names of its options.
    what: What,
}

#[derive(Clone, Copy, Debug)]
enum Place<'a> {
    /// In a file, or for `-` on standard input.
    File(&'a Path),
    /// In the environment variable with this name.
    Env(&'a str),
}

/// What a source holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum What {
    Key,
    WrappingKey,
    RecipientKey,
    Password,
    NewPassword,
}

impl What {
    /// What its options begin with.
    const fn option(self) -> &'static str {
        match self {
            Self::Key => "--key",
            Self::WrappingKey => "--wrapping-key",
            Self::RecipientKey => "--recipient",
            Self::Password => "--password",
            Self::NewPassword => "--new-password",
        }
    }

    const fn is_password(self) -> bool {
        matches!(self, Self::Password | Self::NewPassword)
    }
}

impl<'a> Source<'a> {
    /// The source that one of two options names.
    pub(crate) fn of(
        what: What,
        file: Option<&'a PathBuf>,
        env: Option<&'a String>,
    ) -> Option<Self> {
        let place = match (file, env) {
            (Some(path), _) => Place::File(path),
            (None, Some(name)) => Place::Env(name),
            (None, None) => return None,
        };
        Some(Self { place, what })
    }

    /// The source that an option names which takes files only.
    pub(crate) fn file(what: What, path: &'a Path) -> Self {
        let place = Place::File(path);
        Self { place, what }
    }

    /// Whether it is standard input.
    pub(crate) fn is_stdin(self) -> bool {
        matches!(self.place, Place::File(path) if input::is_stdin(path))
    }

    /// Whether it is a file, in which a line has an end.
    pub(crate) const fn is_file(self) -> bool {
        matches!(self.place, Place::File(_))
    }

    /// What it is called in messages, once something was read from it: until then the name may be
    /// the secret itself.
    pub(crate) fn name(self) -> String {
        match self.place {
            Place::File(path) => input::name(path),
            Place::Env(name) => name.to_owned(),
        }
    }

    /// What stands there.
    pub(crate) fn read(self) -> Result<Bytes, Failure> {
        let bytes = match self.place {
            Place::File(path) if self.what.is_password() => self.password_file(path)?,
            Place::File(path) => input::read(path, MAX_LENGTH)?,
            Place::Env(name) => Some(self.variable(name)?).filter(|text| text.len() <= MAX_LENGTH),
        };
        let what = if self.what.is_password() {
            "a password"
        } else {
            "a key"
        };
        bytes.ok_or_else(|| {
            Failure::key(format!(
                "{} is longer than the {MAX_LENGTH} bytes that {what} may have",
                self.name()
            ))
        })
    }

    /// Whoever takes the option for that of the password itself does not find it in the message.
    fn password_file(self, path: &Path) -> Result<Option<Bytes>, Failure> {
        input::try_read(path, MAX_LENGTH).map_err(|why| {
            let option = self.what.option();
            Failure::file(format!("cannot read what {option}-file names: {why}"))
        })
    }

    /// A name is quoted once there is such a variable: until then it may be the secret itself.
    fn variable(self, name: &str) -> Result<Bytes, Failure> {
        let option = self.what.option();
        if !is_variable_name(name) {
            let was_key = if looks_like_key(name) {
                "a key was given where the name of an environment variable is expected"
            } else {
                "it takes the name of an environment variable: letters, digits and _"
            };
            return Err(Failure::usage(format!("{option}-env: {was_key}")));
        }
        match env::var(name) {
            Ok(text) => Ok(text.into_bytes().into()),
            Err(env::VarError::NotPresent) => Err(Failure::key(format!(
                "the environment variable that {option}-env names is not set"
            ))),
            Err(env::VarError::NotUnicode(_)) => Err(Failure::key(format!("{name} is not text"))),
        }
    }
}

/// POSIX, Base Definitions, 8.1: a name begins with no digit.
fn is_variable_name(name: &str) -> bool {
    let is_letter = |c: char| c.is_ascii_alphabetic() || c == '_';
    name.starts_with(is_letter) && name.chars().all(|c| is_letter(c) || c.is_ascii_digit())
}
