//! JSON Web Keys.

use paseto_v4::{Error, KeyError, LocalKey, PublicKey, SecretKey};

use crate::text;

/// RFC 8037, appendix A.1.
pub(crate) const SECRET: &str = r#"{"kty":"OKP","crv":"Ed25519",
    "d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A",
    "x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}"#;
/// RFC 8037, appendix A.2.
pub(crate) const PUBLIC: &str = r#"{"kty":"OKP","crv":"Ed25519",
    "x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}"#;

const ENCODING: Error = Error::Key(KeyError::Encoding);

fn algorithm(expected: &'static str, found: &'static str) -> Error {
    KeyError::algorithm(expected, found).into()
}

#[test]
fn examples_of_rfc_8037() {
    let key = SecretKey::from_jwk(SECRET).unwrap();
    assert_eq!(&PublicKey::from_jwk(PUBLIC).unwrap(), key.public_key());
    let bytes = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
    assert_eq!(hex::encode(key.public_key().as_bytes()), bytes);
    let flat = |text: &str| text.replace(['\n', ' '], "");
    assert_eq!(key.public_key().to_jwk(), flat(PUBLIC));
    // The order of the members is ours.
    assert_eq!(
        key.to_jwk().expose(),
        r#"{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo","d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A"}"#
    );
}

/// RFC 7517, appendix A.3, with a key of 32 bytes in place of one of 16.
#[test]
fn symmetric_keys() {
    let key = LocalKey::from_bytes(&[7; 32]).unwrap();
    let jwk = key.to_jwk();
    assert_eq!(
        jwk.expose(),
        r#"{"kty":"oct","k":"BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc"}"#
    );
    assert!(LocalKey::from_jwk(jwk.expose()).unwrap() == key);
    for bytes in [0, 1, 31, 33, 64] {
        let k = "A".repeat((bytes * 4_usize).div_ceil(3));
        let error = LocalKey::from_jwk(&format!(r#"{{"kty":"oct","k":"{k}"}}"#));
        let expected = Error::Key(KeyError::length(32, bytes));
        assert_eq!(error.unwrap_err(), expected);
    }
    for (jwk, expected) in [
        (SECRET, algorithm("a symmetric key", "Ed25519")),
        (&text("rsa.pub.jwk"), algorithm("a symmetric key", "RSA")),
        (r#"{"kty":"oct"}"#, ENCODING),
        (r#"{"k":"AA"}"#, ENCODING),
        (r#"{"kty":"oct","k":7}"#, ENCODING),
    ] {
        assert_eq!(LocalKey::from_jwk(jwk).unwrap_err(), expected, "{jwk}");
    }
    // Each version has it.
    assert!(
        paseto_v1::LocalKey::from_jwk(jwk.expose())
            .unwrap()
            .to_jwk()
            == jwk
    );
    assert!(
        paseto_v2::LocalKey::from_jwk(jwk.expose())
            .unwrap()
            .to_jwk()
            == jwk
    );
    assert!(
        paseto_v3::LocalKey::from_jwk(jwk.expose())
            .unwrap()
            .to_jwk()
            == jwk
    );
}

/// A secret that stands where a public key should, is noticed.
#[test]
fn secrets_are_no_public_keys() {
    let expected = algorithm("a public key", "a secret key");
    assert_eq!(PublicKey::from_jwk(SECRET).unwrap_err(), expected);
    for name in ["rsa.jwk", "rsa4096.jwk"] {
        let error = paseto_v1::PublicKey::from_jwk(&text(name)).unwrap_err();
        assert_eq!(error, expected);
    }
    let error = paseto_v3::PublicKey::from_jwk(&text("p384.jwk")).unwrap_err();
    assert_eq!(error, expected);
    // A part of it is enough, whatever it is.
    for member in ["d", "p", "q", "dp", "dq", "qi", "oth", "k"] {
        for value in ["null", "\"\"", "7", "[]"] {
            let jwk = text("rsa.pub.jwk").replace('}', &format!(",\"{member}\":{value}}}"));
            let error = paseto_v1::PublicKey::from_jwk(&jwk).unwrap_err();
            assert_eq!(error, expected, "{jwk}");
        }
    }
    let symmetric = LocalKey::from_bytes(&[7; 32]).unwrap().to_jwk();
    let error = PublicKey::from_jwk(symmetric.expose()).unwrap_err();
    assert_eq!(error, algorithm("a public key", "a symmetric key"));
    let error = SecretKey::from_jwk(symmetric.expose()).unwrap_err();
    assert_eq!(error, algorithm("Ed25519", "a symmetric key"));
    let error = SecretKey::from_jwk(PUBLIC).unwrap_err();
    assert_eq!(error, algorithm("a secret key", "a public key"));
}

#[test]
fn other_algorithms() {
    for (kty, crv, found) in [
        ("OKP", "X25519", "X25519"),
        ("OKP", "X448", "X448"),
        ("OKP", "Ed448", "Ed448"),
        ("OKP", "ed25519", "an unknown algorithm"),
        ("okp", "Ed25519", "an unknown algorithm"),
        ("EC", "P-256", "EC on P-256"),
        ("EC", "P-384", "P-384"),
        ("EC", "P-521", "EC on P-521"),
        ("EC", "secp256k1", "EC on secp256k1"),
        ("EC", "Ed25519", "an unknown algorithm"),
        ("RSA", "Ed25519", "RSA"),
        ("AKP", "", "an unknown algorithm"),
        ("", "", "an unknown algorithm"),
    ] {
        let jwk = PUBLIC.replace("OKP", kty).replace("Ed25519", crv);
        let expected = algorithm("Ed25519", found);
        assert_eq!(PublicKey::from_jwk(&jwk).unwrap_err(), expected, "{jwk}");
        let jwk = SECRET.replace("OKP", kty).replace("Ed25519", crv);
        assert_eq!(SecretKey::from_jwk(&jwk).unwrap_err(), expected, "{jwk}");
    }
    let error = paseto_v3::PublicKey::from_jwk(PUBLIC).unwrap_err();
    assert_eq!(error, algorithm("P-384", "Ed25519"));
}

#[test]
fn other_spellings_are_refused() {
    let x = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";
    for (from, to) in [
        (x, "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo="),
        (x, "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo"),
        // Bits behind the last byte.
        (x, "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURp"),
        (x, "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHUR\\u006f"),
        (x, " 11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"),
        ("\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"", "null"),
        ("\"x\"", "\"X\""),
        ("OKP", "OK\\u0050"),
        ("\"OKP\"", "[\"OKP\"]"),
        ("\"Ed25519\"", "7"),
        ("\"crv\":\"Ed25519\",", ""),
        ("\"kty\":\"OKP\",", ""),
        // A name that stands twice, whatever it is.
        ("\"kty\"", "\"crv\":\"Ed25519\",\"kty\""),
        ("\"kty\"", "\"k\\u0074y\":\"OKP\",\"kty\""),
        ("\"kty\"", "\"kid\":\"1\",\"kid\":\"1\",\"kty\""),
        ("\"kty\"", "\"a\":{\"b\":1,\"b\":2},\"kty\""),
        ("{", "[{"),
        ("}", "},"),
        ("}", ""),
    ] {
        for (jwk, error) in [
            (PUBLIC.replacen(from, to, 1), false),
            (SECRET.replacen(from, to, 1), true),
        ] {
            let error = if error {
                SecretKey::from_jwk(&jwk).unwrap_err()
            } else {
                PublicKey::from_jwk(&jwk).unwrap_err()
            };
            assert_eq!(error, ENCODING, "{jwk}");
        }
    }
    for jwk in ["", "{}", "null", "\u{feff}{}"] {
        assert_eq!(PublicKey::from_jwk(jwk).unwrap_err(), ENCODING, "{jwk}");
    }
    let long = format!("{PUBLIC}{}", " ".repeat(16 * 1024));
    let expected = Error::too_long(long.len(), 16 * 1024);
    assert_eq!(PublicKey::from_jwk(&long).unwrap_err(), expected);
}

#[test]
fn other_members_are_passed_over() {
    let more = r#"{"kid":"a\"b","x5c":[""],"ext":true,"oth\u0065r":{"keys":[]},"#;
    let jwk = PUBLIC.replacen('{', more, 1);
    assert_eq!(PublicKey::from_jwk(&jwk), PublicKey::from_jwk(PUBLIC));
    let jwk = SECRET.replacen('{', more, 1);
    let again = SecretKey::from_jwk(&jwk).unwrap();
    assert!(again == SecretKey::from_jwk(SECRET).unwrap());
}

#[test]
fn halves_belong_together() {
    let other = SecretKey::generate().unwrap();
    let jwk = other.to_jwk();
    let x = |jwk: &str| {
        let (_, x) = jwk.split_once("\"x\":\"").unwrap();
        x.get(..43).unwrap().to_owned()
    };
    let mixed = jwk.expose().replace(&x(jwk.expose()), &x(PUBLIC));
    let mismatch = Error::Key(KeyError::Mismatch);
    assert_eq!(SecretKey::from_jwk(&mixed).unwrap_err(), mismatch);

    // P-384: the other y is on the curve, and any other is not.
    let jwk = text("p384.jwk");
    let foreign = paseto_v3::SecretKey::generate().unwrap().to_jwk();
    let member = |jwk: &str, name: &str| {
        let (_, value) = jwk.split_once(&format!("\"{name}\":\"")).unwrap();
        value.get(..64).unwrap().to_owned()
    };
    for name in ["x", "y", "d"] {
        let mixed = jwk.replace(&member(&jwk, name), &member(foreign.expose(), name));
        let error = paseto_v3::SecretKey::from_jwk(&mixed).unwrap_err();
        assert_eq!(error, mismatch, "{name}");
    }
    let public = text("p384.pub.jwk");
    for name in ["x", "y"] {
        let mixed = public.replace(&member(&public, name), &member(foreign.expose(), name));
        let error = paseto_v3::PublicKey::from_jwk(&mixed).unwrap_err();
        assert_eq!(error, Error::Key(KeyError::Point), "{name}");
    }
    // Without y it is half a point; with one byte less, too.
    let half = public.replace(",\"y\"", ",\"z\"");
    assert_eq!(paseto_v3::PublicKey::from_jwk(&half).unwrap_err(), ENCODING);
    let short = public.replace(&member(&public, "y"), &"A".repeat(63));
    let expected = Error::Key(KeyError::length(48, 47));
    assert_eq!(
        paseto_v3::PublicKey::from_jwk(&short).unwrap_err(),
        expected
    );
    let scalar = jwk.replace(&member(&jwk, "d"), &"A".repeat(64));
    let expected = Error::Key(KeyError::Scalar);
    assert_eq!(
        paseto_v3::SecretKey::from_jwk(&scalar).unwrap_err(),
        expected
    );
}

#[test]
fn rsa_keys() {
    use paseto_v1::{PublicKey, SecretKey};
    let (secret, public) = (text("rsa.jwk"), text("rsa.pub.jwk"));
    let key = |error| Error::Key(error);
    for (from, to, expected) in [
        ("\"AQAB\"", "\"Aw\"", key(KeyError::exponent(Some(3)))),
        // A zero before the number.
        ("\"AQAB\"", "\"AAEAAQ\"", ENCODING),
        ("\"AQAB\"", "\"AA\"", ENCODING),
        ("\"AQAB\"", "\"\"", ENCODING),
        ("\"e\"", "\"f\"", ENCODING),
    ] {
        let jwk = public.replace(from, to);
        assert_eq!(PublicKey::from_jwk(&jwk).unwrap_err(), expected, "{jwk}");
        let jwk = secret.replace(from, to);
        assert_eq!(SecretKey::from_jwk(&jwk).unwrap_err(), expected);
    }
    let expected = key(KeyError::modulus(2048, 4096));
    let error = PublicKey::from_jwk(&text("rsa4096.pub.jwk")).unwrap_err();
    assert_eq!(error, expected);
    let error = SecretKey::from_jwk(&text("rsa4096.jwk")).unwrap_err();
    assert_eq!(error, expected);
    let more = secret.replace('}', ",\"oth\":[]}");
    let expected = key(KeyError::Parameters);
    assert_eq!(SecretKey::from_jwk(&more).unwrap_err(), expected);
    for name in ["d", "p", "q", "dp", "dq", "qi"] {
        let jwk = secret.replace(&format!("\"{name}\":"), &format!("\"x{name}\":"));
        assert_eq!(SecretKey::from_jwk(&jwk).unwrap_err(), ENCODING, "{name}");
    }
    let swapped = secret.replace("\"dp\":", "\"t\":");
    let swapped = swapped
        .replace("\"dq\":", "\"dp\":")
        .replace("\"t\":", "\"dq\":");
    let expected = key(KeyError::Mismatch);
    assert_eq!(SecretKey::from_jwk(&swapped).unwrap_err(), expected);
}

/// What is secret of a JWK is in no error.
#[test]
fn secrets_are_not_shown() {
    for jwk in [
        SECRET.replace("OKP", "EC"),
        SECRET.replace("11qY", "11qZ"),
        SECRET.replace("nWGx", "nWG+"),
        SECRET.repeat(2),
    ] {
        let error = SecretKey::from_jwk(&jwk).unwrap_err();
        let shown = format!("{error} {error:?}");
        assert!(
            !shown.contains("hEr0") && !shown.contains("kuws"),
            "{shown}"
        );
    }
    let jwk = SecretKey::from_jwk(SECRET).unwrap().to_jwk();
    assert_eq!(format!("{jwk:?}"), "SecretText(..)");
}
