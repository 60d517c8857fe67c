//! Keys as PEM: those of the official vectors. All else is tested in `paseto-keyfile`.

use std::{fs, path::Path};

use paseto_v1::{Error, KeyError, PublicKey, SecretKey, Token, Untrusted};

use crate::accept;

/// The key pair of the official vectors.
pub(crate) fn official() -> (String, String) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../vectors/official/v1.json");
    let file: serde_json::Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    let test = file["tests"]
        .as_array()
        .unwrap()
        .iter()
        .find(|test| test["name"] == "1-S-1")
        .unwrap();
    let field = |name: &str| test[name].as_str().unwrap().to_owned();
    (field("secret-key"), field("public-key"))
}

#[test]
fn official_keys_are_read_and_written() {
    let (secret, public) = official();
    let key = SecretKey::from_pem(&secret).unwrap();
    assert_eq!(key.public_key(), &PublicKey::from_pem(&public).unwrap());
    // It is written as PKCS#8, and not as PKCS#1.
    assert!(SecretKey::from_pem(key.to_pem().expose()).unwrap() == key);
    // That of the vectors has no newline at the end.
    assert_eq!(key.public_key().to_pem(), format!("{public}\n"));
    for text in [
        format!("{secret}\r\n"),
        secret.replace('\n', "\r\n"),
        format!("  {secret}\n\n"),
    ] {
        assert!(SecretKey::from_pem(&text).unwrap() == key);
    }
}

/// A key from PEM and one from PASERK sign and verify for each other.
#[test]
fn keys_of_both_formats_are_the_same() {
    let (secret, public) = official();
    let from_pem = SecretKey::from_pem(&secret).unwrap();
    let from_paserk = SecretKey::from_paserk(from_pem.to_paserk().expose()).unwrap();
    let public = PublicKey::from_pem(&public).unwrap();
    for key in [from_pem, from_paserk] {
        assert_eq!(key.id(), SecretKey::from_pem(&secret).unwrap().id());
        let text = Token::from_bytes(b"{}")
            .footer(public.id())
            .sign(&key)
            .unwrap();
        let untrusted = Untrusted::parse(&text).unwrap();
        let _ = untrusted.verify(&public, &accept).unwrap();
    }
}

#[test]
fn what_is_no_key_is_refused() {
    let (secret, public) = official();
    let encoding = Error::from(KeyError::Encoding);
    for (text, expected) in [
        (String::new(), KeyError::Encoding),
        ("k1.secret.AAAA".into(), KeyError::Encoding),
        (
            "-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----".into(),
            KeyError::Encoding,
        ),
        (secret.repeat(2), KeyError::Ambiguous),
        (format!("{secret}\n{public}"), KeyError::Ambiguous),
        (
            secret.replace("RSA PRIVATE KEY", "EC PRIVATE KEY"),
            KeyError::Encoding,
        ),
        (
            secret.replace("RSA PRIVATE KEY", "PRIVATE KEY"),
            KeyError::Encoding,
        ),
        (
            secret.replace("RSA PRIVATE KEY", "ENCRYPTED PRIVATE KEY"),
            KeyError::Encoding,
        ),
        (
            secret.replacen('\n', "\nProc-Type: 4,ENCRYPTED\n\n", 1),
            KeyError::Encryption,
        ),
    ] {
        let expected = Error::from(expected);
        assert_eq!(SecretKey::from_pem(&text).unwrap_err(), expected, "{text}");
        assert_eq!(PublicKey::from_pem(&text).unwrap_err(), expected, "{text}");
    }
    let (a_secret, a_public) = ("a secret key", "a public key");
    assert_eq!(
        SecretKey::from_pem(&public).unwrap_err(),
        Error::Key(KeyError::algorithm(a_secret, a_public))
    );
    assert_eq!(
        PublicKey::from_pem(&secret).unwrap_err(),
        Error::Key(KeyError::algorithm(a_public, a_secret))
    );
    assert_eq!(SecretKey::from_pem("-").unwrap_err(), encoding);
    // An Ed25519 key, from `openssl genpkey -algorithm ed25519 | openssl pkey -pubout`.
    let text = include_str!("../../../paseto-nist/tests/rsa/keys/ed25519.pub.pem");
    assert_eq!(
        PublicKey::from_pem(text).unwrap_err(),
        Error::Key(KeyError::algorithm("RSA", "Ed25519"))
    );
    let text = include_str!("../../../paseto-nist/tests/rsa/keys/rsa3072.pub.pem");
    let error = PublicKey::from_pem(text).unwrap_err();
    assert_eq!(error, Error::Key(KeyError::modulus(2048, 3072)));
}

/// What is far too long is not looked at.
#[test]
fn long_text_is_refused() {
    let (_, public) = official();
    let text = format!("{public}{}", "\n".repeat(16 * 1024));
    let error = PublicKey::from_pem(&text).unwrap_err();
    assert_eq!(error, Error::too_long(text.len(), 16 * 1024));
}

/// What is secret of a PEM text is in no error, and the text itself is not shown.
#[test]
fn pem_is_not_shown() {
    let key = SecretKey::from_pem(&official().0).unwrap();
    let pem = key.to_pem();
    assert_eq!(format!("{pem:?}"), "SecretText(..)");
    for text in [
        &pem.expose()[..400],
        &pem.expose()[400..],
        &pem.expose().replacen("\nMII", "\nMIJ", 1),
        &pem.expose().replacen('A', "B", 9),
        &pem.expose().repeat(2),
    ] {
        let error = SecretKey::from_pem(text).unwrap_err();
        let shown = format!("{error} {error:?}");
        for line in pem.expose().lines().filter(|line| line.len() >= 4) {
            let mut windows = line.as_bytes().windows(4);
            let is_shown = |window| shown.contains(core::str::from_utf8(window).unwrap());
            assert!(!windows.any(is_shown), "{shown}");
        }
    }
}
