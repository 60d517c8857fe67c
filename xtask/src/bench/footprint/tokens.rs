//! What each program has to accept and to refuse, before its cost says anything.

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

use serde::Deserialize;

use super::program::{Format, Program};
use crate::{failure::Failure, process};

/// `tokens.toml`, which says how they were made.
#[derive(Debug, Deserialize)]
pub(super) struct Tokens {
    paseto: Set,
    jwt: Set,
}

/// Each of the bad ones is bad for one reason, which is its name.
#[derive(Debug, Deserialize)]
struct Set {
    good: String,
    tampered: String,
    expired: String,
    foreign: String,
}

/// The subject of the good ones.
const SUBJECT: &str = "alice";

impl Tokens {
    pub(super) fn read(folder: &Path) -> Result<Self, Failure> {
        let path = folder.join("tokens.toml");
        let text = fs::read_to_string(&path).map_err(Failure::file("read", &path))?;
        toml::from_str(&text)
            .map_err(|error| Failure::wrong(format!("{}: {error}", path.display())))
    }

    /// Runs the program with each token of its format.
    pub(super) fn try_on(&self, program: &Program, executable: &Path) -> Result<(), Failure> {
        let set = match program.format {
            Format::Paseto => &self.paseto,
            Format::Jwt => &self.jwt,
        };
        let run = |token: &str| {
            let mut command = Command::new(executable);
            let output = command.arg(token).output();
            output.map_err(|error| process::not_started(&command, &error))
        };
        let fault = |what: &str| {
            let folder = program.folder;
            Failure::wrong(format!("The program {folder} does not {what}."))
        };
        if !accepts(&run(&set.good)?) {
            return Err(fault("accept a good token"));
        }
        for (token, what) in [
            (&set.tampered, "refuse a token that was tampered with"),
            (&set.expired, "refuse an expired token"),
            (&set.foreign, "refuse a token of another issuer"),
        ] {
            if !refuses(&run(token)?) {
                return Err(fault(what));
            }
        }
        Ok(())
    }
}

fn accepts(output: &Output) -> bool {
    output.status.success() && String::from_utf8_lossy(&output.stdout).trim_end() == SUBJECT
}

/// A program that panics has not refused: its status is another.
fn refuses(output: &Output) -> bool {
    output.status.code() == Some(1) && output.stdout.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tokens_differ_from_the_good_one() {
        let text = include_str!("../../../../bench/footprint/tokens.toml");
        let tokens: Tokens = toml::from_str(text).unwrap();
        for set in [&tokens.paseto, &tokens.jwt] {
            let bad = [&set.tampered, &set.expired, &set.foreign];
            assert!(bad.iter().all(|token| **token != set.good), "{set:?}");
        }
    }

    #[test]
    #[cfg(unix)]
    fn only_the_status_of_a_refusal_is_one() {
        use std::{os::unix::process::ExitStatusExt, process::ExitStatus};

        let ended = |status: i32, stdout: &str| Output {
            status: ExitStatus::from_raw(status << 8),
            stdout: stdout.into(),
            stderr: Vec::new(),
        };
        assert!(accepts(&ended(0, "alice\n")));
        assert!(!accepts(&ended(0, "chuck\n")), "another subject");
        assert!(!accepts(&ended(1, "alice\n")), "it says no");
        assert!(refuses(&ended(1, "")));
        assert!(!refuses(&ended(0, "")), "it says yes");
        assert!(!refuses(&ended(101, "")), "it panics");
        assert!(!refuses(&ended(1, "alice\n")), "it tells the subject");
    }
}
