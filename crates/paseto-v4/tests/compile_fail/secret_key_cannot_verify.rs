//! Verifying needs the public half, and says so.
use paseto_v4::{Rules, SecretKey, Untrusted, Verified};

fn main() {
    let key = SecretKey::generate().unwrap();
    let _: Result<Verified<()>, _> = Untrusted::parse("").unwrap().verify(&key, &Rules::now());
}
