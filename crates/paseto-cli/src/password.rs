//! Passwords: asked for on the terminal, or from a file or the environment.

use zeroize::Zeroizing;

use crate::{
    failure::Failure,
    input::{self, Bytes},
    source::Source,
};

/// The password of a key that is there already.
pub(crate) fn read(source: Option<Source<'_>>) -> Result<Bytes, Failure> {
    match source {
        Some(source) => given(source),
        None => ask("Password: "),
    }
}

/// A password for a key that is locked now: asked for twice, and not empty.
pub(crate) fn choose(source: Option<Source<'_>>) -> Result<Bytes, Failure> {
    let password = match source {
        Some(source) => given(source)?,
        None => {
            let password = ask("New password: ")?;
            if ask("Again: ")? != password {
                return Err(Failure::usage("the two passwords are not the same"));
            }
            password
        }
    };
    if password.is_empty() {
        return Err(Failure::usage("the password is empty"));
    }
    Ok(password)
}

/// What stands in a file, without the end of a line; in the environment every byte counts.
fn given(source: Source<'_>) -> Result<Bytes, Failure> {
    let bytes = source.read()?;
    Ok(if source.is_file() {
        Zeroizing::new(input::without_newline(&bytes).to_vec())
    } else {
        bytes
    })
}

/// Asks on the terminal itself: standard input and output may be files.
fn ask(prompt: &str) -> Result<Bytes, Failure> {
    match rpassword::prompt_password(prompt) {
        Ok(password) => Ok(password.into_bytes().into()),
        Err(why) => Err(Failure::terminal(format!(
            "no password: there is no terminal to ask on ({why}); give --password-file or \
             --password-env"
        ))),
    }
}
