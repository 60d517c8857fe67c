//! Without the feature `legacy-rsa` there are no keys of `v1.public`.
use paseto_v1::{PublicKey, SecretKey};

fn main() {
    let _ = SecretKey::generate();
    let _ = PublicKey::from_pem("");
}
