//! No secret has a `Display`.
use paseto_v4::{LocalKey, SecretKey};

fn main() {
    let local = LocalKey::generate().unwrap();
    let secret = SecretKey::generate().unwrap();
    println!("{local}");
    println!("{secret}");
    println!("{}", local.to_paserk());
    println!("{}", secret.expose_bytes());
}
