//! Bytes become a key through a constructor with a name, which can fail.
use paseto_v4::{LocalKey, PublicKey};

fn main() {
    let bytes = [0; 32];
    let _: LocalKey = bytes.into();
    let _: PublicKey = PublicKey::from(&bytes[..]);
}
