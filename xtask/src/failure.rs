//! Why a task failed: a sentence for people and a status for scripts.

use std::{fmt, io, path::Path};

/// What went wrong, told in plain sentences.
#[derive(Debug)]
pub(crate) struct Failure {
    message: String,
    status: u8,
}

impl Failure {
    /// Something that was checked is wrong. Status 1.
    pub(crate) fn wrong(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            status: 1,
        }
    }

    /// The flags or the manifest make no sense. Status 2.
    pub(crate) fn usage(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            status: 2,
        }
    }

    /// The network, a file or a program could not be used. Status 3.
    pub(crate) fn unavailable(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            status: 3,
        }
    }

    /// A program that was run has said what is wrong and ended with `status`.
    pub(crate) fn passed_on(message: impl Into<String>, status: u8) -> Self {
        Self {
            message: message.into(),
            status,
        }
    }

    /// For `map_err`: `what` could not be done to `path`.
    pub(crate) fn file(what: &str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        let subject = format!("Could not {what} {}", path.display());
        move |error| Self::unavailable(format!("{subject}: {error}."))
    }

    /// The status that the process ends with.
    pub(crate) fn status(&self) -> u8 {
        self.status
    }

    /// Whether something could not be used, rather than being wrong.
    pub(crate) fn is_unavailable(&self) -> bool {
        self.status == 3
    }

    /// The same failure, with `sentence` after its message.
    pub(crate) fn and(mut self, sentence: &str) -> Self {
        self.message.push('\n');
        self.message.push_str(sentence);
        self
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}
