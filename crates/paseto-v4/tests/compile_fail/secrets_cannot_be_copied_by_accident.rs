//! A copy of a secret is made with `duplicate`, which a review can find.
use paseto_v4::{LocalKey, Secret, SecretKey, SecretText};

fn clone<T: Clone>() {}

fn main() {
    clone::<LocalKey>();
    clone::<SecretKey>();
    clone::<Secret<32>>();
    clone::<SecretText>();
}
