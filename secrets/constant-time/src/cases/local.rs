//! `local` tokens: encryption and decryption, in place, which is what `Token` and `Untrusted` call.

use paseto_core::{Associated, Decrypt, EncryptWithNonce};

use super::Sample;
use crate::case::{Public, Watch};

const MESSAGE: &[u8] =
    br#"{"data":"a message that is longer than one block of either cipher, which has 64 bytes"}"#;
const FOOTER: &[u8] = b"a footer";

pub(super) fn encrypt<K: Sample + EncryptWithNonce>(watch: &mut Watch) {
    let key = super::key::<K>(watch);
    let mut body = body::<K>(MESSAGE);
    let message = K::NONCE_LEN..K::NONCE_LEN + MESSAGE.len();
    watch.mark(&mut body[message.clone()]);
    let nonce = [7; 32];
    let nonce = &nonce[..K::NONCE_LEN];
    let made = watch.watch(|| key.encrypt_with_nonce(nonce, &mut body, associated()));
    made.expect("a token");
    watch.result("the ciphertext", &body[message.clone()], Public::Sent);
    watch.result("the tag", &body[message.end..], Public::Sent);
}

pub(super) fn decrypt<K: Sample + EncryptWithNonce + Decrypt>(watch: &mut Watch) {
    let mut body = sealed::<K>();
    let key = super::key::<K>(watch);
    let opened = watch.watch(|| key.decrypt(&mut body, associated()));
    opened.expect("authentic");
    let message = <K as Decrypt>::NONCE_LEN..body.len() - <K as Decrypt>::TAG_LEN;
    watch.still_secret("the message", &body[message]);
}

/// A tag that is wrong in its last byte only. What is compared is not to be had, so the key is what
/// comes out.
pub(super) fn refuse<K: Sample + EncryptWithNonce + Decrypt>(watch: &mut Watch) {
    let mut body = sealed::<K>();
    if let Some(last) = body.last_mut() {
        *last ^= 1;
    }
    let key = super::key::<K>(watch);
    let opened = watch.watch(|| key.decrypt(&mut body, associated()));
    opened.expect_err("a forgery");
    key.with_bytes(|bytes| watch.still_secret("the key", bytes));
}

fn associated() -> Associated<'static> {
    Associated::new(FOOTER, b"")
}

fn sealed<K: Sample + EncryptWithNonce>() -> Vec<u8> {
    let mut body = body::<K>(MESSAGE);
    let key = super::plain::<K>();
    key.encrypt(&mut body, associated()).expect("a token");
    body
}

fn body<K: EncryptWithNonce>(message: &[u8]) -> Vec<u8> {
    [&vec![0; K::NONCE_LEN], message, &vec![0; K::TAG_LEN]].concat()
}
