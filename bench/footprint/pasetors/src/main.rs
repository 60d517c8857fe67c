//! Checks a token with `pasetors`.

#[path = "../../common.rs"]
mod common;

use std::{error::Error, process::ExitCode};

use pasetors::{
    Public, claims::ClaimsValidationRules, keys::AsymmetricPublicKey, public,
    token::UntrustedToken, version4::V4,
};

fn main() -> ExitCode {
    common::run(subject_of)
}

fn subject_of(token: &str) -> Result<String, Box<dyn Error>> {
    let key = AsymmetricPublicKey::<V4>::from(&common::PUBLIC_KEY)?;
    let mut rules = ClaimsValidationRules::new();
    rules.validate_issuer_with(common::ISSUER);
    let token = UntrustedToken::<Public, V4>::try_from(token)?;
    let token = public::verify(&key, &token, &rules, None, None)?;
    let subject = token
        .payload_claims()
        .and_then(|claims| claims.get_claim("sub"));
    let subject = subject.and_then(|subject| subject.as_str());
    Ok(subject.ok_or("no subject")?.to_owned())
}
