//! Buffers, nonces and signatures of every wrong length are refused, and nothing panics.

use paseto_core::{Associated, Decrypt, Encrypt, EncryptWithNonce, Sign, Verify};

use super::PAYLOAD;
use crate::text::refused;

/// Bodies without room for nonce and tag, and nonces of another length.
pub(crate) fn bodies<K: EncryptWithNonce + Decrypt>(key: &K) -> Result<(), String> {
    let nonce = <K as Encrypt>::NONCE_LEN;
    let shortest = nonce + <K as Encrypt>::TAG_LEN;
    let none = Associated::default();
    for length in 0..shortest {
        let what = format!("a body of {length} bytes");
        let mut body = vec![0; length];
        refused(&what, key.encrypt(&mut body, none), "too-short")?;
        refused(&what, key.decrypt(&mut body, none), "too-short")?;
        let made = key.encrypt_with_nonce(&vec![0; nonce], &mut body, none);
        refused(&what, made, "too-short")?;
    }
    let mut body = vec![0; shortest];
    let forged = key.decrypt(&mut body, none);
    refused("a body of zeros", forged, "not-authentic")?;
    for length in (0..=2 * shortest).filter(|length| *length != nonce) {
        let made = key.encrypt_with_nonce(&vec![0; length], &mut body, none);
        refused(&format!("a nonce of {length} bytes"), made, "key.length")?;
    }
    Ok(())
}

/// Signatures of another length, in making and in reading.
pub(crate) fn signatures<S: Sign, P: Verify>(secret: &S, public: &P) -> Result<(), String> {
    let (right, none) = (S::SIGNATURE_LEN, Associated::default());
    for length in (0..=2 * right).filter(|length| *length != right) {
        let what = format!("a signature of {length} bytes");
        let mut signature = vec![0; length];
        let made = secret.sign(PAYLOAD, none, &mut signature);
        refused(&what, made, "key.length")?;
        let read = public.verify(PAYLOAD, none, &signature);
        refused(&what, read, "not-authentic")?;
    }
    Ok(())
}
