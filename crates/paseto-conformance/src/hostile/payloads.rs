//! Any payload through the rules, and any footer.

use paseto_claims::{Claims, Rules, Timestamp};
use paseto_core::{Error, FooterLimits, Token, Untrusted, Verified};
use proptest::prelude::*;
use serde::de::IgnoredAny;

use super::{Keys, check, text::respelled};
use crate::{
    Suite,
    property::any as accept,
    text::{Context, same},
};

/// Whatever is sealed comes back, and the rules have an answer to it.
///
/// # Errors
/// What does not hold, in words, and for which input.
pub fn bytes_as_payloads<S: Suite>() -> Result<(), String> {
    let keys = Keys::<S>::new()?;
    let bytes = |length| prop::collection::vec(any::<u8>(), 0..length);
    let inputs = (bytes(300), bytes(100), bytes(100));
    check(inputs, 4, |(payload, footer, mut implicit)| {
        if !S::VERSION.has_implicit_assertion() {
            implicit.clear();
        }
        comes_back(&keys, &payload, &footer, &implicit)
    })
}

/// The same of payloads and footers that look like JSON more often than by chance.
///
/// # Errors
/// What does not hold, in words, and for which input.
pub fn json_as_payloads<S: Suite>() -> Result<(), String> {
    let keys = Keys::<S>::new()?;
    let inputs = (jsons::<S>(), jsons::<S>());
    check(inputs, 4, |(payload, footer)| {
        comes_back(&keys, payload.as_bytes(), footer.as_bytes(), b"")
    })
}

fn jsons<S: Suite>() -> impl Strategy<Value = String> {
    let mut pieces = [
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        "\"",
        "\\",
        "\\u",
        "d83d",
        "\\ude00",
        "exp",
        "\"kid\"",
        "null",
        "true",
        "1e5",
        "-0",
        "2030-01-01T00:00:00Z",
        " ",
        "\u{e9}",
        "\"a\":",
    ]
    .map(str::to_owned)
    .to_vec();
    pieces.push(format!("k{}.local.", S::VERSION.number()));
    let pieces = prop::collection::vec(prop::sample::select(pieces), 0..20);
    pieces.prop_map(|pieces| pieces.concat())
}

fn comes_back<S: Suite>(
    keys: &Keys<S>,
    payload: &[u8],
    footer: &[u8],
    implicit: &[u8],
) -> Result<(), String> {
    let token = || Token::from_bytes(payload).footer(footer).implicit(implicit);
    let (signed, encrypted) = (token().sign(&keys.secret), token().encrypt(&keys.local));
    let (signed, encrypted) = match (signed, encrypted) {
        (Ok(signed), Ok(encrypted)) => (signed, encrypted),
        // A footer may be refused; then both refuse it, for the same reason.
        (signed, encrypted) => {
            let (signed, encrypted) = (signed.err(), encrypted.err());
            let code = signed.as_ref().map(Error::code);
            same("what is said", &code, &Some("footer"))?;
            return same("what is said of the other", &encrypted, &signed);
        }
    };
    let untrusted = |text: &str| -> Result<Untrusted, String> {
        let untrusted = Untrusted::parse(text).context("parsing")?;
        same("the one spelling", respelled(&untrusted).as_str(), text)?;
        Ok(untrusted.implicit(implicit))
    };
    let token = untrusted(&signed)?.verify(&keys.public, &accept);
    is_sealed(&token.context("verifying")?, payload, footer)?;
    let token = untrusted(&encrypted)?.decrypt(&keys.local, &accept);
    is_sealed(&token.context("decrypting")?, payload, footer)?;

    let rules = Rules::at(Timestamp::from_unix(0)).allow_no_expiry();
    let token = untrusted(&signed)?.verify(&keys.public, &rules);
    is_json(token, payload)?;
    let token = untrusted(&encrypted)?.decrypt(&keys.local, &rules);
    is_json(token, payload)?;
    let outcome: Result<Verified<Claims>, _> = untrusted(&signed)?.verify(&keys.public, &rules);
    let claims = outcome.map(drop).map_err(|error| error.code());
    let outcome: Result<Verified<Claims>, _> = untrusted(&encrypted)?.decrypt(&keys.local, &rules);
    let of_encrypted = outcome.map(drop).map_err(|error| error.code());
    same("what the rules say of the other", &of_encrypted, &claims)
}

fn is_sealed(token: &Verified<()>, payload: &[u8], footer: &[u8]) -> Result<(), String> {
    same("the payload", token.payload(), payload)?;
    same("the footer", token.footer().as_bytes(), footer)?;
    let _ = token.footer().kid(&FooterLimits::default());
    Ok(())
}

/// What the rules accept, `serde_json` accepts as an object too.
fn is_json(outcome: Result<Verified<IgnoredAny>, Error>, payload: &[u8]) -> Result<(), String> {
    match outcome {
        Ok(_) => {
            let value: serde_json::Value = serde_json::from_slice(payload).context("JSON")?;
            same("whether it is an object", &value.is_object(), &true)
        }
        Err(_) => Ok(()),
    }
}
