//! Checks a token with `paseto-v4` 0.1.0-rc and `paseto-json`, the crates of these names on
//! crates.io.

#[path = "../../common.rs"]
mod common;

use std::{error::Error, process::ExitCode};

use paseto_json::{FromIssuer, HasExpiry, RegisteredClaims, Time, Validate};
use paseto_v4::{KeyText, PublicKey, SignedToken};

fn main() -> ExitCode {
    common::run(subject_of)
}

fn subject_of(token: &str) -> Result<String, Box<dyn Error>> {
    let key = PublicKey::try_from(KeyText::from_raw_bytes(&common::PUBLIC_KEY))?;
    let rules = Time::valid_now()
        .and_then(HasExpiry)
        .and_then(FromIssuer(common::ISSUER));
    let token: SignedToken<RegisteredClaims> = token.parse()?;
    let claims = token.verify(&key, &rules)?.claims;
    Ok(claims.sub.ok_or("no subject")?)
}
