use paseto::{KeyId, v2, v4};

fn main() {
    let key = v2::LocalKey::generate().unwrap();
    let _: KeyId<v4::LocalKey> = key.id();
}
