//! Keys of JWT in the forms that they lie around in, and which of them PASETO can use.

use jsonwebtoken::{
    Algorithm, DecodingKey, EncodingKey, Header, Validation, decode, encode,
    errors::ErrorKind,
    jwk::{Jwk, JwkSet},
};
use paseto::{Error, KeyError, Rules, Token, Untrusted, v1, v2, v3, v4};
use serde_json::{Value, json};

use crate::errors::code;

macro_rules! fixture {
    ($name:literal) => {
        include_str!(concat!(
            "../../../../../crates/paseto-keyfile/tests/fixtures/",
            $name
        ))
    };
}

const ED25519: &str = fixture!("ed25519.pem");
const ED25519_PUBLIC: &str = fixture!("ed25519.pub.pem");
const P384: &str = fixture!("p384.pem");
const P384_PUBLIC: &str = fixture!("p384.pub.pem");

fn claims() -> Value {
    json!({ "exp": 4_102_444_800_u64, "role": "admin" })
}

/// Whether the JWT that one key signs holds with the other.
fn signs(algorithm: Algorithm, secret: &EncodingKey, public: &DecodingKey) -> bool {
    let jwt = encode(&Header::new(algorithm), &claims(), secret).expect("it can be written");
    decode::<Value>(jwt, public, &Validation::new(algorithm)).is_ok()
}

#[test]
fn an_ed25519_pem_is_a_v4_key() {
    let old = EncodingKey::from_ed_pem(ED25519.as_bytes()).unwrap();
    let new = v4::SecretKey::from_pem(ED25519).unwrap();
    assert_eq!(
        *new.public_key(),
        v4::PublicKey::from_pem(ED25519_PUBLIC).unwrap()
    );
    // Back: what ours writes, theirs reads.
    let public = DecodingKey::from_ed_pem(new.public_key().to_pem().as_bytes()).unwrap();
    assert!(signs(Algorithm::EdDSA, &old, &public));
    let back = EncodingKey::from_ed_pem(new.to_pem().expose().as_bytes()).unwrap();
    assert!(signs(Algorithm::EdDSA, &back, &public));
}

#[test]
fn a_generated_v4_key_is_an_ed25519_key_of_jwt() {
    let new = v4::SecretKey::generate().unwrap();
    let secret = EncodingKey::from_ed_pem(new.to_pem().expose().as_bytes()).unwrap();
    let public = DecodingKey::from_ed_pem(new.public_key().to_pem().as_bytes()).unwrap();
    assert!(signs(Algorithm::EdDSA, &secret, &public));
    let another = v4::SecretKey::generate().unwrap();
    let another = DecodingKey::from_ed_pem(another.public_key().to_pem().as_bytes()).unwrap();
    assert!(!signs(Algorithm::EdDSA, &secret, &another));
}

#[test]
fn der_goes_both_ways() {
    let new = v4::SecretKey::generate().unwrap();
    let old = EncodingKey::from_ed_der(new.to_der().expose());
    // Of the public key the old library takes the 32 bytes alone.
    let public = DecodingKey::from_ed_der(new.public_key().as_bytes());
    assert!(signs(Algorithm::EdDSA, &old, &public));
    assert_eq!(v4::SecretKey::from_der(old.as_bytes()).unwrap(), new);
}

/// The same key may be of version 2: a PEM does not say.
#[test]
fn an_ed25519_pem_is_a_v2_key_too() {
    let (two, four) = (
        v2::SecretKey::from_pem(ED25519).unwrap(),
        v4::SecretKey::from_pem(ED25519).unwrap(),
    );
    assert_eq!(two.expose_bytes(), four.expose_bytes());
    assert_ne!(
        two.public_key().id().as_str(),
        four.public_key().id().as_str()
    );
}

#[test]
fn a_p384_pem_is_a_v3_key() {
    let old = EncodingKey::from_ec_pem(P384.as_bytes()).unwrap();
    let new = v3::SecretKey::from_pem(P384).unwrap();
    assert_eq!(
        *new.public_key(),
        v3::PublicKey::from_pem(P384_PUBLIC).unwrap()
    );
    let public = DecodingKey::from_ec_pem(new.public_key().to_pem().as_bytes()).unwrap();
    assert!(signs(Algorithm::ES384, &old, &public));
    let back = EncodingKey::from_ec_pem(new.to_pem().expose().as_bytes()).unwrap();
    assert!(signs(Algorithm::ES384, &back, &public));
    // `EC PRIVATE KEY`, as `openssl ecparam -genkey` writes it, is read by ours alone.
    assert_eq!(
        v3::SecretKey::from_pem(fixture!("p384.sec1.pem")).unwrap(),
        new
    );
    let error = EncodingKey::from_ec_pem(fixture!("p384.sec1.pem").as_bytes()).unwrap_err();
    assert_eq!(*error.kind(), ErrorKind::InvalidKeyFormat);
}

#[test]
fn a_jwk_goes_both_ways() {
    let old = EncodingKey::from_ed_pem(ED25519.as_bytes()).unwrap();
    let mut jwk = Jwk::from_encoding_key(&old, Algorithm::EdDSA).unwrap();
    jwk.common.key_id = Some("2024-05".into());
    let text = serde_json::to_string(&jwk).unwrap();
    let new = v4::PublicKey::from_jwk(&text).unwrap();
    assert_eq!(new, v4::PublicKey::from_pem(ED25519_PUBLIC).unwrap());

    let back: Jwk = serde_json::from_str(&new.to_jwk()).unwrap();
    assert!(signs(
        Algorithm::EdDSA,
        &old,
        &DecodingKey::from_jwk(&back).unwrap()
    ));
}

#[test]
fn a_jwk_of_p384_goes_both_ways() {
    let old = EncodingKey::from_ec_pem(P384.as_bytes()).unwrap();
    let jwk = Jwk::from_encoding_key(&old, Algorithm::ES384).unwrap();
    let new = v3::PublicKey::from_jwk(&serde_json::to_string(&jwk).unwrap()).unwrap();
    assert_eq!(new, v3::PublicKey::from_pem(P384_PUBLIC).unwrap());
    let back: Jwk = serde_json::from_str(&new.to_jwk()).unwrap();
    assert!(signs(
        Algorithm::ES384,
        &old,
        &DecodingKey::from_jwk(&back).unwrap()
    ));
}

/// A JWK Set is many keys: one has to be chosen first, with the old library for one.
#[test]
fn one_key_of_a_jwk_set() {
    let old = EncodingKey::from_ed_pem(ED25519.as_bytes()).unwrap();
    let mut jwk = Jwk::from_encoding_key(&old, Algorithm::EdDSA).unwrap();
    jwk.common.key_id = Some("2024-05".into());
    let set = JwkSet { keys: vec![jwk] };
    let text = serde_json::to_string(&set).unwrap();
    let refused = v4::PublicKey::from_jwk(&text).unwrap_err();
    assert!(matches!(
        refused,
        Error::Key(KeyError::Algorithm {
            found: "a JWK Set",
            ..
        })
    ));
    let one = serde_json::to_string(set.find("2024-05").unwrap()).unwrap();
    assert_eq!(
        v4::PublicKey::from_jwk(&one),
        v4::PublicKey::from_pem(ED25519_PUBLIC)
    );
}

#[test]
fn keys_of_other_algorithms_stay_behind() {
    for pem in [fixture!("other-P-256.pem"), fixture!("rsa.pem")] {
        assert_eq!(code(v4::SecretKey::from_pem(pem)), "key");
        assert_eq!(code(v3::SecretKey::from_pem(pem)), "key");
    }
    // RSA of 2048 bits is a key of version 1, which is for reading old tokens.
    v1::SecretKey::from_pem(fixture!("rsa.pem")).unwrap();
    assert_eq!(
        code(v1::SecretKey::from_pem(fixture!("other-rsa3072.pem"))),
        "key"
    );
}

/// The secret of an HMAC may be of any length, and made by a person.
#[test]
fn the_secret_of_an_hmac_is_no_local_key() {
    let secret = b"a secret that somebody thought of";
    assert_eq!(code(v4::LocalKey::from_bytes(secret)), "key");
    let jwk = r#"{"kty":"oct","alg":"HS256","k":"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8"}"#;
    assert_eq!(
        v4::LocalKey::from_jwk(jwk).unwrap_err(),
        Error::Key(KeyError::Use)
    );
    let unbound = jwk.replace(r#""alg":"HS256","#, "");
    v4::LocalKey::from_jwk(&unbound).unwrap();
}

/// Why a key of both uses is not broken at once, and what it costs all the same: the bytes that are
/// signed begin differently, but whoever may still sign the one may sign the other.
#[test]
fn a_key_of_both_uses_signs_two_things_that_cannot_be_confused() {
    let key = v4::SecretKey::from_pem(ED25519).unwrap();
    let token = Token::from_bytes(b"{}").prepare(key.public_key()).unwrap();
    let signed = token.as_bytes();
    assert_eq!(signed[..8], 4_u64.to_le_bytes());
    let old = EncodingKey::from_ed_pem(ED25519.as_bytes()).unwrap();
    let jwt = encode(&Header::new(Algorithm::EdDSA), &claims(), &old).unwrap();
    assert!(jwt.starts_with("eyJ"));

    // The owner of the JWT key is the owner of the PASETO key.
    let claims = paseto::Claims::new(());
    let text = Token::new(&claims).unwrap().sign(&key).unwrap();
    let public = v4::PublicKey::from_pem(ED25519_PUBLIC).unwrap();
    let rules = Rules::now();
    let token = Untrusted::parse(&text).unwrap();
    let token: paseto::Verified<paseto::Claims> = token.verify(&public, &rules).unwrap();
    assert!(token.claims().exp().is_some());
}
