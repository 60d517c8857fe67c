use paseto::{Prepared, Token, v3, v4};

fn main() {
    let key = v4::SecretKey::generate().unwrap();
    let _: Prepared<'_, '_, v3::PublicKey> =
        Token::from_bytes(b"{}").prepare(key.public_key()).unwrap();
}
