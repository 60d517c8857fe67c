//! Each type of key does its own, and says what does the other.
use paseto_v1::{Claims, LocalKey, Rules, SecretKey, Token, Untrusted, Verified};

fn main() {
    let (local, secret) = (LocalKey::generate().unwrap(), SecretKey::generate().unwrap());
    let token = || Token::new(&Claims::new(())).unwrap();
    let _ = token().sign(&local);
    let _ = token().sign(secret.public_key());
    let _ = token().encrypt(&secret);
    let _ = token().encrypt(secret.public_key());
    let untrusted = || Untrusted::parse("").unwrap();
    let _: Result<Verified<()>, _> = untrusted().verify(&secret, &Rules::now());
    let _: Result<Verified<()>, _> = untrusted().decrypt(secret.public_key(), &Rules::now());
}
