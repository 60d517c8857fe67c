//! Signing in two steps.

use paseto_core::{Associated, Sign, Token, Untrusted, Verify};

use super::{FOOTER, PAYLOAD, any, implicit, tampering::flips};
use crate::{
    Suite,
    text::{Context, refused, same},
};

/// A token that was prepared and finished is a token that was signed, and what is to be signed is
/// what the key says.
///
/// # Errors
/// What does not hold, in words.
pub fn prepared_tokens_are_signed_tokens<S: Suite>() -> Result<(), String> {
    let secret = S::secret_key().context("a key")?;
    let public = S::public_half(&secret);
    for footer in [&b""[..], FOOTER] {
        let token = || {
            Token::from_bytes(PAYLOAD)
                .footer(footer)
                .implicit(implicit::<S>())
        };
        let prepared = token().prepare(&public).context("preparing")?;

        let associated = Associated::new(footer, implicit::<S>());
        let mut input = Vec::new();
        public
            .signing_input(PAYLOAD, associated, &mut |bytes| {
                input.extend_from_slice(bytes)
            })
            .context("the input")?;
        same(
            "what is to be signed",
            prepared.as_bytes(),
            input.as_slice(),
        )?;

        let signature = sign::<S>(&secret, associated)?;
        let text = prepared.finish(&signature).context("finishing")?;
        if S::reproduces("") {
            let signed = token().sign(&secret).context("signing")?;
            same("the token", &text, &signed)?;
        }
        let untrusted = Untrusted::parse(&text).context("parsing")?;
        let read = untrusted.implicit(implicit::<S>()).verify(&public, &any);
        same("the payload", read.context("verifying")?.payload(), PAYLOAD)?;
    }
    Ok(())
}

/// A signature that does not hold never becomes a token: one of other bytes, of another key, with
/// any bit flipped, of any other length.
///
/// # Errors
/// What does not hold, in words.
pub fn wrong_signatures_never_become_tokens<S: Suite>() -> Result<(), String> {
    let secret = S::secret_key().context("a key")?;
    let public = S::public_half(&secret);
    let associated = Associated::new(FOOTER, b"");
    let good = sign::<S>(&secret, associated)?;
    let mut wrong: Vec<(String, Vec<u8>)> = flips(&good)
        .map(|(bit, flipped)| (format!("bit {bit} of the signature"), flipped))
        .collect();
    for length in (0..good.len()).chain([good.len() + 1, 2 * good.len()]) {
        let bytes = good.iter().copied().cycle().take(length).collect();
        wrong.push((format!("a signature of {length} bytes"), bytes));
    }
    let other = S::secret_key().context("a key")?;
    wrong.push((
        "that of another key".to_owned(),
        sign::<S>(&other, associated)?,
    ));
    let other = Associated::new(b"", b"");
    wrong.push((
        "that of another footer".to_owned(),
        sign::<S>(&secret, other)?,
    ));
    for (what, signature) in wrong {
        let token = Token::from_bytes(PAYLOAD).footer(FOOTER);
        let prepared = token.prepare(&public).context("preparing")?;
        refused(&what, prepared.finish(&signature), "not-authentic")?;
    }
    Ok(())
}

fn sign<S: Suite>(secret: &S::SecretKey, associated: Associated<'_>) -> Result<Vec<u8>, String> {
    let mut signature = vec![0; S::SecretKey::SIGNATURE_LEN];
    secret
        .sign(PAYLOAD, associated, &mut signature)
        .context("signing")?;
    Ok(signature)
}
