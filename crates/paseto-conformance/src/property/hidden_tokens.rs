//! Nothing of a token is shown: what it holds may be secret, or nobody's business.

use core::fmt::Debug;

use paseto_claims::{Claims, ClaimsUnchecked};
use paseto_core::{Authentic, Error, Token, Untrusted, Verified};
use serde::{Deserialize, Serialize};

use super::any;
use crate::{
    Suite,
    text::{Context, same},
};

/// Stands in payloads, footers and implicit assertions, and has no four letters that a message has.
const MARK: &str = "qx7zj kw9vq xj3zw";

/// Claims of a user's own, which cannot be shown either.
#[derive(Serialize, Deserialize)]
struct Custom {
    mark: String,
}

/// Neither the payload, nor the footer, nor the implicit assertion is shown on any step of a
/// token's way.
///
/// # Errors
/// What does not hold, in words.
pub fn tokens_are_not_shown<S: Suite>() -> Result<(), String> {
    let (local, secret) = (S::local_key(), S::secret_key());
    let (local, secret) = (local.context("a key")?, secret.context("a key")?);
    let public = S::public_half(&secret);
    let implicit = implicit::<S>();
    let mark = MARK.to_owned();
    let claims = Claims::new(Custom { mark }).subject(MARK);
    let token = || -> Result<Token<'_>, String> {
        let token = Token::new(&claims).context("claims")?;
        Ok(token.footer(MARK).implicit(implicit))
    };
    hides(&token()?)?;
    hides(&token()?.prepare(&public).context("preparing")?)?;
    let unchecked = ClaimsUnchecked::new();

    let signed = token()?.sign(&secret).context("signing")?;
    let untrusted = || parse(&signed, implicit);
    hides(&untrusted()?)?;
    shown_to_nobody(untrusted()?.verify(&public, &show), implicit)?;
    custom(untrusted()?.verify(&public, &unchecked))?;

    let encrypted = token()?.encrypt(&local).context("encrypting")?;
    let untrusted = || parse(&encrypted, implicit);
    hides(&untrusted()?)?;
    shown_to_nobody(untrusted()?.decrypt(&local, &show), implicit)?;
    custom(untrusted()?.decrypt(&local, &unchecked))
}

/// What a forged token holds is in no error, and neither is why it was refused: an error of
/// cryptography has nothing in it.
///
/// # Errors
/// What does not hold, in words.
pub fn forged_tokens_are_not_shown<S: Suite>() -> Result<(), String> {
    let (local, other_local) = (S::local_key(), S::local_key());
    let (secret, other_secret) = (S::secret_key(), S::secret_key());
    let public = S::public_half(&secret.context("a key")?);
    let implicit = implicit::<S>();
    let token = || {
        let token = Token::from_bytes(MARK.as_bytes());
        token.footer(MARK).implicit(implicit)
    };
    let signed = token().sign(&other_secret.context("a key")?);
    let signed = parse(&signed.context("signing")?, implicit)?;
    let encrypted = token().encrypt(&other_local.context("a key")?);
    let encrypted = parse(&encrypted.context("encrypting")?, implicit)?;
    for outcome in [
        signed.verify(&public, &any),
        encrypted.decrypt(&local.context("a key")?, &any),
    ] {
        let error = outcome.err().context("an error")?;
        same("the error", &error, &Error::NotAuthentic)?;
        same("its name", format!("{error:?}").as_str(), "NotAuthentic")?;
        hides(&error)?;
        hides(&error.to_string())?;
    }
    Ok(())
}

/// The mark, or nothing in versions without implicit assertions.
fn implicit<S: Suite>() -> &'static str {
    if S::VERSION.has_implicit_assertion() {
        MARK
    } else {
        ""
    }
}

fn parse(text: &str, implicit: &str) -> Result<Untrusted, String> {
    let untrusted = Untrusted::parse(text).context("parsing")?;
    Ok(untrusted.implicit(implicit))
}

/// What a check sees of a token: how it is shown, and the implicit assertion.
fn show(token: &Authentic) -> Result<(String, Vec<u8>), Error> {
    let shown = format!("{token:?} {token:#?}");
    Ok((shown, token.implicit().to_vec()))
}

fn shown_to_nobody(
    outcome: Result<Verified<(String, Vec<u8>)>, Error>,
    implicit: &str,
) -> Result<(), String> {
    let token = outcome.context("reading")?;
    hides(&token)?;
    let (shown, found) = token.claims();
    same("the assertion", found.as_slice(), implicit.as_bytes())?;
    hides(shown)
}

fn custom(outcome: Result<Verified<Custom>, Error>) -> Result<(), String> {
    let token = outcome.context("reading")?;
    same("the claim", token.claims().mark.as_str(), MARK)?;
    hides(&token)
}

/// The mark is not shown, and no four bytes of it, in decimal, hexadecimal or as text.
fn hides(value: &impl Debug) -> Result<(), String> {
    for shown in [format!("{value:?}"), format!("{value:#?}")] {
        let lower = shown.to_lowercase();
        for window in MARK.as_bytes().windows(4) {
            let decimal = window.iter().map(u8::to_string).collect::<Vec<_>>();
            if lower.contains(&hex::encode(window))
                || shown.contains(&decimal.join(", "))
                || shown.contains(&window.escape_ascii().to_string())
            {
                return Err(format!("it is shown: {shown}"));
            }
        }
    }
    Ok(())
}
