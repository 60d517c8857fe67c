//! Keys that are wrapped, locked with a password, and sealed.

use paserk::{Lock, Pbkw, Seal, UnwrapLimits, Wrap};

use super::Sample;
use crate::case::{Public, Watch};

const PASSWORD: &[u8] = b"correct horse battery staple";

/// The cost parameters of a key.
type Params<K> = <<K as Lock>::Recipe as Pbkw>::Params;

pub(super) fn wrap<K: Sample + Wrap<WrappingKey: Sample>>(watch: &mut Watch) {
    let key: K = super::key(watch);
    let wrapping: K::WrappingKey = super::key(watch);
    let text = watch.watch(|| paserk::wrap_with_random(&key, &wrapping, &[7; 32]));
    sent(watch, &text.expect("a wrapped key"), K::WRAP_HEADER);
}

pub(super) fn unwrap<K: Sample + Wrap<WrappingKey: Sample>>(watch: &mut Watch) {
    let wrapping = super::plain::<K::WrappingKey>();
    let text = paserk::wrap(&super::plain::<K>(), &wrapping).expect("a wrapped key");
    let wrapping: K::WrappingKey = super::key(watch);
    let unwrapped: K = watch
        .watch(|| paserk::unwrap(&text, &wrapping))
        .expect("a key");
    still_secret(watch, &unwrapped);
}

pub(super) fn lock<K: Sample + Lock>(watch: &mut Watch, params: Params<K>, random: &[u8]) {
    let key: K = super::key(watch);
    let password = watch.secret(PASSWORD);
    let text = watch.watch(|| paserk::lock_with_random(&key, &password, params, random));
    sent(watch, &text.expect("a locked key"), K::LOCK_HEADER);
}

pub(super) fn unlock<K: Sample + Lock>(watch: &mut Watch, params: Params<K>) {
    let text = paserk::lock(&super::plain::<K>(), PASSWORD, params).expect("a locked key");
    let password = watch.secret(PASSWORD);
    let limits = UnwrapLimits::default();
    let unlocked: K = watch
        .watch(|| paserk::unlock(&text, &password, &limits))
        .expect("a key");
    still_secret(watch, &unlocked);
}

pub(super) fn seal<K: Sample + Seal>(watch: &mut Watch, recipient: &K::Recipient, random: &[u8]) {
    let key: K = super::key(watch);
    let random = watch.secret(random);
    let text = watch.watch(|| paserk::seal_with_random(&key, recipient, &random));
    sent(watch, &text.expect("a sealed key"), K::SEAL_HEADER);
}

pub(super) fn unseal<K: Sample + Seal>(
    watch: &mut Watch,
    recipient: &K::Recipient,
    secret: &K::RecipientSecret,
) {
    let text = paserk::seal(&super::plain::<K>(), recipient).expect("a sealed key");
    let unsealed: K = watch
        .watch(|| paserk::unseal(&text, secret))
        .expect("a key");
    still_secret(watch, &unsealed);
}

fn still_secret<K: Sample>(watch: &mut Watch, key: &K) {
    key.with_bytes(|bytes| watch.still_secret("the key", bytes));
}

fn sent(watch: &mut Watch, text: &str, header: &str) {
    let letters = text.strip_prefix(header).expect("a header");
    watch.result("the text", letters.as_bytes(), Public::Sent);
}
