//! A key pair that keys are sealed for signs nothing, and the pair of tokens is sealed for by nobody.
use paseto_v4::{Claims, LocalKey, SealingSecretKey, SecretKey, Token, paserk};

fn main() {
    let key = LocalKey::generate().unwrap();
    let recipient = SealingSecretKey::generate().unwrap();
    let _ = Token::new(&Claims::new(())).unwrap().sign(&recipient);
    let signing_key = SecretKey::generate().unwrap();
    let _ = paserk::seal(&key, signing_key.public_key());
}
