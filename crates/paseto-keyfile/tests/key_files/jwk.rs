//! JSON Web Keys.

use paseto_v4::{Error, KeyError, LocalKey, PublicKey, SecretKey};

/// RFC 8037, appendix A.1 and A.2.
const SECRET: &str = r#"{"kty":"OKP","crv":"Ed25519",
   "d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A",
   "x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}"#;
const PUBLIC: &str = r#"{"kty":"OKP","crv":"Ed25519",
   "x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}"#;

#[test]
fn examples_of_rfc_8037() {
    let key = SecretKey::from_jwk(SECRET).unwrap();
    assert_eq!(
        hex::encode(key.expose_bytes().expose()),
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60\
         d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
    );
    assert_eq!(&PublicKey::from_jwk(PUBLIC).unwrap(), key.public_key());
    assert!(SecretKey::from_jwk(key.to_jwk().expose()).unwrap() == key);
}

/// RFC 7515, appendix A.1 has a key of another length; this is its form.
#[test]
fn symmetric_keys() {
    let text = r#"{"kty":"oct","k":"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8","kid":"x"}"#;
    let key = LocalKey::from_jwk(text).unwrap();
    let bytes: Vec<u8> = (0..32).collect();
    assert_eq!(key.expose_bytes().as_slice(), bytes);
    let written = r#"{"kty":"oct","k":"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8"}"#;
    assert_eq!(key.to_jwk().expose(), written);
    let error = LocalKey::from_jwk(SECRET).unwrap_err();
    assert_eq!(
        error,
        KeyError::algorithm("a symmetric key", "Ed25519").into()
    );
    let error = SecretKey::from_jwk(text).unwrap_err();
    assert_eq!(
        error,
        KeyError::algorithm("Ed25519", "a symmetric key").into()
    );
    let error = PublicKey::from_jwk(text).unwrap_err();
    assert_eq!(
        error,
        KeyError::algorithm("a public key", "a symmetric key").into()
    );
    let short = text.replace("AAECAwQF", "");
    let error = LocalKey::from_jwk(&short).unwrap_err();
    assert_eq!(error, KeyError::length(32, 26).into());
}

#[test]
fn faults_are_named() {
    let with = |from: &str, to: &str| {
        let text = SECRET.replace(from, to);
        assert_ne!(text, SECRET);
        SecretKey::from_jwk(&text).unwrap_err()
    };
    let encoding = Error::Key(KeyError::Encoding);
    // Another point, or none.
    assert_eq!(with("11qYAY", "21qYAY"), KeyError::Mismatch.into());
    assert_eq!(with("HURo", "HURp"), encoding);
    assert_eq!(with("HURo", "HURo="), encoding);
    assert_eq!(with("11qYAY", "AY"), KeyError::length(32, 29).into());
    assert_eq!(with("nWGxne_9", "nWGxne/9"), encoding);
    assert_eq!(with("nWGxne_9", ""), KeyError::length(32, 26).into());
    assert_eq!(with("nWGxne", "nWGx\\u006ee"), encoding);
    assert_eq!(with("\"kty\"", "\"KTY\""), encoding);
    assert_eq!(with("\"d\"", "\"x\":\"\",\"d\""), encoding);
    assert_eq!(with("}", "} {}"), encoding);
    let other = |found| Error::Key(KeyError::algorithm("Ed25519", found));
    assert_eq!(with("\"Ed25519\"", "\"X25519\""), other("X25519"));
    assert_eq!(
        with("\"Ed25519\"", "\"ed25519\""),
        other("an unknown algorithm")
    );
    assert_eq!(with("\"OKP\"", "\"okp\""), other("an unknown algorithm"));
}

/// A point that is not on the curve, though its x-coordinate is that of one.
#[test]
fn points_are_checked() {
    use paseto_v3::PublicKey;
    let text = crate::text("p384.pub.jwk");
    assert!(PublicKey::from_jwk(&text).is_ok());
    let key: String = text.replace("\"y\":\"", "\"y\":\"A");
    let at = key.find("\"y\":\"").unwrap() + 5;
    let mut letters = key.into_bytes();
    letters.remove(at + 2);
    let changed = String::from_utf8(letters).unwrap();
    assert_ne!(changed, text);
    assert_eq!(
        PublicKey::from_jwk(&changed).unwrap_err(),
        KeyError::Point.into()
    );
}
