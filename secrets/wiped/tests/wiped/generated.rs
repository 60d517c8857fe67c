//! New keys.

use paseto_core::Error;
use paseto_wiped::observe;

use super::{nothing_on_the_heap, samples};

/// The bytes of the key are copied once, to where they are not freed.
fn generate<K>(make: fn() -> Result<K, Error>, bytes: fn(&K) -> Vec<u8>) {
    let (bytes, left) = observe(|| make().map(|key| bytes(&key)));
    nothing_on_the_heap(&left, &samples::secrets(&bytes.unwrap()));
}

macro_rules! generate {
    ($($Key:ty => |$key:ident| $bytes:expr),+ $(,)?) => {$(
        generate(<$Key>::generate, |$key| $bytes.to_vec());
    )+};
}

#[test]
fn local_and_wrapping_keys() {
    generate!(
        paseto_v1::LocalKey => |key| key.expose_bytes(),
        paseto_v2::LocalKey => |key| key.expose_bytes(),
        paseto_v3::LocalKey => |key| key.expose_bytes(),
        paseto_v4::LocalKey => |key| key.expose_bytes(),
        paseto_v1::WrappingKey => |key| key.expose_bytes(),
        paseto_v2::WrappingKey => |key| key.expose_bytes(),
        paseto_v3::WrappingKey => |key| key.expose_bytes(),
        paseto_v4::WrappingKey => |key| key.expose_bytes(),
    );
}

#[test]
fn secret_keys() {
    generate!(
        paseto_v1::SecretKey => |key| key.expose_bytes(),
        paseto_v2::SecretKey => |key| key.expose_bytes().expose(),
        paseto_v3::SecretKey => |key| key.expose_bytes(),
        paseto_v4::SecretKey => |key| key.expose_bytes().expose(),
    );
}

#[test]
fn sealing_keys() {
    generate!(
        paseto_v1::SealingSecretKey => |key| key.expose_bytes(),
        paseto_v2::SealingSecretKey => |key| key.expose_bytes().expose(),
        paseto_v3::SealingSecretKey => |key| key.expose_bytes(),
        paseto_v4::SealingSecretKey => |key| key.expose_bytes().expose(),
    );
}
