use paseto::{v2, v4};

fn takes(_: &v4::PublicKey) {}

fn main() {
    let key = v2::SecretKey::generate().unwrap();
    takes(key.public_key());
}
