//! Keys in, keys out. That they are Ed25519 keys, checked strictly, is tested where it is coded, in
//! `paseto-sodium`, and by the vectors.

use paseto_v2::{Error, KeyError, LocalKey, PublicKey, SecretKey};

#[test]
fn bytes_of_every_length() {
    for length in 0..=100 {
        let bytes = vec![0x42; length];
        let wrong = |expected| Error::from(KeyError::length(expected, length));
        if length != 32 {
            assert_eq!(LocalKey::from_bytes(&bytes).unwrap_err(), wrong(32));
            assert_eq!(SecretKey::from_seed(&bytes).unwrap_err(), wrong(32));
            assert_eq!(PublicKey::from_bytes(&bytes).unwrap_err(), wrong(32));
        }
        if length != 64 {
            assert_eq!(SecretKey::from_bytes(&bytes).unwrap_err(), wrong(64));
        }
    }
    let mismatch = SecretKey::from_bytes(&[0x42; 64]).unwrap_err();
    assert_eq!(mismatch, Error::Key(KeyError::Mismatch));
}

#[test]
fn bytes_come_back() {
    let local = LocalKey::generate().unwrap();
    assert!(LocalKey::from_bytes(local.expose_bytes()).unwrap() == local);
    assert!(local.duplicate() == local);
    let secret = SecretKey::generate().unwrap();
    assert!(SecretKey::from_bytes(secret.expose_bytes().expose()).unwrap() == secret);
    assert_eq!(format!("{:?}", secret.expose_bytes()), "Secret(..)");
    assert!(secret.duplicate() == secret);
    let public = secret.public_key();
    assert!(PublicKey::from_bytes(public.as_bytes()).unwrap() == *public);
}
