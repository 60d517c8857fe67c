//! The guide `from-pasetors.md`.

mod claims;
mod footers;
mod keys;
mod tokens;

use paseto::{Error, Rules, Timestamp, Token, Untrusted, Verified, v4};
use pasetors::{
    Local,
    claims::{Claims as TheirClaims, ClaimsValidationRules},
    errors::Error as TheirError,
    keys::SymmetricKey,
    local,
    token::UntrustedToken,
    version4::V4,
};
use serde_json::{Value, json};

const KEY: [u8; 32] = *b"thirty-two bytes, only for tests";

fn their_key() -> SymmetricKey<V4> {
    SymmetricKey::from(&KEY).expect("it has 32 bytes")
}

fn our_key() -> v4::LocalKey {
    v4::LocalKey::from_bytes(&KEY).expect("it has 32 bytes")
}

fn read(text: &str, rules: &Rules) -> Result<Value, Error> {
    let token: Verified<Value> = Untrusted::parse(text)?.decrypt(&our_key(), rules)?;
    Ok(token.into_claims())
}

fn they_read(text: &str, rules: &ClaimsValidationRules) -> Result<TheirClaims, TheirError> {
    let token = UntrustedToken::<Local, V4>::try_from(text)?;
    let token = local::decrypt(&their_key(), &token, rules, None, None)?;
    Ok(token.payload_claims().expect("it was just read").clone())
}

fn their_rules() -> ClaimsValidationRules {
    ClaimsValidationRules::new()
}

/// A token of ours with these very bytes.
fn sealed(claims: &str) -> String {
    Token::from_bytes(claims.as_bytes())
        .encrypt(&our_key())
        .unwrap()
}

/// With a time from now on, in seconds.
fn at(seconds: i64) -> String {
    Timestamp::from_unix(Timestamp::now().unix_seconds() + seconds).to_string()
}

/// With the three times that the old library wants, and one more claim or another value of one.
fn claims_with(claim: &str, value: impl Into<Value>) -> Value {
    let mut claims = json!({ "exp": at(60), "nbf": at(0), "iat": at(0) });
    claims[claim] = value.into();
    claims
}
