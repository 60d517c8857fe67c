//! Encryption and decryption.

use paseto_core::{Associated, Decrypt, Encrypt, EncryptWithNonce};

use super::{PAYLOAD, associated};
use crate::text::{Context, refused, same};

/// A message with room for nonce and tag around it.
pub(super) fn body_of<K: Encrypt>(message: &[u8]) -> Vec<u8> {
    [
        &[0xff].repeat(K::NONCE_LEN),
        message,
        &[0xff].repeat(K::TAG_LEN),
    ]
    .concat()
}

/// Encryption and decryption work where the message stands, and a body that is not authentic is
/// not decrypted.
pub(crate) fn opens_what_it_seals<K: Encrypt + Decrypt>(key: &K) -> Result<(), String> {
    let associated = associated(<K as Encrypt>::HEADER.version);
    let mut body = body_of::<K>(PAYLOAD);
    key.encrypt(&mut body, associated).context("encrypting")?;
    let message = <K as Encrypt>::NONCE_LEN..body.len() - <K as Encrypt>::TAG_LEN;
    if body.get(message.clone()) == Some(PAYLOAD) {
        return Err("the message is not encrypted".to_owned());
    }
    let sealed = body.clone();
    let mut others = vec![Associated::new(b"", associated.implicit)];
    if !associated.implicit.is_empty() {
        others.push(Associated::new(associated.footer, b""));
        others.push(Associated::new(associated.footer, b"another"));
    }
    for other in others {
        let forged = key.decrypt(&mut body, other);
        refused("something else associated", forged, "not-authentic")?;
        same("the body after that", &body, &sealed)?;
    }
    let mut altered = sealed.clone();
    for at in [0, message.start, altered.len() - 1] {
        if let Some(byte) = altered.get_mut(at) {
            *byte ^= 1;
        }
        let before = altered.clone();
        let forged = key.decrypt(&mut altered, associated);
        refused("an altered body", forged, "not-authentic")?;
        same("the altered body after that", &altered, &before)?;
        altered.clone_from(&sealed);
    }

    key.decrypt(&mut body, associated).context("decrypting")?;
    let nonce = ..message.start;
    let tag = message.end..;
    same(
        "the message",
        body.get(message).unwrap_or_default(),
        PAYLOAD,
    )?;
    same("the nonce", &body.get(nonce), &sealed.get(nonce))?;
    same("the tag", &body.get(tag.clone()), &sealed.get(tag))
}

/// In a version without implicit assertions none of the operations ignores one that is not empty,
/// whatever else is wrong, and a body stays what it was.
pub(crate) fn assertion_is_refused<K: EncryptWithNonce + Decrypt>(key: &K) -> Result<(), String> {
    let version = <K as Encrypt>::HEADER.version;
    if version.has_implicit_assertion() {
        return Ok(());
    }
    let class = "no-implicit-assertion";
    let footer = associated(version).footer;
    let mut sealed = body_of::<K>(PAYLOAD);
    let empty = Associated::new(footer, b"");
    key.encrypt(&mut sealed, empty).context("encrypting")?;
    for implicit in [&b"x"[..], b"\0", footer] {
        let given = Associated::new(footer, implicit);
        let mut body = sealed.clone();
        refused("decrypting", key.decrypt(&mut body, given), class)?;
        same("the body after that", &body, &sealed)?;
        body.reverse();
        let forged = key.decrypt(&mut body, given);
        refused("decrypting a forgery", forged, class)?;
        refused("encrypting", key.encrypt(&mut body, given), class)?;
        let nonce = vec![0; <K as Encrypt>::NONCE_LEN];
        let made = key.encrypt_with_nonce(&nonce, &mut body, given);
        refused("encrypting with a nonce", made, class)?;
    }
    Ok(())
}
