//! A copy of a secret is made with `duplicate`, and text of it with `to_pem` or `to_paserk`.
use paseto_v1::SecretKey;

fn clone<T: Clone>() {}
fn as_ref<T: AsRef<[u8]>>() {}
fn serialize<T: serde::Serialize>() {}

fn main() {
    let key = SecretKey::generate().unwrap();
    println!("{key}");
    println!("{}", key.to_pem());
    clone::<SecretKey>();
    as_ref::<SecretKey>();
    serialize::<SecretKey>();
}
