use paseto::{SigningRing, Token, v4};

fn main() {
    let ring = SigningRing::new(v4::SecretKey::generate().unwrap()).unwrap();
    let _ = Token::from_bytes(b"{}").sign(&ring);
}
