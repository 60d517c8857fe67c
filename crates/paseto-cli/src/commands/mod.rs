//! What each command does.

mod check;
mod claims;
mod demo;
mod docs;
pub(crate) mod inspect;
mod key;
mod keygen;
mod kid;
mod make;
mod ring;
mod shown;
mod vectors;

use crate::{args::Command, failure::Failure};

/// Does what the command line says.
pub(crate) fn run(command: &Command) -> Result<(), Failure> {
    match command {
        Command::Demo => demo::run(),
        Command::Keygen(args) => keygen::run(args),
        Command::Sign(args) => make::sign(args),
        Command::Encrypt(args) => make::encrypt(args),
        Command::Verify(args) => check::verify(args),
        Command::Decrypt(args) => check::decrypt(args),
        Command::Inspect(args) => inspect::run(args),
        Command::Key(command) => key::run(command),
        Command::Ring(command) => ring::run(command),
        Command::Vectors(args) => vectors::run(args),
        Command::Completions { shell } => docs::completions(*shell),
        Command::Man { command } => docs::man(command),
    }
}
