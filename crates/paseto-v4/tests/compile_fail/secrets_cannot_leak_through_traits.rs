//! No trait hands out the bytes of a secret, orders them or hashes them.
use paseto_v4::{LocalKey, Secret, SecretKey};

fn as_ref<T: AsRef<[u8]>>() {}
fn deref<T: core::ops::Deref>() {}
fn hash<T: core::hash::Hash>() {}
fn ord<T: Ord>() {}
fn serialize<T: serde::Serialize>() {}

fn main() {
    as_ref::<LocalKey>();
    deref::<Secret<32>>();
    hash::<SecretKey>();
    ord::<Secret<32>>();
    serialize::<SecretKey>();
}
