use paseto::{KeyRing, Rules, Untrusted, v4};

fn main() {
    let ring: KeyRing<v4::PublicKey> = todo!();
    let _ = Untrusted::parse("v4.local.AAAA").unwrap().decrypt::<_, ()>(&ring, &Rules::now());
}
