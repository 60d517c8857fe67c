//! A copy of a secret is made with `duplicate`, and text of it with `to_paserk`.
use paseto_v1::LocalKey;

fn clone<T: Clone>() {}
fn as_ref<T: AsRef<[u8]>>() {}

fn main() {
    let key = LocalKey::generate().unwrap();
    println!("{key}");
    clone::<LocalKey>();
    as_ref::<LocalKey>();
}
