//! A JSON literal is no proof.
use paseto_v4::Verified;

fn needs<T: serde::de::DeserializeOwned>() {}

fn main() {
    needs::<Verified<()>>();
}
