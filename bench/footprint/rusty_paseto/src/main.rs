//! Checks a token with `rusty_paseto`.

#[path = "../../common.rs"]
mod common;

use std::{error::Error, process::ExitCode};

use rusty_paseto::prelude::{
    IssuerClaim, Key, PasetoAsymmetricPublicKey, PasetoParser, Public, V4,
};

fn main() -> ExitCode {
    common::run(subject_of)
}

fn subject_of(token: &str) -> Result<String, Box<dyn Error>> {
    let key = Key::<32>::from(common::PUBLIC_KEY);
    let key = PasetoAsymmetricPublicKey::<V4, Public>::from(&key);
    let claims = PasetoParser::<V4, Public>::default()
        .check_claim(IssuerClaim::from(common::ISSUER))
        .parse(token, &key)?;
    Ok(claims["sub"].as_str().ok_or("no subject")?.to_owned())
}
