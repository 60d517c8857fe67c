//! A copy of a secret is made with `duplicate`, and text of it with `to_paserk`.
use paseto_v3::{LocalKey, SecretKey};

fn clone<T: Clone>() {}
fn display<T: core::fmt::Display>() {}
fn as_ref<T: AsRef<[u8]>>() {}
fn hash<T: core::hash::Hash>() {}
fn serialize<T: serde::Serialize>() {}

fn main() {
    clone::<LocalKey>();
    clone::<SecretKey>();
    display::<LocalKey>();
    display::<SecretKey>();
    as_ref::<LocalKey>();
    as_ref::<SecretKey>();
    hash::<LocalKey>();
    hash::<SecretKey>();
    serialize::<LocalKey>();
    serialize::<SecretKey>();
}
