//! The keys work in place, on buffers of the caller's, without any feature.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use paseto_encoding::base64url;
use paseto_v2::{Associated, Decrypt, Error, LocalKey, SecretKey, Sign, Verify};

/// The official vector 2-E-5.
const KEY: [u8; 32] = [
    0x70, 0x71, 0x72, 0x73, 0x74, 0x75, 0x76, 0x77, 0x78, 0x79, 0x7a, 0x7b, 0x7c, 0x7d, 0x7e, 0x7f,
    0x80, 0x81, 0x82, 0x83, 0x84, 0x85, 0x86, 0x87, 0x88, 0x89, 0x8a, 0x8b, 0x8c, 0x8d, 0x8e, 0x8f,
];
const BODY: &str = "5K4SCXNhItIhyNuVIZcwrdtaDKiyF81-eWHScuE0idiVqCo72bbjo07W05mqQkhLZdVbxEa5I_u5sgVk1QLkcWEcOSlLHwNpCkvmGGlbCdNExn6Qclw3qTKIIl5-zSLIrxZqOLwcFLYbVK1SrQ";
const FOOTER: &[u8] = br#"{"kid":"zVhMiPBP9fRf2snEcT7gFTioeA9COcNy9DfgL1W60haN"}"#;
const MESSAGE: &[u8] = br#"{"data":"this is a signed message","exp":"2019-01-01T00:00:00+00:00"}"#;

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

    let associated = Associated::new(FOOTER, b"");
    key.decrypt(body, associated).unwrap();
    let message = &body[LocalKey::NONCE_LEN..length - LocalKey::TAG_LEN];
    assert_eq!(message, MESSAGE);
    let refused = key.decrypt(altered, associated);
    assert_eq!(refused, Err(Error::NotAuthentic));
    let short = key.decrypt(&mut [0; 39], associated);
    assert_eq!(short.unwrap_err().code(), "too-short");
    let implicit = key.decrypt(altered, Associated::new(FOOTER, b"i"));
    assert_eq!(implicit.unwrap_err().code(), "no-implicit-assertion");
}

/// Without the feature `alloc` a footer has to fit on the stack, and says so where it does not.
#[test]
fn long_footers_need_memory() {
    let key = LocalKey::from_bytes(&KEY).unwrap();
    let outcome = |length| {
        let footer = [b'f'; 2000];
        let associated = Associated::new(&footer[..length], b"");
        key.decrypt(&mut [0; 100], associated).unwrap_err()
    };
    // 8 for the count, 8 for each length, and what is not the footer: `v2.local.` and the nonce.
    let longest = 1024 - (8 + 3 * 8 + 9 + 24);
    assert_eq!(outcome(longest), Error::NotAuthentic);
    let longer = if cfg!(feature = "alloc") {
        "not-authentic"
    } else {
        "too-long"
    };
    assert_eq!(outcome(longest + 1).code(), longer);
}

#[test]
fn a_signature_is_written_where_it_is_wanted() {
    let key = SecretKey::from_seed(&KEY).unwrap();
    let associated = Associated::new(b"footer", b"");
    let mut signature = [0; SecretKey::SIGNATURE_LEN];
    key.sign(MESSAGE, associated, &mut signature).unwrap();
    let public = key.public_key();
    assert_eq!(public.verify(MESSAGE, associated, &signature), Ok(()));
    let refused = public.verify(MESSAGE, Associated::default(), &signature);
    assert_eq!(refused, Err(Error::NotAuthentic));
}
