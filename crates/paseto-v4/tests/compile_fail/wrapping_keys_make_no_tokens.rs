//! A key that wraps keys makes no tokens, and a key of tokens wraps no keys.
use paseto_v4::{Claims, LocalKey, Token, WrappingKey, paserk};

fn main() {
    let key = LocalKey::generate().unwrap();
    let wrapping_key = WrappingKey::generate().unwrap();
    let _ = Token::new(&Claims::new(())).unwrap().encrypt(&wrapping_key);
    let _ = paserk::wrap(&key, &key);
}
