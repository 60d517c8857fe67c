//! Any bytes, as a key file of every version in every format: nothing panics, and what is read is
//! written as the same key.

#![no_main]

use libfuzzer_sys::fuzz_target;
use paseto::{paserk::UnwrapLimits, v1, v2, v3, v4};

/// The three keys of a version.
macro_rules! read {
    ($version:ident, $data:expr, $text:expr, $limits:expr) => {
        let again = |key: $version::SecretKey| {
            assert!($version::SecretKey::from_der(key.to_der().expose()).as_ref() == Ok(&key));
            assert!($version::SecretKey::from_pem(key.to_pem().expose()).as_ref() == Ok(&key));
            assert!($version::SecretKey::from_jwk(key.to_jwk().expose()).as_ref() == Ok(&key));
        };
        let again_public = |key: $version::PublicKey| {
            assert!($version::PublicKey::from_der(&key.to_der()).as_ref() == Ok(&key));
            assert!($version::PublicKey::from_pem(&key.to_pem()).as_ref() == Ok(&key));
            assert!($version::PublicKey::from_jwk(&key.to_jwk()).as_ref() == Ok(&key));
        };
        $version::SecretKey::from_der($data)
            .into_iter()
            .for_each(again);
        $version::PublicKey::from_der($data)
            .into_iter()
            .for_each(again_public);
        $version::SecretKey::from_encrypted_der($data, "", $limits)
            .into_iter()
            .for_each(again);
        let _ = $version::SealingSecretKey::from_der($data);
        let _ = $version::SealingPublicKey::from_der($data);
        if let Some(text) = $text {
            $version::SecretKey::from_pem(text)
                .into_iter()
                .for_each(again);
            $version::SecretKey::from_jwk(text)
                .into_iter()
                .for_each(again);
            $version::PublicKey::from_pem(text)
                .into_iter()
                .for_each(again_public);
            $version::PublicKey::from_jwk(text)
                .into_iter()
                .for_each(again_public);
            let _ = $version::SecretKey::from_encrypted_pem(text, "", $limits);
            if let Ok(key) = $version::LocalKey::from_jwk(text) {
                let again = $version::LocalKey::from_jwk(key.to_jwk().expose());
                assert!(again.as_ref() == Ok(&key));
            }
        }
    };
}

fuzz_target!(|data: &[u8]| {
    let limits = UnwrapLimits::default()
        .max_memory(1 << 16)
        .max_parallelism(1)
        .max_iterations(16);
    let text = core::str::from_utf8(data).ok();
    let _ = paseto::KeyFile::identify(data);
    read!(v1, data, text, &limits);
    read!(v2, data, text, &limits);
    read!(v3, data, text, &limits);
    read!(v4, data, text, &limits);
});
