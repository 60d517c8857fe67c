//! Checks a JWT, EdDSA, with `jsonwebtoken` over the backend that the package names.

#[path = "common.rs"]
mod common;

use std::{error::Error, process::ExitCode};

use jsonwebtoken::{Algorithm, DecodingKey, Validation, decode};
use serde::Deserialize;

#[derive(Clone, Deserialize)]
struct Claims {
    sub: String,
}

fn main() -> ExitCode {
    common::run(subject_of)
}

fn subject_of(token: &str) -> Result<String, Box<dyn Error>> {
    let key = DecodingKey::from_ed_der(&common::PUBLIC_KEY);
    let mut rules = Validation::new(Algorithm::EdDSA);
    rules.set_issuer(&[common::ISSUER]);
    rules.set_required_spec_claims(&["exp", "iss"]);
    // As the others do unasked.
    rules.validate_nbf = true;
    rules.leeway = 0;
    let token = decode::<Claims>(token, &key, &rules)?;
    Ok(token.claims.sub)
}
