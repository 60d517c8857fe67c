//! Files that nobody wrote: cut, and with a bit that is another.

use paseto_v4::paserk::UnwrapLimits;

use crate::{
    PASSWORD, file,
    pairs::{Public, Secret},
};

/// Version 2 has the keys of version 4.
macro_rules! for_each_algorithm {
    ($test:ident) => {
        $test::<paseto_v1::SecretKey>();
        $test::<paseto_v3::SecretKey>();
        $test::<paseto_v4::SecretKey>();
    };
}

/// What is read is a key like every other, whatever it was read from.
fn try_all<K: Secret>(bytes: &[u8]) {
    let text = core::str::from_utf8(bytes).unwrap_or_default();
    for key in [K::from_der(bytes), K::from_pem(text), K::from_jwk(text)] {
        let Ok(key) = key else { continue };
        let der = key.to_der();
        let again = K::from_der(der.expose()).unwrap();
        assert!(again == key && again.to_der() == der);
    }
    for key in [
        K::Public::from_der(bytes),
        K::Public::from_pem(text),
        K::Public::from_jwk(text),
    ] {
        let Ok(key) = key else { continue };
        let again = K::Public::from_der(&key.to_der()).unwrap();
        assert_eq!(again, key);
        assert_eq!(again.to_der(), key.to_der());
    }
    // No more than what the files here have.
    let limits = UnwrapLimits::default().max_iterations(1).max_memory(0);
    let _ = K::from_encrypted_der(bytes, PASSWORD, &limits);
    let _ = K::from_encrypted_pem(text, PASSWORD, &limits);
    let _ = paseto_keyfile::KeyFile::identify(bytes);
}

fn files<K: Secret>() -> Vec<Vec<u8>> {
    let ends: &[&str] = match K::NAME {
        "ed25519" => &[],
        "p384" => &[".sec1.der", ".sec1.pem", ".compressed.pub.pem"],
        _ => &[".pkcs1.der", ".pkcs1.pub.der", ".pkcs1.pub.pem"],
    };
    let common = [
        ".der",
        ".pem",
        ".jwk",
        ".pub.der",
        ".pub.pem",
        ".pub.jwk",
        ".pbkdf2.der",
        ".scrypt.pem",
    ];
    let ends = common.iter().chain(ends);
    ends.map(|end| file(&format!("{}{end}", K::NAME))).collect()
}

#[test]
fn cut_at_every_byte() {
    fn test<K: Secret>() {
        for bytes in files::<K>() {
            for end in 0..bytes.len() {
                try_all::<K>(&bytes[..end]);
                try_all::<K>(&bytes[end..]);
            }
        }
    }
    for_each_algorithm!(test);
}

#[test]
fn every_bit_is_changed() {
    fn test<K: Secret>() {
        for mut bytes in files::<K>() {
            for at in 0..bytes.len() {
                // RSA keys are long, and slow to read: one bit of each byte, each time another.
                let bits = match K::NAME {
                    "rsa" => at % 8..at % 8 + 1,
                    _ => 0..8,
                };
                for bit in bits {
                    bytes[at] ^= 1 << bit;
                    try_all::<K>(&bytes);
                    bytes[at] ^= 1 << bit;
                }
            }
        }
    }
    for_each_algorithm!(test);
}

/// A key that is encrypted, after which something is changed: an error that says no more, or the same
/// key, because there is no MAC in the format.
#[test]
fn every_byte_of_an_encrypted_key_is_changed() {
    fn test<K: Secret>() {
        let mut der = file(&format!("{}.pbkdf2.der", K::NAME));
        let limits = UnwrapLimits::default().max_iterations(1000);
        let key = K::from_encrypted_der(&der, PASSWORD, &limits).unwrap();
        for at in (0..der.len()).step_by(if K::NAME == "rsa" { 37 } else { 1 }) {
            der[at] ^= 1;
            match K::from_encrypted_der(&der, PASSWORD, &limits) {
                Ok(other) => assert_eq!(other.public() == key.public(), other == key),
                Err(error) => assert!(
                    ["key", "cost", "not-authentic"].contains(&error.code()),
                    "{error}"
                ),
            }
            der[at] ^= 1;
        }
    }
    for_each_algorithm!(test);
}
