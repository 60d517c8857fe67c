//! The guide `from-rusty-paseto.md`.

mod claims;
mod footers;
mod keys;
mod tokens;

use paseto::{Error, Rules, Timestamp, Token, Untrusted, Verified, v4};
use rusty_paseto::{Error as TheirError, prelude::*};
use serde_json::Value;

const KEY: [u8; 32] = *b"thirty-two bytes, only for tests";

fn their_key() -> PasetoSymmetricKey<V4, Local> {
    PasetoSymmetricKey::from(Key::from(KEY))
}

fn our_key() -> v4::LocalKey {
    v4::LocalKey::from_bytes(&KEY).expect("it has 32 bytes")
}

fn read(text: &str, rules: &Rules) -> Result<Value, Error> {
    let token: Verified<Value> = Untrusted::parse(text)?.decrypt(&our_key(), rules)?;
    Ok(token.into_claims())
}

/// What the old parser says of a text, with its defaults.
fn they_read(text: &str) -> Result<Value, TheirError> {
    let (key, mut parser) = (their_key(), PasetoParser::<V4, Local>::default());
    Ok(parser.parse(text, &key)?)
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
