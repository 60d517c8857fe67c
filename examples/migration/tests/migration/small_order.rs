//! A public key of small order: under the neutral point a signature holds that anybody can write. Who
//! is given public keys by others must not take it.

use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation, decode, encode};
use paseto::{Error, KeyError, v2, v4};
use serde_json::{Value, json};

/// The neutral point.
fn key() -> [u8; 32] {
    let mut bytes = [0; 32];
    bytes[0] = 1;
    bytes
}

/// R, the neutral point again, and S, zero: 64 bytes in base64url.
fn signature() -> String {
    format!("AQ{}", "A".repeat(84))
}

/// Claims in base64url, of a whole number of groups of letters, so that a signature can follow.
fn claims(times: [Value; 2]) -> String {
    let key = EncodingKey::from_secret(b"anything");
    let [exp, past] = times;
    let jwt = |pad: usize| {
        let claims = json!({ "exp": exp, "nbf": past, "iat": past, "pad": "x".repeat(pad) });
        encode(&Header::new(Algorithm::HS256), &claims, &key).expect("it can be written")
    };
    let claims = |pad| {
        jwt(pad)
            .split('.')
            .nth(1)
            .expect("it has claims")
            .to_owned()
    };
    (0..3)
        .map(claims)
        .find(|text| text.len() % 4 == 0)
        .expect("one of three fits")
}

fn forged_paseto() -> String {
    let times = ["2039-01-01T00:00:00Z", "2020-01-01T00:00:00Z"].map(Value::from);
    format!("v4.public.{}{}", claims(times), signature())
}

#[test]
fn ours_refuses_the_key() {
    assert_eq!(
        v4::PublicKey::from_bytes(&key()).unwrap_err(),
        Error::Key(KeyError::Point)
    );
    assert_eq!(
        v2::PublicKey::from_bytes(&key()).unwrap_err(),
        Error::Key(KeyError::Point)
    );
}

/// The plain equation of Ed25519 holds, so this is no mistake in the test.
#[test]
fn jsonwebtoken_takes_key_and_signature() {
    let claims = claims([2_177_452_800_u64, 1_577_836_800].map(Value::from));
    let header = encode(
        &Header::new(Algorithm::EdDSA),
        &json!({}),
        &EncodingKey::from_ed_pem(
            v4::SecretKey::generate()
                .unwrap()
                .to_pem()
                .expose()
                .as_bytes(),
        )
        .unwrap(),
    );
    let header = header.unwrap();
    let header = header.split('.').next().unwrap();
    let forged = format!("{header}.{claims}.{}", signature());
    let key = DecodingKey::from_ed_der(&key());
    decode::<Value>(forged, &key, &Validation::new(Algorithm::EdDSA)).unwrap();
}

#[test]
fn pasetors_refuses_the_signature() {
    use pasetors::{
        Public, claims::ClaimsValidationRules, errors::Error, keys::AsymmetricPublicKey, public,
        token::UntrustedToken, version4::V4,
    };
    let key = AsymmetricPublicKey::<V4>::from(&key()).unwrap();
    let text = forged_paseto();
    let token = UntrustedToken::<Public, V4>::try_from(&text).unwrap();
    let result = public::verify(&key, &token, &ClaimsValidationRules::new(), None, None);
    assert_eq!(result.unwrap_err(), Error::TokenValidation);
}

#[cfg(feature = "rusty-v4")]
#[test]
fn rusty_paseto_refuses_the_signature() {
    use rusty_paseto::prelude::*;
    let key = Key::<32>::from(key());
    let key = PasetoAsymmetricPublicKey::<V4, Public>::from(&key);
    let text = forged_paseto();
    let error = PasetoParser::<V4, Public>::default()
        .parse(&text, &key)
        .unwrap_err();
    let error = rusty_paseto::Error::from(error);
    assert!(matches!(error, rusty_paseto::Error::CryptoError), "{error}");
}
