use paseto::{KeySet, v4};

fn main() {
    let keys = KeySet::with_active(v4::LocalKey::generate().unwrap()).unwrap();
    let _ = keys.to_json();
}
