//! What is too much or too little is refused before it costs anything.

use paserk::{Key, KeyText};
use paseto_claims::{Claims, ClaimsUnchecked, Rules};
use paseto_core::{Error, Purpose, Token, Untrusted, Version, base64url};
use serde::de::IgnoredAny;

use super::{FOOTER, Party};
use crate::{
    Suite,
    text::{Context, refused, same},
};

/// A token longer than the limit is refused for that before anything else, and one as long as the
/// limit is read.
///
/// # Errors
/// What does not hold, in words.
pub fn tokens_are_bounded_in_length<S: Suite>() -> Result<(), String> {
    for party in Party::both::<S>()? {
        let long = party.header.as_str().to_owned() + &"A".repeat(Untrusted::MAX_LENGTH);
        refused("a long text", Untrusted::parse(&long), "too-long")?;
        let text = party.token(FOOTER)?;
        let _ = Untrusted::parse_within(&text, text.len()).context("parsing")?;
        let limit = text.len() - 1;
        let error = Untrusted::parse_within(&text, limit).err();
        let expected = Error::too_long(text.len(), limit);
        same("what is said of a byte more", &error, &Some(expected))?;
    }
    Ok(())
}

/// How many bytes the body of a token has at least: nonce and tag, or a signature.
const fn least(version: Version, purpose: Purpose) -> Option<usize> {
    Some(match (version, purpose) {
        (Version::V1 | Version::V3, Purpose::Local) => 80,
        (Version::V2, Purpose::Local) => 40,
        (Version::V1, Purpose::Public) => 256,
        (Version::V3, Purpose::Public) => 96,
        (Version::V2, Purpose::Public) | (Version::V4, _) => 64,
        _ => return None,
    })
}

/// Nonce and tag, and what a signature takes, have to be there before any cryptography.
///
/// # Errors
/// What does not hold, in words.
pub fn bodies_have_a_least_length<S: Suite>() -> Result<(), String> {
    for party in Party::both::<S>()? {
        let least = least(S::VERSION, party.header.purpose).context("the least length")?;
        for length in 1..=least {
            let mut text = party.header.as_str().to_owned();
            base64url::encode_append(&vec![0; length], &mut text);
            let error = Untrusted::parse(&text).err();
            let expected = (length < least).then(|| Error::too_short(length, least));
            same(
                &format!("what is said of {length} bytes"),
                &error,
                &expected,
            )?;
        }
    }
    Ok(())
}

/// A payload of a mebibyte comes back, as claims too.
///
/// # Errors
/// What does not hold, in words.
pub fn long_payloads_come_back<S: Suite>() -> Result<(), String> {
    let (local, secret) = (S::local_key(), S::secret_key());
    let (local, secret) = (local.context("a key")?, secret.context("a key")?);
    let payload = format!("{{\"a\":\"{}\"}}", "x".repeat(1024 * 1024 - 8));
    let token = || Token::from_bytes(payload.as_bytes());
    let check = ClaimsUnchecked::new();
    let signed = token().sign(&secret).context("signing")?;
    let signed = Untrusted::parse(&signed).context("parsing")?;
    let encrypted = token().encrypt(&local).context("encrypting")?;
    let encrypted = Untrusted::parse(&encrypted).context("parsing")?;
    for outcome in [
        signed.verify::<_, IgnoredAny>(&S::public_half(&secret), &check),
        encrypted.decrypt::<_, IgnoredAny>(&local, &check),
    ] {
        let token = outcome.context("reading")?;
        if token.payload() != payload.as_bytes() {
            return Err("a long payload came back as another".to_owned());
        }
    }
    Ok(())
}

/// No JSON of a token that is not authentic is read: it is refused for that, whatever it holds.
///
/// # Errors
/// What does not hold, in words.
pub fn forged_payloads_are_not_parsed<S: Suite>() -> Result<(), String> {
    let (local, other_local) = (S::local_key(), S::local_key());
    let (secret, other_secret) = (S::secret_key(), S::secret_key());
    let public = S::public_half(&secret.context("a key")?);
    let nested = "[".repeat(500_000);
    let token = || Token::from_bytes(nested.as_bytes());
    let signed = token().sign(&other_secret.context("a key")?);
    let signed = Untrusted::parse(&signed.context("signing")?).context("parsing")?;
    let encrypted = token().encrypt(&other_local.context("a key")?);
    let encrypted = Untrusted::parse(&encrypted.context("encrypting")?).context("parsing")?;
    let rules = Rules::now();
    let outcome = signed.verify::<_, Claims>(&public, &rules);
    refused("a forged payload", outcome, "not-authentic")?;
    let outcome = encrypted.decrypt::<_, Claims>(&local.context("a key")?, &rules);
    refused("a forged payload", outcome, "not-authentic")
}

/// A text that is longer than any key is refused for that, even where it begins with a key.
///
/// # Errors
/// What does not hold, in words.
pub fn keys_as_text_are_bounded<S: Suite>() -> Result<(), String> {
    let secret = S::secret_key().context("a key")?;
    text_is_bounded(&S::public_half(&secret))?;
    text_is_bounded(&secret)?;
    text_is_bounded(&S::local_key().context("a key")?)
}

fn text_is_bounded<K: Key>(key: &K) -> Result<(), String> {
    let long = "A".repeat(16 * 1024);
    for beginning in [K::HEADER, paserk::text(key).as_text()] {
        let text = format!("{beginning}{long}");
        refused("a long text", paserk::parse::<K>(&text), "too-long")?;
    }
    Ok(())
}
