//! Any bytes, as a key file of every version and kind: PEM, DER, JWK, and PKCS#8 with a password.
//! Nothing panics, nothing is costly, and what is read is written and read again as the same key.

#![no_main]

use libfuzzer_sys::fuzz_target;
use paseto::{KeyFile, Pbkdf2Params, UnwrapLimits, v1, v2, v3, v4};

const PASSWORD: &str = "hunter2";

macro_rules! read {
    ($version:ident, $data:expr, $text:expr, $limits:expr) => {
        let secrets = [
            $version::SecretKey::from_der($data),
            $version::SecretKey::from_pem($text),
            $version::SecretKey::from_jwk($text),
            $version::SecretKey::from_encrypted_der($data, PASSWORD, $limits),
            $version::SecretKey::from_encrypted_pem($text, PASSWORD, $limits),
        ];
        for key in secrets.into_iter().flatten() {
            let encrypted = key.to_encrypted_der(PASSWORD, Pbkdf2Params::new(1));
            let encrypted = encrypted.expect("there is randomness");
            for again in [
                $version::SecretKey::from_der(key.to_der().expose()),
                $version::SecretKey::from_pem(key.to_pem().expose()),
                $version::SecretKey::from_jwk(key.to_jwk().expose()),
                $version::SecretKey::from_encrypted_der(&encrypted, PASSWORD, $limits),
            ] {
                assert!(again.as_ref() == Ok(&key));
            }
        }
        let publics = [
            $version::PublicKey::from_der($data),
            $version::PublicKey::from_pem($text),
            $version::PublicKey::from_jwk($text),
        ];
        for key in publics.into_iter().flatten() {
            key.validate().expect("it was checked");
            for again in [
                $version::PublicKey::from_der(&key.to_der()),
                $version::PublicKey::from_pem(&key.to_pem()),
                $version::PublicKey::from_jwk(&key.to_jwk()),
            ] {
                assert_eq!(again.as_ref(), Ok(&key));
            }
        }
        if let Ok(key) = $version::LocalKey::from_jwk($text) {
            let again = $version::LocalKey::from_jwk(key.to_jwk().expose());
            assert!(again.as_ref() == Ok(&key));
        }
    };
}

fuzz_target!(|data: &[u8]| {
    let _ = KeyFile::identify(data);
    let text = core::str::from_utf8(data).unwrap_or_default();
    // Seeds have one or two iterations, and scrypt with a few kilobytes.
    let limits = UnwrapLimits::default()
        .iterations(4)
        .memory(64 * 1024)
        .parallelism(2);
    read!(v1, data, text, &limits);
    read!(v2, data, text, &limits);
    read!(v3, data, text, &limits);
    read!(v4, data, text, &limits);
});
