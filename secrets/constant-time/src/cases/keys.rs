//! Keys as PASERK text, their ids, and whether two are the same.

use paserk::KeyText;

use super::Sample;
use crate::case::{Public, Watch};

/// Reads `kN.local.…` or `kN.secret.…`
pub(super) fn parse<K: Sample>(watch: &mut Watch) {
    let bytes = K::bytes();
    let text = paserk::text(&super::plain::<K>());
    let mut text = text.as_text().as_bytes().to_vec();
    let letters = &mut text[K::HEADER.len()..];
    for secret in K::secrets(&bytes) {
        // Those letters that stand for nothing but secret bytes.
        let end = if secret.end == bytes.len() {
            letters.len()
        } else {
            secret.end * 4 / 3
        };
        watch.mark(&mut letters[(secret.start * 4).div_ceil(3)..end]);
    }
    // SAFETY: it is the text that it was: only what Valgrind says of it has changed.
    let text = unsafe { str::from_utf8_unchecked(&text) };
    let key: K = watch.watch(|| paserk::parse(text)).expect("a key");
    key.with_bytes(|bytes| watch.still_secret("the key", bytes));
}

/// The key of its bytes.
pub(super) fn read<K: Sample>(watch: &mut Watch) {
    let bytes = super::marked::<K>(watch);
    let key = watch.watch(|| K::from_key_bytes(&bytes)).expect("a key");
    key.with_bytes(|bytes| watch.still_secret("the key", bytes));
}

pub(super) fn write<K: Sample>(watch: &mut Watch) {
    let key: K = super::key(watch);
    let text = watch.watch(|| paserk::text(&key));
    let letters = text.as_text().strip_prefix(K::HEADER).expect("a header");
    watch.still_secret("the text", letters.as_bytes());
}

pub(super) fn id<K: Sample>(watch: &mut Watch) {
    let key: K = super::key(watch);
    let id = watch.watch(|| paserk::id(&key));
    let id = id
        .as_str()
        .strip_prefix(K::ID_HEADER)
        .expect("a header")
        .to_owned();
    watch.result("the id", id.as_bytes(), Public::Id);
}

pub(super) fn compare<K: Sample + PartialEq>(watch: &mut Watch) {
    let key: K = super::key(watch);
    let other = super::plain::<K>();
    let equal = watch.watch(|| key == other);
    assert!(watch.verdict("the verdict", equal), "it is the same key");
}
