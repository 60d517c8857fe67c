//! Secret keys are compared, and not shown.

use core::fmt::Debug;

/// `one` and `again` are the same key.
fn compared<K: PartialEq + Debug>(one: &K, again: &K, two: &K) {
    assert_eq!(one, again);
    assert_ne!(one, two);
}

#[cfg(feature = "ecdsa")]
#[test]
fn of_p384() {
    use paseto_nist::ecdsa::SecretKey;

    let key = |byte| SecretKey::from_bytes(&[byte; 48]).unwrap();
    compared(&key(65), &key(65), &key(66));
    let text = format!("{:?}", key(65));
    assert!(text.starts_with("SecretKey { public: "), "{text}");
    assert!(!text.contains("65, 65"), "{text}");
}

#[cfg(all(feature = "ecdsa", feature = "paserk"))]
#[test]
fn of_p384_for_sealing() {
    use paseto_nist::seal::SecretKey;

    let key = |byte| SecretKey::from_bytes(&[byte; 48]).unwrap();
    compared(&key(65), &key(65), &key(66));
    compared(&key(65), &key(65).duplicate(), &key(66));
    let text = format!("{:?}", key(65));
    assert!(text.starts_with("SecretKey { public: "), "{text}");
    assert!(!text.contains("65, 65"), "{text}");
}

#[cfg(feature = "paserk")]
#[test]
fn for_wrapping() {
    let key = paseto_core::Secret::new([65; 32]);
    let wrapping = paseto_nist::pie::Wrapping::new(&key);
    assert_eq!(format!("{wrapping:?}"), "Wrapping(..)");
}

#[cfg(feature = "rsa")]
#[test]
fn of_rsa() {
    use paseto_nist::rsa::{SecretKey, seal};

    let (one, two) = (
        SecretKey::generate().unwrap(),
        SecretKey::generate().unwrap(),
    );
    compared(&one, &one.duplicate(), &two);
    let text = format!("{one:?}");
    assert!(text.starts_with("SecretKey { public: "), "{text}");
    #[cfg(feature = "paserk")]
    {
        let (one, two) = (
            seal::SecretKey::generate().unwrap(),
            seal::SecretKey::generate().unwrap(),
        );
        compared(&one, &one.duplicate(), &two);
        let again = seal::SecretKey::from_bytes(one.expose_bytes()).unwrap();
        compared(&one, &again, &two);
        let public = seal::PublicKey::from_bytes(one.public_key().as_bytes()).unwrap();
        compared(one.public_key(), &public, two.public_key());
        let text = format!("{one:?}");
        assert!(text.starts_with("SecretKey { public: "), "{text}");
    }
}
