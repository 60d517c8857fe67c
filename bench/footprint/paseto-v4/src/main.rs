//! Checks a token with `paseto-v4` of this repository.

#[path = "../../common.rs"]
mod common;

use std::{error::Error, process::ExitCode};

use paseto_v4::{Claims, PublicKey, Rules, Untrusted, Verified};

fn main() -> ExitCode {
    common::run(subject_of)
}

fn subject_of(token: &str) -> Result<String, Box<dyn Error>> {
    let key = PublicKey::from_bytes(&common::PUBLIC_KEY)?;
    let rules = Rules::now().issuer(common::ISSUER);
    let token: Verified<Claims> = Untrusted::parse(token)?.verify(&key, &rules)?;
    Ok(token.claims().sub().ok_or("no subject")?.to_owned())
}
