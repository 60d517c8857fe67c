//! What the programs of this folder have in common: the key, the issuer, and what is around a check.

use std::{env, error::Error, process::ExitCode};

/// The public key of version 4 in the official vectors of PASETO.
pub const PUBLIC_KEY: [u8; 32] = [
    0x1e, 0xb9, 0xdb, 0xbb, 0xbc, 0x04, 0x7c, 0x03, 0xfd, 0x70, 0x60, 0x4e, 0x00, 0x71, 0xf0, 0x98,
    0x7e, 0x16, 0xb2, 0x8b, 0x75, 0x72, 0x25, 0xc1, 0x1f, 0x00, 0x41, 0x5d, 0x0e, 0x20, 0xb1, 0xa2,
];
/// `iss`, which is checked.
pub const ISSUER: &str = "https://id.example";

/// Checks the token that is the argument, and prints whom it is about.
pub fn run(subject_of: fn(&str) -> Result<String, Box<dyn Error>>) -> ExitCode {
    let token = env::args().nth(1).unwrap_or_default();
    match subject_of(&token) {
        Ok(subject) => {
            println!("{subject}");
            ExitCode::SUCCESS
        }
        Err(why) => {
            eprintln!("refused: {why}");
            ExitCode::FAILURE
        }
    }
}
