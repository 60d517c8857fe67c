//! A local key encrypts.
use paseto_v4::{Claims, LocalKey, Token};

fn main() {
    let key = LocalKey::generate().unwrap();
    let _ = Token::new(&Claims::new(())).unwrap().sign(&key);
}
