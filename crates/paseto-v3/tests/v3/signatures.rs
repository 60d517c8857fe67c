//! What is different in signatures of version 3: they are malleable, they may be random, and they
//! are bound to their key.

use p384::ecdsa::Signature;
use paseto_v3::{Associated, Error, SecretKey, Sign, Token, TokenId, Untrusted, Verify};

use crate::{accept, secret};

fn sign(key: &SecretKey, message: &[u8]) -> [u8; 96] {
    let mut signature = [0; 96];
    key.sign(message, Associated::default(), &mut signature)
        .unwrap();
    signature
}

/// r and n − s.
fn twin(signature: &[u8; 96]) -> [u8; 96] {
    let (r, s) = Signature::from_slice(signature).unwrap().split_scalars();
    let twin = Signature::from_scalars(r, -s).unwrap();
    twin.to_bytes().into()
}

fn token_id(text: &str) -> TokenId {
    let untrusted = Untrusted::parse(text).unwrap();
    let token = untrusted.verify(secret().public_key(), &accept);
    token.unwrap().token_id()
}

/// Both are valid, their texts differ, and a list of tokens takes them for one.
#[test]
fn twins_have_the_same_token_id() {
    let key = secret();
    for i in 0..20 {
        let payload = [b'0', i];
        let prepared = || Token::from_bytes(&payload).prepare(key.public_key());
        let signature = sign(&key, &payload);
        let one = prepared().unwrap().finish(&signature).unwrap();
        let other = prepared().unwrap().finish(&twin(&signature)).unwrap();
        assert_ne!(one, other);
        assert_eq!(token_id(&one), token_id(&other));
        let next = Token::from_bytes(&[b'1', i]).sign(&key).unwrap();
        assert_ne!(token_id(&one), token_id(&next));
    }
}

/// Signing again gives the same signature with the pure backend alone, and that is not promised;
/// the same token id is.
#[test]
fn signing_twice() {
    let key = secret();
    let [one, other] = [(); 2].map(|()| Token::from_bytes(b"{}").sign(&key).unwrap());
    assert_eq!(one == other, cfg!(not(feature = "aws-lc")));
    assert_eq!(token_id(&one), token_id(&other));
}

/// What was signed with another key's bytes in the first piece is of no use, and neither is the
/// encoding without that piece, or that of version 4.
#[test]
fn the_key_is_what_is_signed() {
    use p384::ecdsa::{SigningKey, signature::Signer};
    let (key, other) = (secret(), SecretKey::from_bytes(&[8; 48]).unwrap());
    let signer = SigningKey::from_slice(key.expose_bytes()).unwrap();
    let outcome = |pieces: &[&[u8]]| {
        let mut encoded = Vec::new();
        paseto_encoding::pae(pieces, |bytes| encoded.extend_from_slice(bytes));
        let signature: Signature = signer.sign(&encoded);
        let public = key.public_key();
        public.verify(b"{}", Associated::default(), &signature.to_bytes())
    };
    let (pk, h) = (key.public_key().as_bytes(), b"v3.public.");
    assert_eq!(outcome(&[pk, h, b"{}", b"", b""]), Ok(()));
    let foreign = other.public_key().as_bytes();
    let whole = signer.verifying_key().to_sec1_point(false);
    for pieces in [
        &[&foreign[..], h, b"{}", b"", b""][..],
        &[whole.as_bytes(), h, b"{}", b"", b""],
        &[&pk[1..], h, b"{}", b"", b""],
        &[pk, h, b"{}", b""],
        &[pk, h, b"{}"],
        &[h, pk, b"{}", b"", b""],
        &[h, b"{}", b"", b""],
        &[b"v4.public.", b"{}", b"", b""],
    ] {
        assert_eq!(outcome(pieces), Err(Error::NotAuthentic));
    }
}
