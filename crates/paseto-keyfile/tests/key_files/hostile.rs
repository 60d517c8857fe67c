//! Files that were cut or altered: nothing panics, and what is still a key is written as one.

use paseto_v4::paserk::UnwrapLimits;

use crate::{
    PASSWORD, file,
    pairs::{Public, Secret, for_each_version},
    text,
};

/// Read in every form, and what is accepted is written and read again.
fn read<K: Secret>(bytes: &[u8]) {
    let again = |key: K| {
        assert!(K::from_der(key.to_der().expose()).unwrap() == key);
        assert!(K::from_jwk(key.to_jwk().expose()).unwrap() == key);
    };
    K::from_der(bytes).into_iter().for_each(again);
    if let Ok(key) = K::Public::from_der(bytes) {
        assert_eq!(K::Public::from_pem(&key.to_pem()).unwrap(), key);
    }
    if let Ok(text) = core::str::from_utf8(bytes) {
        K::from_pem(text).into_iter().for_each(again);
        K::from_jwk(text).into_iter().for_each(again);
        if let Ok(key) = K::Public::from_pem(text) {
            assert_eq!(K::Public::from_der(&key.to_der()).unwrap(), key);
        }
    }
}

#[test]
fn cut_files() {
    fn test<K: Secret>() {
        for end in ["der", "pub.der", "pem", "jwk", "pub.jwk"] {
            let bytes = file(&format!("{}.{end}", K::NAME));
            for length in 0..bytes.len() {
                read::<K>(&bytes[..length]);
                // The line feed at the end is the only thing that may be missing.
                if length + 1 < bytes.len() {
                    assert!(K::from_der(&bytes[..length]).is_err());
                }
            }
        }
    }
    for_each_version!(test);
}

#[test]
fn altered_files() {
    fn test<K: Secret>() {
        for end in ["der", "pub.der", "pem"] {
            let bytes = file(&format!("{}.{end}", K::NAME));
            // Keys of RSA are long, and checking one takes its time.
            let step = 1 + bytes.len() / 200;
            for n in (0..bytes.len()).step_by(step) {
                for bit in 0..8 {
                    let mut bytes = bytes.clone();
                    bytes[n] ^= 1 << bit;
                    read::<K>(&bytes);
                }
            }
        }
    }
    for_each_version!(test);
}

/// Whatever was altered in what is encrypted: one error, or one of the envelope.
#[test]
fn altered_encrypted_files() {
    use paseto_v4::{Error, SecretKey};
    let key = SecretKey::from_pem(&text("ed25519.pem")).unwrap();
    let der = file("ed25519.pbkdf2.der");
    let limits = UnwrapLimits::default().iterations(2000).memory(1 << 20);
    for n in 0..der.len() {
        let mut der = der.clone();
        der[n] ^= 1;
        match SecretKey::from_encrypted_der(&der, PASSWORD, &limits) {
            // The initialisation vector reaches what is not part of the key: the version, for one.
            Ok(read) => assert!(read != key || n > 16),
            Err(why) => assert!(matches!(
                why,
                Error::NotAuthentic | Error::Key(_) | Error::Cost(_)
            )),
        }
    }
    for n in 0..der.len() {
        assert!(SecretKey::from_encrypted_der(&der[..n], PASSWORD, &limits).is_err());
    }
}
