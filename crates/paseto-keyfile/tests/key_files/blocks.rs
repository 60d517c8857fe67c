//! The text around a block of PEM.

use paseto_v4::{Error, KeyError};

use crate::{
    pairs::{Public, Secret, for_each_version},
    text,
};

const ENCODING: Error = Error::Key(KeyError::Encoding);
const AMBIGUOUS: Error = Error::Key(KeyError::Ambiguous);

fn algorithm(expected: &'static str, found: &'static str) -> Error {
    KeyError::algorithm(expected, found).into()
}

#[test]
fn text_that_is_no_pem() {
    fn test<K: Secret>() {
        let pem = text(&format!("{}.pem", K::NAME));
        let public = text(&format!("{}.pub.pem", K::NAME));
        for text in [
            String::new(),
            "-----BEGIN PRIVATE KEY-----".into(),
            "-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----\n".into(),
            format!("{pem}-----BEGIN "),
            pem.replace("BEGIN PRIVATE", "BEGIN SECRET"),
            pem.replace("PRIVATE KEY", "SECRET KEY"),
            pem.replace("PRIVATE KEY", "ENCRYPTED PRIVATE KEY"),
            pem.replace("PRIVATE KEY", "PUBLIC KEY"),
            pem.replace("-----\nM", "-----\nComment: x\n\nM"),
            pem.replace("\nM", "\n M"),
            pem.replace("\nM", "\nN"),
            pem.replace("-----END", "=-----END"),
        ] {
            assert_eq!(K::from_pem(&text).unwrap_err(), ENCODING, "{text}");
            assert_eq!(K::Public::from_pem(&text).unwrap_err(), ENCODING, "{text}");
        }
        for text in [
            pem.repeat(2),
            format!("{pem}{public}"),
            format!("{public}{pem}"),
        ] {
            assert_eq!(K::from_pem(&text).unwrap_err(), AMBIGUOUS, "{text}");
            assert_eq!(K::Public::from_pem(&text).unwrap_err(), AMBIGUOUS, "{text}");
        }
        let long = format!("{}{pem}", "\n".repeat(16 * 1024));
        let expected = Error::too_long(long.len(), 16 * 1024);
        assert_eq!(K::from_pem(&long).unwrap_err(), expected);
        assert_eq!(K::from_der(long.as_bytes()).unwrap_err(), expected);
        assert_eq!(K::Public::from_der(long.as_bytes()).unwrap_err(), expected);
    }
    for_each_version!(test);
}

/// What stands beside a key, and is none.
#[test]
fn certificates_and_curves() {
    let (pem, certificate) = (text("p384.pem"), text("other-certificate.pem"));
    let key = paseto_v3::SecretKey::from_pem(&pem).unwrap();
    for text in [
        format!("{pem}{certificate}"),
        format!("{certificate}{pem}"),
        format!("{certificate}{certificate}{pem}{certificate}"),
        // Only at the front of a line does a block begin.
        format!("See -----BEGIN below.\n{pem}See -----BEGIN above."),
    ] {
        assert!(
            paseto_v3::SecretKey::from_pem(&text).unwrap() == key,
            "{text}"
        );
    }
    // A certificate is named.
    let error = paseto_v3::SecretKey::from_pem(&certificate).unwrap_err();
    assert_eq!(error, algorithm("a secret key", "a certificate"));
    let error = paseto_v3::PublicKey::from_pem(&certificate).unwrap_err();
    assert_eq!(error, algorithm("P-384", "a certificate"));
    // A curve stands before a key on a curve, once.
    let whole = text("p384.ecparam.pem");
    let at = whole.find("-----BEGIN EC PRIVATE").unwrap();
    let (curve, on_curve) = whole.split_at(at);
    assert!(paseto_v3::SecretKey::from_pem(&whole).is_ok());
    for text in [
        curve.to_owned(),
        format!("{curve}{pem}"),
        format!("{curve}{}", text("ed25519.pem")),
    ] {
        let error = paseto_v3::SecretKey::from_pem(&text).unwrap_err();
        assert_eq!(error, ENCODING, "{text}");
    }
    for text in [format!("{curve}{whole}"), format!("{on_curve}{curve}")] {
        let error = paseto_v3::SecretKey::from_pem(&text).unwrap_err();
        assert_eq!(error, AMBIGUOUS, "{text}");
    }
}
