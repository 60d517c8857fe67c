//! Any bytes, as a key of every version and type in every form that there is, wrapped, locked and
//! sealed ones among them: nothing panics, and what is read in the plain is written back as it stood.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use paseto::{
    Error, KeyId,
    paserk::{self, UnwrapLimits},
    v1, v2, v3, v4,
};
use paseto_fuzz::vectors;

/// As little as a password can cost in versions 2 and 4, and what the official vectors cost in
/// versions 1 and 3.
fn limits() -> UnwrapLimits {
    let limits = UnwrapLimits::default().max_memory(32 * 1024);
    limits.max_time(1).max_parallelism(2).max_iterations(1000)
}

/// PASERK text, ids, and plain bytes of the three keys of a version; and what comes out of the text
/// with the keys of the official vectors.
macro_rules! read {
    ($version:ident, $data:expr, $text:expr, $sealing:expr) => {
        if let Some(text) = $text {
            if let Ok(key) = $version::LocalKey::from_paserk(text) {
                assert_eq!(key.to_paserk().expose(), text);
            }
            if let Ok(key) = $version::SecretKey::from_paserk(text) {
                assert_eq!(key.to_paserk().expose(), text);
            }
            if let Ok(key) = $version::PublicKey::from_paserk(text) {
                assert_eq!(key.to_paserk(), text);
                let _ = key.validate();
            }
            if let Ok(id) = text.parse::<KeyId<$version::LocalKey>>() {
                assert_eq!(id.as_str(), text);
            }
            if let Ok(id) = text.parse::<KeyId<$version::SecretKey>>() {
                assert_eq!(id.as_str(), text);
            }
            if let Ok(id) = text.parse::<KeyId<$version::PublicKey>>() {
                assert_eq!(id.as_str(), text);
            }

            let key = $version::WrappingKey::from_bytes(&vectors::WRAPPING_KEY);
            let key = key.expect("32 bytes");
            opened(paserk::unwrap::<$version::LocalKey>(text, &key));
            opened(paserk::unwrap::<$version::SecretKey>(text, &key));
            let password = vectors::PASSWORD;
            opened(paserk::unlock::<$version::LocalKey>(
                text,
                password,
                &limits(),
            ));
            opened(paserk::unlock::<$version::SecretKey>(
                text,
                password,
                &limits(),
            ));
            static PAIR: LazyLock<$version::SealingSecretKey> = LazyLock::new(|| {
                let bytes = $sealing;
                $version::SealingSecretKey::from_bytes(&bytes).expect("an official key")
            });
            opened(paserk::unseal::<$version::LocalKey>(text, &PAIR));
        }
        if let Ok(key) = $version::SecretKey::from_bytes($data) {
            let again = $version::SecretKey::from_paserk(key.to_paserk().expose());
            assert!(again.as_ref() == Ok(&key));
        }
        if let Ok(key) = $version::PublicKey::from_bytes($data) {
            let bytes: &[u8] = key.as_bytes();
            assert_eq!(bytes, $data);
            key.validate().expect("it was checked");
        }
        if let Ok(key) = $version::SealingPublicKey::from_bytes($data) {
            let bytes: &[u8] = key.as_bytes();
            assert_eq!(bytes, $data);
        }
    };
}

/// A key is one; an error is one of the text, or says nothing.
fn opened<K: paserk::Key>(outcome: Result<K, Error>) {
    match outcome {
        Ok(key) => {
            let again = key.with_bytes(K::from_key_bytes);
            assert!(again.is_ok(), "what was inside is no key");
        }
        Err(error) => assert!(matches!(
            error,
            Error::TooLong { .. }
                | Error::TooShort { .. }
                | Error::Format(_)
                | Error::Base64
                | Error::Key(_)
                | Error::Cost(_)
                | Error::NotAuthentic
        )),
    }
}

fuzz_target!(|data: &[u8]| {
    let text = core::str::from_utf8(data).ok();
    read!(v1, data, text, vectors::rsa_sealing_key());
    read!(v2, data, text, vectors::ed25519_sealing_key());
    read!(v3, data, text, vectors::p384_sealing_key());
    read!(v4, data, text, vectors::ed25519_sealing_key());
    let Some(text) = text else { return };
    if let Ok(key) = v1::SecretKey::from_pem(text) {
        let again = v1::SecretKey::from_pem(key.to_pem().expose());
        assert!(again.as_ref() == Ok(&key));
    }
    if let Ok(key) = v1::PublicKey::from_pem(text) {
        let again = v1::PublicKey::from_pem(&key.to_pem());
        assert!(again.as_ref() == Ok(&key));
    }
});
