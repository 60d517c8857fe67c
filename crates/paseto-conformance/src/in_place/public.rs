//! Signatures.

use paseto_core::{Associated, Error, Sign, Verify};

use super::{PAYLOAD, associated};
use crate::text::{Context, refused, same};

/// A signature is written where it is wanted, and is one of this message and of what is associated
/// with it, and of nothing else.
pub(crate) fn verifies_what_it_signs<S: Sign, P: Verify>(
    secret: &S,
    public: &P,
) -> Result<(), String> {
    same("the header", &P::HEADER, &S::HEADER)?;
    let associated = associated(S::HEADER.version);
    let mut signature = vec![0; S::SIGNATURE_LEN];
    secret
        .sign(PAYLOAD, associated, &mut signature)
        .context("signing")?;
    public
        .verify(PAYLOAD, associated, &signature)
        .context("verifying")?;
    let mut others = vec![
        (&b"{}"[..], associated),
        (PAYLOAD, Associated::new(b"", associated.implicit)),
    ];
    if !associated.implicit.is_empty() {
        others.push((PAYLOAD, Associated::new(associated.footer, b"")));
    }
    for (message, other) in others {
        let forged = public.verify(message, other, &signature);
        refused("the signature of something else", forged, "not-authentic")?;
    }
    Ok(())
}

/// In a version without implicit assertions none of the operations ignores one that is not empty,
/// whatever else is wrong.
pub(crate) fn signed_assertion_is_refused<S: Sign, P: Verify>(
    secret: &S,
    public: &P,
) -> Result<(), String> {
    if S::HEADER.version.has_implicit_assertion() {
        return Ok(());
    }
    let footer = associated(S::HEADER.version).footer;
    let mut signature = vec![0; S::SIGNATURE_LEN];
    secret
        .sign(PAYLOAD, Associated::new(footer, b""), &mut signature)
        .context("signing")?;
    for implicit in [&b"x"[..], b"\0", footer] {
        let given = Associated::new(footer, implicit);
        let refused = |what: &str, outcome: Result<(), Error>| {
            refused(what, outcome, "no-implicit-assertion")
        };
        let mut other = signature.clone();
        refused("signing", secret.sign(PAYLOAD, given, &mut other))?;
        refused("verifying", public.verify(PAYLOAD, given, &signature))?;
        let forged = public.verify(b"", given, &signature);
        refused("verifying a forgery", forged)?;
        let input = public.signing_input(PAYLOAD, given, &mut |_| ());
        refused("the input of a signature", input)?;
    }
    Ok(())
}
