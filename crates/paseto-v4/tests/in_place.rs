//! The keys work in place, on buffers of the caller's, without any feature.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use paseto_encoding::base64url;
use paseto_v4::{Associated, Decrypt, Error, LocalKey, SecretKey, Sign, Verify};

/// The official vector 4-E-1.
const KEY: [u8; 32] = [
    0x70, 0x71, 0x72, 0x73, 0x74, 0x75, 0x76, 0x77, 0x78, 0x79, 0x7a, 0x7b, 0x7c, 0x7d, 0x7e, 0x7f,
    0x80, 0x81, 0x82, 0x83, 0x84, 0x85, 0x86, 0x87, 0x88, 0x89, 0x8a, 0x8b, 0x8c, 0x8d, 0x8e, 0x8f,
];
const BODY: &str = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAr68PS4AXe7If_ZgesdkUMvSwscFlAl1pk5HC0e8kApeaqMfGo_7OpBnwJOAbY9V7WU6abu74MmcUE8YWAiaArVI8XJ5hOb_4v9RmDkneN0S92dx0OW4pgy7omxgf3S8c3LlQg";
const MESSAGE: &[u8] = br#"{"data":"this is a secret message","exp":"2022-01-01T00:00:00+00:00"}"#;

#[test]
fn a_body_is_decrypted_where_it_stands() {
    let key = LocalKey::from_bytes(&KEY).unwrap();
    let mut body = [0; 256];
    let length = base64url::decode(BODY.as_bytes(), &mut body).unwrap().len();
    let (body, _) = body.split_at_mut(length);
    let mut altered = [0; 256];
    let (altered, _) = altered.split_at_mut(length);
    altered.copy_from_slice(body);
    altered[length - 1] ^= 1;

    key.decrypt(body, Associated::default()).unwrap();
    assert_eq!(
        &body[LocalKey::NONCE_LEN..length - LocalKey::TAG_LEN],
        MESSAGE
    );
    let refused = key.decrypt(altered, Associated::default());
    assert_eq!(refused, Err(Error::NotAuthentic));
    assert_eq!(
        key.decrypt(&mut [0; 63], Associated::default())
            .unwrap_err()
            .code(),
        "too-short"
    );
}

#[test]
fn a_signature_is_written_where_it_is_wanted() {
    let key = SecretKey::from_seed(&KEY).unwrap();
    let associated = Associated::new(b"footer", b"implicit");
    let mut signature = [0; SecretKey::SIGNATURE_LEN];
    key.sign(MESSAGE, associated, &mut signature).unwrap();
    let public = key.public_key();
    assert_eq!(public.verify(MESSAGE, associated, &signature), Ok(()));
    let other = Associated::new(b"footer", b"");
    let refused = public.verify(MESSAGE, other, &signature);
    assert_eq!(refused, Err(Error::NotAuthentic));
    let short = key.sign(MESSAGE, associated, &mut signature[..63]);
    assert_eq!(short.unwrap_err().code(), "key");
}
