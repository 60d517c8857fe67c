//! What a JWK says that it is for.

use paseto_keyfile::KeyFile;
use paseto_v4::{Error, KeyError, LocalKey, PublicKey, SealingSecretKey, SecretKey};

use crate::{
    jwk::{PUBLIC, SECRET},
    text,
};

/// Which of these each of four types takes: a public key, a secret one, one of a pair that is sealed for,
/// a symmetric one.
#[test]
fn one_key_has_one_use() {
    let pair = SealingSecretKey::generate().unwrap().to_jwk();
    let symmetric = LocalKey::generate().unwrap().to_jwk();
    for (says, taken) in [
        (r#""use":"sig""#, [true, true, false, false]),
        (r#""use":"enc""#, [false, false, true, true]),
        (r#""\u0075se":"s\u0069g""#, [true, true, false, false]),
        (r#""use":"SIG""#, [false; 4]),
        (r#""use":["sig"]"#, [false; 4]),
        (r#""key_ops":["sign"]"#, [false, true, false, false]),
        (r#""key_ops":["verify"]"#, [true, false, false, false]),
        (
            r#""key_ops":[ "sign" , "verify" ]"#,
            [true, true, false, false],
        ),
        (
            r#""key_ops":["decrypt","encrypt"]"#,
            [false, false, true, true],
        ),
        (r#""key_ops":["unwrapKey"]"#, [false, false, true, true]),
        (r#""key_ops":["deriveBits"]"#, [false, false, true, true]),
        (r#""key_ops":[]"#, [false; 4]),
        (r#""key_ops":"sign""#, [false; 4]),
        (r#""key_ops":{"a":"sign"}"#, [false; 4]),
        (r#""alg":"EdDSA""#, [true, true, false, false]),
        (r#""alg":"Ed25519""#, [true, true, false, false]),
        (r#""alg":"ES256K""#, [false; 4]),
        (r#""alg":"HS256""#, [false; 4]),
        (r#""alg":"A256KW""#, [false; 4]),
        (r#""use":"sig","alg":"ES384""#, [false; 4]),
    ] {
        let with = |jwk: &str| jwk.replacen('{', &format!("{{{says},"), 1);
        let found = [
            PublicKey::from_jwk(&with(PUBLIC)).err(),
            SecretKey::from_jwk(&with(SECRET)).err(),
            SealingSecretKey::from_jwk(&with(pair.expose())).err(),
            LocalKey::from_jwk(&with(symmetric.expose())).err(),
        ];
        let refused = Some(Error::Key(KeyError::Use));
        let expected = taken.map(|taken| if taken { None } else { refused.clone() });
        assert_eq!(found, expected, "{says}");
    }
    for (file, alg, other) in [
        ("p384.pub.jwk", "ES384", "ES256"),
        ("rsa.pub.jwk", "PS384", "RS256"),
    ] {
        let with = |alg: &str| text(file).replacen('{', &format!(r#"{{"alg":"{alg}","#), 1);
        let read = |jwk: &str| match file {
            "rsa.pub.jwk" => paseto_v1::PublicKey::from_jwk(jwk).err(),
            _ => paseto_v3::PublicKey::from_jwk(jwk).err(),
        };
        assert_eq!(read(&with(alg)), None, "{file}");
        assert_eq!(
            read(&with(other)),
            Some(Error::Key(KeyError::Use)),
            "{file}"
        );
    }
}

#[test]
fn a_set_is_no_key() {
    let set = format!(r#"{{"keys":[{PUBLIC}]}}"#);
    let expected = Error::Key(KeyError::algorithm("Ed25519", "a JWK Set"));
    assert_eq!(PublicKey::from_jwk(&set).unwrap_err(), expected);
    assert_eq!(SecretKey::from_jwk(&set).unwrap_err(), expected);
    assert_eq!(KeyFile::identify(set.as_bytes()), Ok(KeyFile::Set));
}
