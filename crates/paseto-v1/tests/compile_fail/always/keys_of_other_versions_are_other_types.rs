//! A key of version 1 is no key of another version, and its id is no id of one.
use paseto_v1::{KeyId, LocalKey};

fn new_key(_: &paseto_v4::LocalKey) {}
fn new_id(_: &KeyId<paseto_v4::LocalKey>) {}

fn main() {
    let old = LocalKey::generate().unwrap();
    new_key(&old);
    new_id(&old.id());
}
