//! Any bytes, as a key of every version and type in every form that there is: nothing panics, and
//! what is read is written back as it stood.

#![no_main]

use libfuzzer_sys::fuzz_target;
use paseto::{KeyId, v1, v2, v3, v4};

/// PASERK text, ids, and plain bytes of the three keys of a version.
macro_rules! read {
    ($version:ident, $data:expr, $text:expr) => {
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
            if let Ok(id) = text.parse::<KeyId<$version::PublicKey>>() {
                assert_eq!(id.as_str(), text);
            }
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
    };
}

fuzz_target!(|data: &[u8]| {
    let text = core::str::from_utf8(data).ok();
    read!(v1, data, text);
    read!(v2, data, text);
    read!(v3, data, text);
    read!(v4, data, text);
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
