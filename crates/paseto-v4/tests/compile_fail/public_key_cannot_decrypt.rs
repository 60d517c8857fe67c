//! A public key decrypts nothing.
use paseto_v4::{Rules, SecretKey, Untrusted, Verified};

fn main() {
    let key = SecretKey::generate().unwrap();
    let token = Untrusted::parse("").unwrap();
    let _: Result<Verified<()>, _> = token.decrypt(key.public_key(), &Rules::now());
}
