//! Any bytes as the buffers of the four traits.

use paseto_core::{Associated, Decrypt, Encrypt, Error, Sign, Verify};
use proptest::prelude::*;

use super::{Keys, check};
use crate::{
    Suite,
    text::{Context, refused, same},
};

/// Any body is refused and stays what it was; any that has room for nonce and tag can be encrypted.
/// Any signature is refused, and any buffer but one of the right length for one.
///
/// # Errors
/// What does not hold, in words, and for which input.
pub fn bytes_as_buffers<S: Suite>() -> Result<(), String> {
    let keys = Keys::<S>::new()?;
    let bytes = |length| prop::collection::vec(any::<u8>(), length);
    let right = S::SecretKey::SIGNATURE_LEN;
    let signature = prop_oneof![
        bytes(0..300),
        bytes(right - 6..right + 6),
        bytes(right..right + 1)
    ];
    let inputs = (bytes(0..300), bytes(0..50), bytes(0..50), signature);
    check(inputs, 2, |(body, footer, mut implicit, signature)| {
        if !S::VERSION.has_implicit_assertion() {
            implicit.clear();
        }
        let associated = Associated::new(&footer, &implicit);
        as_body(&keys.local, body, associated)?;
        as_signature(&keys, &footer, associated, signature)
    })
}

fn as_body<K: Encrypt + Decrypt>(
    key: &K,
    body: Vec<u8>,
    associated: Associated<'_>,
) -> Result<(), String> {
    let least = <K as Decrypt>::NONCE_LEN + <K as Decrypt>::TAG_LEN;
    let too_short = (body.len() < least).then(|| Error::too_short(body.len(), least));
    let mut buffer = body.clone();
    let expected = too_short.clone().unwrap_or(Error::NotAuthentic);
    let outcome = key.decrypt(&mut buffer, associated);
    same("the outcome", &outcome, &Err(expected))?;
    same("the body after that", &buffer, &body)?;
    let outcome = key.encrypt(&mut buffer, associated);
    same("the outcome", &outcome.err(), &too_short)?;
    if body.len() < least {
        return Ok(());
    }
    key.decrypt(&mut buffer, associated).context("decrypting")?;
    let message = <K as Decrypt>::NONCE_LEN..body.len() - <K as Decrypt>::TAG_LEN;
    same(
        "the message",
        &buffer.get(message.clone()),
        &body.get(message),
    )
}

fn as_signature<S: Suite>(
    keys: &Keys<S>,
    message: &[u8],
    associated: Associated<'_>,
    mut signature: Vec<u8>,
) -> Result<(), String> {
    let verify = |signature: &[u8]| keys.public.verify(message, associated, signature);
    refused("any signature", verify(&signature), "not-authentic")?;
    let outcome = keys.secret.sign(message, associated, &mut signature);
    if signature.len() == S::SecretKey::SIGNATURE_LEN {
        outcome.context("signing")?;
        return verify(&signature).context("verifying");
    }
    refused("a buffer of another length", outcome, "key.length")
}
