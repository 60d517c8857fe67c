//! Signers that are far away.

use p384::ecdsa::{Signature, SigningKey, signature::Signer};
use paseto_v3::{PublicKey, SecretKey, Token, Untrusted};

use crate::accept;

/// The public half of another library's key, by way of its bytes.
fn public(key: &SigningKey) -> PublicKey {
    PublicKey::from_bytes(key.verifying_key().to_sec1_point(true).as_bytes()).unwrap()
}

/// What is to be signed is the Pre-Authentication Encoding, the public key first, and what any
/// P-384 makes of it is a signature.
#[test]
fn another_p384_signs() {
    let foreign = SigningKey::from_slice(&[3; 48]).unwrap();
    let key = public(&foreign);
    let secret = SecretKey::from_bytes(&[3; 48]).unwrap();
    assert_eq!(&key, secret.public_key());
    let token = Token::from_bytes(b"{}").footer("f").implicit("ii");
    let prepared = token.prepare(&key).unwrap();
    let expected = [
        b"\x05\0\0\0\0\0\0\0\x31\0\0\0\0\0\0\0",
        key.as_bytes().as_slice(),
        b"\x0a\0\0\0\0\0\0\0v3.public.\x02\0\0\0\0\0\0\0{}\
          \x01\0\0\0\0\0\0\0f\x02\0\0\0\0\0\0\0ii",
    ];
    assert_eq!(prepared.as_bytes(), expected.concat());
    let signature: Signature = foreign.sign(prepared.as_bytes());
    let text = prepared.finish(&signature.to_bytes()).unwrap();
    let untrusted = Untrusted::parse(&text).unwrap().implicit("ii");
    let _ = untrusted.verify(secret.public_key(), &accept).unwrap();
}
