//! The four traits, on buffers of the caller's.

use paseto_core::{Associated, Decrypt, Encrypt, EncryptWithNonce, Sign, Verify};

use super::{FOOTER, PAYLOAD, implicit};
use crate::{
    Suite,
    text::{Context, refused, same},
};

/// Encryption and decryption work where the message stands, and a message that is not authentic
/// is not decrypted.
///
/// # Errors
/// What does not hold, in words.
pub fn works_in_place<S: Suite>() -> Result<(), String> {
    let key = S::local_key().context("a key")?;
    let (nonce, tag) = (
        <S::LocalKey as Encrypt>::NONCE_LEN,
        <S::LocalKey as Encrypt>::TAG_LEN,
    );
    let associated = Associated::new(FOOTER, implicit::<S>());
    let message = nonce..nonce + PAYLOAD.len();
    let mut body = [&vec![0; nonce], PAYLOAD, &vec![0; tag]].concat();
    key.encrypt(&mut body, associated).context("encrypting")?;
    if body.get(message.clone()) == Some(PAYLOAD) {
        return Err("the message is not encrypted".to_owned());
    }
    let sealed = body.clone();
    let forged = key.decrypt(&mut body, Associated::new(b"", b""));
    refused("another footer", forged, "not-authentic")?;
    same("the body after that", &body, &sealed)?;
    key.decrypt(&mut body, associated).context("decrypting")?;
    same(
        "the message",
        body.get(message).unwrap_or_default(),
        PAYLOAD,
    )?;
    same("the nonce", &body.get(..nonce), &sealed.get(..nonce))?;
    let end = body.len() - tag;
    same("the tag", &body.get(end..), &sealed.get(end..))
}

/// Buffers, nonces and signatures of every wrong length are refused, and nothing panics.
///
/// # Errors
/// What does not hold, in words.
pub fn wrong_lengths_are_refused<S: Suite>() -> Result<(), String> {
    let local = S::local_key().context("a key")?;
    let nonce = <S::LocalKey as Encrypt>::NONCE_LEN;
    let shortest = nonce + <S::LocalKey as Encrypt>::TAG_LEN;
    let none = Associated::default();
    for length in 0..shortest {
        let what = format!("a body of {length} bytes");
        let mut body = vec![0; length];
        refused(&what, local.encrypt(&mut body, none), "too-short")?;
        refused(&what, local.decrypt(&mut body, none), "too-short")?;
        let made = local.encrypt_with_nonce(&vec![0; nonce], &mut body, none);
        refused(&what, made, "too-short")?;
    }
    let mut body = vec![0; shortest];
    for length in (0..=2 * shortest).filter(|length| *length != nonce) {
        let made = local.encrypt_with_nonce(&vec![0; length], &mut body, none);
        refused(&format!("a nonce of {length} bytes"), made, "key.length")?;
    }

    let secret = S::secret_key().context("a key")?;
    let (public, right) = (S::public_half(&secret), S::SecretKey::SIGNATURE_LEN);
    for length in (0..=2 * right).filter(|length| *length != right) {
        let what = format!("a signature of {length} bytes");
        let mut signature = vec![0; length];
        refused(
            &what,
            secret.sign(PAYLOAD, none, &mut signature),
            "key.length",
        )?;
        refused(
            &what,
            public.verify(PAYLOAD, none, &signature),
            "not-authentic",
        )?;
    }
    Ok(())
}
