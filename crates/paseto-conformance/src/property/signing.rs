//! Signing in two steps, and by signers that are far away.

use paserk::Key;
use paseto_core::{Associated, Error, Header, Sign, Token, Untrusted, Verify, Version};

use super::{FOOTER, PAYLOAD, any, implicit};
use crate::{
    Suite,
    text::{Context, flips, refused, same},
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

/// What is to be signed is the Pre-Authentication Encoding of what the specification names, written
/// out here: in version 3 the public key stands first, and versions 1 and 2 have no implicit
/// assertion.
///
/// # Errors
/// What does not hold, in words.
pub fn what_is_signed_is_the_encoding<S: Suite>() -> Result<(), String> {
    let public = S::public_half(&S::secret_key().context("a key")?);
    let key = public.with_bytes(<[u8]>::to_vec);
    let header = format!("v{}.public.", S::VERSION.number());
    let (f, i) = (&b"f"[..], implicit::<S>());
    let mut pieces: Vec<&[u8]> = vec![header.as_bytes(), b"{}", f];
    if S::VERSION == Version::V3 {
        pieces.insert(0, &key);
    }
    if S::VERSION.has_implicit_assertion() {
        pieces.push(i);
    }
    let mut expected = length(pieces.len())?.to_vec();
    for piece in pieces {
        expected.extend(length(piece.len())?);
        expected.extend(piece);
    }
    let token = Token::from_bytes(b"{}").footer(f).implicit(i);
    let prepared = token.prepare(&public).context("preparing")?;
    same("what is to be signed", prepared.as_bytes(), &expected)
}

fn length(length: usize) -> Result<[u8; 8], String> {
    Ok(u64::try_from(length).context("a length")?.to_le_bytes())
}

/// A key of the user's own, as for an HSM: it may be out of reach.
struct Remote<K> {
    key: K,
    is_reachable: bool,
}

impl<K: Sign> Sign for Remote<K> {
    const HEADER: Header = K::HEADER;
    const SIGNATURE_LEN: usize = K::SIGNATURE_LEN;

    fn sign(
        &self,
        message: &[u8],
        associated: Associated<'_>,
        signature: &mut [u8],
    ) -> Result<(), Error> {
        if !self.is_reachable {
            return Err(Error::Unavailable);
        }
        self.key.sign(message, associated, signature)
    }
}

/// A key of the user's own signs like one of this library's, and says when it is out of reach.
///
/// # Errors
/// What does not hold, in words.
pub fn keys_of_the_users_own_sign<S: Suite>() -> Result<(), String> {
    let mut remote = Remote {
        key: S::secret_key().context("a key")?,
        is_reachable: true,
    };
    let token = || Token::from_bytes(PAYLOAD).footer(FOOTER);
    let text = token().sign(&remote).context("signing")?;
    if S::reproduces("") {
        let own = token().sign(&remote.key).context("signing")?;
        same("the token", &text, &own)?;
    }
    let untrusted = Untrusted::parse(&text).context("parsing")?;
    let read = untrusted.verify(&S::public_half(&remote.key), &any);
    same("the payload", read.context("verifying")?.payload(), PAYLOAD)?;

    remote.is_reachable = false;
    let outcome = token().sign(&remote);
    same("the outcome", &outcome, &Err(Error::Unavailable))
}

fn sign<S: Suite>(secret: &S::SecretKey, associated: Associated<'_>) -> Result<Vec<u8>, String> {
    let mut signature = vec![0; S::SecretKey::SIGNATURE_LEN];
    secret
        .sign(PAYLOAD, associated, &mut signature)
        .context("signing")?;
    Ok(signature)
}
