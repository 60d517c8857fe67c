//! The id of a public key cannot be looked up among local keys.
use paseto_v4::{KeyId, LocalKey, SecretKey};

fn main() {
    let secret = SecretKey::generate().unwrap();
    let _: KeyId<LocalKey> = secret.public_key().id();
}
