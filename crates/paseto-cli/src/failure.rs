//! Why the command ends without success: an exit code, a stable name, a sentence.

use std::{io, process::ExitCode};

use paseto::{ClaimErrors, Error, KeySetError, KeySetErrorKind};
use serde::Serialize;

use crate::{output, printable::printable};

/// The exit codes of the contract, save 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// The token was refused: not authentic, or a rule was broken.
    Refused,
    /// The command was used wrongly.
    Usage,
    /// A key, a file or a terminal could not be read or written.
    Unreadable,
}

impl Exit {
    fn code(self) -> ExitCode {
        ExitCode::from(match self {
            Self::Refused => 1,
            Self::Usage => 2,
            Self::Unreadable => 3,
        })
    }
}

/// What is told to the user, once, at the end.
#[derive(Debug)]
pub(crate) struct Failure {
    exit: Exit,
    code: &'static str,
    /// Empty where nobody is left to be told.
    message: String,
    claims: Option<ClaimErrors>,
    /// Whether the JSON on standard output says it already.
    reported: bool,
}

impl Failure {
    fn new(exit: Exit, code: &'static str, message: impl Into<String>) -> Self {
        Self {
            exit,
            code,
            message: message.into(),
            claims: None,
            reported: false,
        }
    }

    /// The command was used wrongly.
    pub(crate) fn usage(message: impl Into<String>) -> Self {
        Self::new(Exit::Usage, "usage", message)
    }

    /// The key is a sound one, but not for this command.
    pub(crate) fn wrong_key(message: impl Into<String>) -> Self {
        Self::new(Exit::Usage, "wrong-key", message)
    }

    /// A key could not be read.
    pub(crate) fn key(message: impl Into<String>) -> Self {
        Self::new(Exit::Unreadable, "key", message)
    }

    /// A file could not be read or written.
    pub(crate) fn file(message: impl Into<String>) -> Self {
        Self::new(Exit::Unreadable, "file", message)
    }

    /// There is no terminal to ask on.
    pub(crate) fn terminal(message: impl Into<String>) -> Self {
        Self::new(Exit::Unreadable, "terminal", message)
    }

    /// The token or the text was refused by this command itself.
    pub(crate) fn refused(code: &'static str, message: impl Into<String>) -> Self {
        Self::new(Exit::Refused, code, message)
    }

    /// What the result on standard output has said already: with `--json` it is not said again,
    /// so that one object stands there.
    pub(crate) fn reported(message: impl Into<String>) -> Self {
        Self {
            reported: true,
            ..Self::new(Exit::Refused, "failed", message)
        }
    }

    /// Standard output is gone. Whoever closed it does not want to hear of it.
    pub(crate) fn output(why: &io::Error) -> Self {
        let message = match why.kind() {
            io::ErrorKind::BrokenPipe => String::new(),
            _ => format!("cannot write to standard output: {why}"),
        };
        Self::new(Exit::Unreadable, "output", message)
    }

    /// The library refused what the user wants to have sealed.
    pub(crate) fn making(why: &Error) -> Self {
        Self::library(why, Exit::Usage)
    }

    /// The library refused a token.
    pub(crate) fn checking(why: &Error) -> Self {
        Self::library(why, Exit::Refused)
    }

    /// The library refused a key that is wrapped, locked or sealed: what is wrong with the key is
    /// wrong with the text.
    pub(crate) fn opening(why: &Error) -> Self {
        match why {
            Error::Key(_) => Self::new(Exit::Refused, why.code(), why.to_string()),
            _ => Self::checking(why),
        }
    }

    /// The same, where a password was tried.
    pub(crate) fn password(why: &Error) -> Self {
        let mut failure = Self::opening(why);
        if *why == Error::NotAuthentic {
            failure.message = "not authentic: wrong password, altered or forged".to_owned();
        }
        failure
    }

    /// A ring could not be read, or not be opened.
    pub(crate) fn ring(name: &str, why: &KeySetError) -> Self {
        Self::new(Exit::Unreadable, why.code(), format!("{name}: {why}"))
    }

    /// A key of a ring was not opened by the password.
    pub(crate) fn ring_password(name: &str, part: &str) -> Self {
        let message = format!(
            "{name}: the key set is refused at `{part}`: not authentic: wrong password, altered or forged"
        );
        Self::new(Exit::Unreadable, Error::NotAuthentic.code(), message)
    }

    /// A ring does not serve what is to be done with it.
    pub(crate) fn ring_use(name: &str, why: &KeySetError) -> Self {
        let exit = match why.kind() {
            KeySetErrorKind::Key(_) => Exit::Unreadable,
            _ => Exit::Usage,
        };
        Self::new(exit, why.code(), format!("{name}: {}", why.kind()))
    }

    /// The key that is to be added to a ring is in it.
    pub(crate) fn in_ring(name: &str, id: &str) -> Self {
        let message = format!("{name} stays as it was: it has the key {id} already");
        Self::new(Exit::Usage, "duplicate", message)
    }

    /// The last key is to be removed from a ring.
    pub(crate) fn last_in_ring(name: &str) -> Self {
        let message = format!(
            "{name} stays as it was: this is the last key, and a ring without one is refused. Remove the \
             file instead"
        );
        Self::new(Exit::Usage, "no-keys", message)
    }

    /// A change that a ring does not take.
    pub(crate) fn ring_change(name: &str, why: &KeySetError) -> Self {
        Self::ring_use(&format!("{name} stays as it was"), why)
    }

    /// `otherwise` is the exit code of what is neither the key's nor the machine's fault.
    fn library(why: &Error, otherwise: Exit) -> Self {
        let exit = match why {
            Error::Key(_) | Error::Randomness | Error::Unavailable => Exit::Unreadable,
            Error::NoImplicitAssertion(_) => Exit::Usage,
            _ => otherwise,
        };
        let mut failure = Self::new(exit, why.code(), why.to_string());
        if let Error::Claims(claims) = why {
            failure.message = "the token is authentic, but its claims do not hold:".to_owned();
            for claim in claims.iter() {
                failure.message.push_str("\n  ");
                failure.message.push_str(&claim.to_string());
            }
            failure.claims = Some(claims.clone());
        }
        failure
    }

    /// Tells the user, and gives the exit code.
    pub(crate) fn report(&self, json: bool) -> ExitCode {
        if json {
            if !self.reported {
                // Where standard output is gone there is no other place to write this to.
                let _ = output::print_json(&Report::from(self), false);
            }
        } else if !self.message.is_empty() {
            output::error(&self.message);
        }
        self.exit.code()
    }
}

/// A failure as JSON.
#[derive(Serialize)]
struct Report<'f> {
    error: Body<'f>,
}

#[derive(Serialize)]
struct Body<'f> {
    code: &'f str,
    message: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    claims: Vec<Claim<'f>>,
}

#[derive(Serialize)]
struct Claim<'f> {
    claim: &'f str,
    kind: &'f str,
    expected: &'f str,
    found: Option<&'f str>,
}

impl<'f> From<&'f Failure> for Report<'f> {
    fn from(failure: &'f Failure) -> Self {
        let claims = failure.claims.iter().flat_map(ClaimErrors::iter);
        let claims = claims.map(|error| Claim {
            claim: error.claim(),
            kind: error.kind().code(),
            expected: error.expected(),
            found: error.found(),
        });
        Self {
            error: Body {
                code: failure.code,
                message: printable(&failure.message),
                claims: claims.collect(),
            },
        }
    }
}
