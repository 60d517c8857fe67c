//! What is no key of a version, and what the error says of it.

use paseto_v4::{Error, KeyError, paserk::UnwrapLimits};

use crate::{
    PASSWORD, file,
    pairs::{Public, Secret, for_each_version},
    text,
};

fn algorithm(expected: &'static str, found: &'static str) -> Error {
    KeyError::algorithm(expected, found).into()
}

#[test]
fn other_algorithms_are_named() {
    fn secrets<K: Secret>(expected: &'static str) {
        let mut others = vec![
            ("other-P-256.pem", "EC on P-256"),
            ("other-P-256.sec1.pem", "EC on P-256"),
            ("other-P-521.pem", "EC on P-521"),
            ("other-secp256k1.pem", "EC on secp256k1"),
            ("other-x25519.pem", "X25519"),
            ("other-x448.pem", "X448"),
            ("other-ed448.pem", "Ed448"),
            ("other-dsa.pem", "DSA"),
            ("other-dh.pem", "DH"),
            ("other-rsa-pss.pem", "RSA-PSS"),
            ("other-openssh.pem", "an OpenSSH key"),
        ];
        let ours = [("ed25519", "Ed25519"), ("p384", "P-384"), ("rsa", "RSA")];
        let ours = ours.map(|(file, name)| (format!("{file}.pem"), name));
        let ours = ours.iter().map(|(file, name)| (file.as_str(), *name));
        others.extend(ours.filter(|(_, name)| *name != expected));
        for (name, found) in others {
            let error = K::from_pem(&text(name)).unwrap_err();
            assert_eq!(error, algorithm(expected, found), "{name}");
        }
        for (name, found) in [
            ("other-P-256.pub.pem", "EC on P-256"),
            ("other-x25519.pub.pem", "X25519"),
            ("other-ed448.pub.pem", "Ed448"),
            ("other-certificate.pem", "a certificate"),
        ] {
            let error = K::Public::from_pem(&text(name)).unwrap_err();
            assert_eq!(error, algorithm(expected, found), "{name}");
        }
    }
    secrets::<paseto_v1::SecretKey>("RSA");
    secrets::<paseto_v2::SecretKey>("Ed25519");
    secrets::<paseto_v3::SecretKey>("P-384");
    secrets::<paseto_v4::SecretKey>("Ed25519");
}

#[test]
fn other_halves_are_named() {
    fn test<K: Secret>() {
        let (secret, public) = (
            text(&format!("{}.pem", K::NAME)),
            format!("{}.pub", K::NAME),
        );
        let error = K::from_pem(&text(&format!("{public}.pem"))).unwrap_err();
        assert_eq!(error, algorithm("a secret key", "a public key"));
        let error = K::from_der(&file(&format!("{public}.der"))).unwrap_err();
        assert_eq!(error, algorithm("a secret key", "a public key"));
        let error = K::from_jwk(&text(&format!("{public}.jwk"))).unwrap_err();
        assert_eq!(error, algorithm("a secret key", "a public key"));
        // Nobody takes a secret for a public key and publishes it.
        let error = K::Public::from_pem(&secret).unwrap_err();
        assert_eq!(error, algorithm("a public key", "a secret key"));
        let error = K::Public::from_jwk(&text(&format!("{}.jwk", K::NAME))).unwrap_err();
        assert_eq!(error, algorithm("a public key", "a secret key"));

        let limits = UnwrapLimits::default();
        let error = K::from_encrypted_pem(&secret, PASSWORD, &limits).unwrap_err();
        assert_eq!(error, algorithm("an encrypted key", "a secret key"));
    }
    for_each_version!(test);
}

#[test]
fn encrypted_keys_need_a_password() {
    fn test<K: Secret>() {
        let encrypted = Error::Key(KeyError::Encrypted);
        let pem = text(&format!("{}.pbkdf2.pem", K::NAME));
        assert_eq!(K::from_pem(&pem).unwrap_err(), encrypted);
        let der = file(&format!("{}.pbkdf2.der", K::NAME));
        assert_eq!(K::from_der(&der).unwrap_err(), encrypted);
        let limits = UnwrapLimits::default();
        for password in ["", "hunter3", "hunter2\n"] {
            let error = K::from_encrypted_pem(&pem, password, &limits).unwrap_err();
            assert_eq!(error, Error::NotAuthentic);
        }
    }
    for_each_version!(test);
}

#[test]
fn older_encryption_is_refused() {
    let limits = UnwrapLimits::default();
    let encrypted = Error::Key(KeyError::Encrypted);
    for name in ["ed25519.pbes1.pem", "ed25519.des3.pem", "ed25519.sha1.pem"] {
        let error = paseto_v4::SecretKey::from_encrypted_pem(&text(name), PASSWORD, &limits);
        assert_eq!(error.unwrap_err(), encrypted, "{name}");
    }
    let pem = text("p384.old.pem");
    assert_eq!(paseto_v3::SecretKey::from_pem(&pem).unwrap_err(), encrypted);
    let error = paseto_v3::SecretKey::from_encrypted_pem(&pem, PASSWORD, &limits);
    assert_eq!(error.unwrap_err(), encrypted);
    let pem = text("rsa.old.pem");
    assert_eq!(paseto_v1::SecretKey::from_pem(&pem).unwrap_err(), encrypted);
}

#[test]
fn other_rsa_keys_are_refused() {
    let read = |name: &str| paseto_v1::SecretKey::from_pem(&text(name)).unwrap_err();
    let modulus = |bits| Error::Key(KeyError::modulus(2048, bits));
    assert_eq!(read("other-rsa3072.pem"), modulus(3072));
    assert_eq!(read("rsa4096.pem"), modulus(4096));
    assert_eq!(
        read("other-rsa-e3.pem").to_string(),
        "the key is refused: its RSA exponent is 3 instead of 65537"
    );
}

#[test]
fn sealing_keys_have_the_same_files() {
    let key = paseto_v1::SealingSecretKey::from_pem(&text("rsa4096.pem")).unwrap();
    assert_eq!(key.to_der().expose(), file("rsa4096.der"));
    assert_eq!(key.public_key().to_pem(), text("rsa4096.pub.pem"));
    let error = paseto_v1::SealingSecretKey::from_pem(&text("rsa.pem")).unwrap_err();
    assert_eq!(error, Error::Key(KeyError::modulus(4096, 2048)));
    let key = paseto_v4::SealingSecretKey::from_jwk(&text("ed25519.jwk")).unwrap();
    assert_eq!(key.public_key().to_der(), file("ed25519.pub.der"));
    let key = paseto_v3::SealingSecretKey::from_pem(&text("p384.sec1.pem")).unwrap();
    assert_eq!(key.public_key().to_jwk(), text("p384.pub.jwk"));
}

#[test]
fn what_is_no_key_file() {
    fn test<K: Secret>() {
        let encoding = Error::Key(KeyError::Encoding);
        let pem = text(&format!("{}.pem", K::NAME));
        for text in [
            "",
            "x",
            "-----BEGIN PRIVATE KEY-----",
            "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----\n",
            &pem.replace("PRIVATE KEY", "SECRET KEY"),
            &pem.replace("BEGIN PRIVATE KEY", "BEGIN EC PRIVATE KEY"),
            &format!("{pem}{pem}"),
            &format!("{pem}and more\n{pem}"),
        ] {
            assert_eq!(K::from_pem(text).unwrap_err(), encoding, "{text:?}");
        }
        let long = format!("{}{pem}", " ".repeat(16 * 1024));
        assert!(matches!(K::from_pem(&long), Err(Error::TooLong { .. })));
        assert!(matches!(
            K::from_der(long.as_bytes()),
            Err(Error::TooLong { .. })
        ));
        assert!(matches!(K::from_jwk(&long), Err(Error::TooLong { .. })));
    }
    for_each_version!(test);
}
