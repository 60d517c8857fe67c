//! A public key verifies.
use paseto_v4::{Claims, SecretKey, Token};

fn main() {
    let key = SecretKey::generate().unwrap();
    let _ = Token::new(&Claims::new(())).unwrap().sign(key.public_key());
}
