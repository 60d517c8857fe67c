//! The versions, as they are tested.

use std::sync::LazyLock;

use paseto_conformance::{suite, wrap_suite};
use paseto_core::{Error, KeyError, Token};

suite!(V2 = paseto_v2);
suite!(V4 = paseto_v4);

suite!(V3 = paseto_v3 {
    /// Two of the official signatures were not made as RFC 6979 says, and none is by AWS-LC.
    fn reproduces(name: &str) -> bool {
        !matches!(name, "3-S-1" | "3-S-3") && *IS_DETERMINISTIC
    }
});

suite!(V1 = paseto_v1 {
    fn read_secret_key(bytes: &[u8]) -> Result<paseto_v1::SecretKey, Error> {
        paseto_v1::SecretKey::from_pem(text(bytes)?)
    }

    fn read_public_key(bytes: &[u8]) -> Result<paseto_v1::PublicKey, Error> {
        paseto_v1::PublicKey::from_pem(text(bytes)?)
    }

    fn reproduces(_: &str) -> bool {
        false
    }
});

wrap_suite!(V1 = paseto_v1);
wrap_suite!(V2 = paseto_v2);
wrap_suite!(V3 = paseto_v3);
wrap_suite!(V4 = paseto_v4);

/// Which backend version 3 has is decided by whoever builds.
static IS_DETERMINISTIC: LazyLock<bool> = LazyLock::new(|| {
    let key = paseto_v3::SecretKey::generate().unwrap();
    let sign = || Token::from_bytes(b"{}").sign(&key).unwrap();
    sign() == sign()
});

fn text(pem: &[u8]) -> Result<&str, Error> {
    Ok(std::str::from_utf8(pem).map_err(|_| KeyError::Encoding)?)
}
