//! The official local tokens, without a token type.

use std::{fs, path::Path};

use paseto_core::{Associated, Decrypt, Encrypt, EncryptWithNonce, Error, base64url};

use super::local::body_of;
use crate::{
    official::file::{File, Test},
    text::{Context, refused, same},
};

/// Seals and opens the bodies of all local tokens in an official file that are no failures, each
/// with its key, and says how many there were.
///
/// # Errors
/// What does not hold, in words.
pub fn official_bodies<K: EncryptWithNonce + Decrypt>(
    path: &Path,
    read_key: impl Fn(&[u8]) -> Result<K, Error>,
) -> Result<usize, String> {
    let file = File::parse(&fs::read(path).context("the file")?)?;
    let mut count = 0;
    for test in file.tests.iter().filter(|test| !test.expect_fail) {
        if let Some(key) = &test.key {
            let key = read_key(&decode(key)?).context("`key`")?;
            seals_and_opens(&key, test).context(&test.name)?;
            count += 1;
        }
    }
    Ok(count)
}

fn seals_and_opens<K: EncryptWithNonce + Decrypt>(key: &K, test: &Test) -> Result<(), String> {
    let header = <K as Encrypt>::HEADER;
    let token = test.token.as_deref().context("`token`")?;
    let data = token.split('.').nth(2).context("the body")?;
    let mut expected = vec![0; data.len()];
    let expected = base64url::decode(data.as_bytes(), &mut expected).context("the body")?;
    let payload = test.payload.as_deref().context("`payload`")?.as_bytes();
    // The files of versions 1 and 2 hold assertions that are to be discarded.
    let implicit = if header.version.has_implicit_assertion() {
        test.implicit_assertion.as_bytes()
    } else {
        b""
    };
    let associated = Associated::new(test.footer.as_bytes(), implicit);

    let mut body = body_of::<K>(payload);
    let nonce = decode(test.nonce.as_deref().context("`nonce`")?)?;
    key.encrypt_with_nonce(&nonce, &mut body, associated)
        .context("encrypting")?;
    same("the body", body.as_slice(), expected)?;
    let other = key.decrypt(&mut body, Associated::new(b"other", implicit));
    refused("another footer", other, "not-authentic")?;
    same("the body after that", body.as_slice(), expected)?;
    key.decrypt(&mut body, associated).context("decrypting")?;
    let message = <K as Encrypt>::NONCE_LEN..body.len() - <K as Encrypt>::TAG_LEN;
    same(
        "the message",
        body.get(message).unwrap_or_default(),
        payload,
    )
}

fn decode(field: &str) -> Result<Vec<u8>, String> {
    hex::decode(field).context("hexadecimal")
}
