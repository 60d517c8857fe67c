use paseto::{KeySet, KeyState, v2, v4};

fn main() {
    let mut keys = KeySet::with_active(v4::SecretKey::generate().unwrap().public_key().clone()).unwrap();
    let other = v2::SecretKey::generate().unwrap().public_key().clone();
    keys.add(other, KeyState::Accepted).unwrap();
}
