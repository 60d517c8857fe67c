//! A local key decrypts.
use paseto_v4::{LocalKey, Rules, Untrusted, Verified};

fn main() {
    let key = LocalKey::generate().unwrap();
    let _: Result<Verified<()>, _> = Untrusted::parse("").unwrap().verify(&key, &Rules::now());
}
