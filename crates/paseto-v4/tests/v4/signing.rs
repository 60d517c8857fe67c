//! Signers that are far away.

use ed25519_dalek::{Signer, SigningKey};
use paseto_v4::{SecretKey, Token};

/// What is to be signed is the Pre-Authentication Encoding, and what any Ed25519 makes of it is
/// the signature.
#[test]
fn another_ed25519_signs() {
    let foreign = SigningKey::from_bytes(&[3; 32]);
    let secret = SecretKey::from_seed(&[3; 32]).unwrap();
    let token = || Token::from_bytes(b"{}").footer("f").implicit("ii");
    let prepared = token().prepare(secret.public_key()).unwrap();
    let expected = b"\x04\0\0\0\0\0\0\0\x0a\0\0\0\0\0\0\0v4.public.\x02\0\0\0\0\0\0\0{}\
        \x01\0\0\0\0\0\0\0f\x02\0\0\0\0\0\0\0ii";
    assert_eq!(prepared.as_bytes(), expected);
    let signature = foreign.sign(prepared.as_bytes()).to_bytes();
    let text = prepared.finish(&signature).unwrap();
    assert_eq!(text, token().sign(&secret).unwrap());
}
