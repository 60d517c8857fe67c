//! A public key must never make a local token.
use paseto_v4::{Claims, SecretKey, Token};

fn main() {
    let key = SecretKey::generate().unwrap();
    let _ = Token::new(&Claims::new(())).unwrap().encrypt(key.public_key());
}
