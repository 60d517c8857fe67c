//! A key of version 3 is no key of version 4, and its id is no id of one.
use paseto_v3::{KeyId, LocalKey, SecretKey};

fn local(_: &paseto_v4::LocalKey) {}
fn public(_: &paseto_v4::PublicKey) {}
fn id(_: &KeyId<paseto_v4::LocalKey>) {}

fn main() {
    let key = LocalKey::generate().unwrap();
    local(&key);
    id(&key.id());
    public(SecretKey::generate().unwrap().public_key());
}
