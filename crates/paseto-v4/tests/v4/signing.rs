//! Signers that are far away.

use ed25519_dalek::{Signer, SigningKey};
use paseto_v4::{Associated, Error, Header, SecretKey, Sign, Token, Untrusted, Verify};

use crate::accept;

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

/// A key of the user's own, as for an HSM.
struct Remote {
    key: SigningKey,
    reachable: bool,
}

impl Sign for Remote {
    const HEADER: Header = <SecretKey as Sign>::HEADER;
    const SIGNATURE_LEN: usize = 64;

    fn sign(
        &self,
        message: &[u8],
        associated: Associated<'_>,
        signature: &mut [u8],
    ) -> Result<(), Error> {
        if !self.reachable {
            return Err(Error::Unavailable);
        }
        let public = paseto_v4::PublicKey::from_bytes(self.key.verifying_key().as_bytes())?;
        let mut input = Vec::new();
        public.signing_input(message, associated, &mut |bytes| {
            input.extend_from_slice(bytes)
        })?;
        signature.copy_from_slice(&self.key.sign(&input).to_bytes());
        Ok(())
    }
}

#[test]
fn a_key_of_the_users_own_signs() {
    let mut remote = Remote {
        key: SigningKey::from_bytes(&[3; 32]),
        reachable: true,
    };
    let secret = SecretKey::from_seed(&[3; 32]).unwrap();
    let text = Token::from_bytes(b"{}").footer("f").sign(&remote).unwrap();
    assert_eq!(
        text,
        Token::from_bytes(b"{}").footer("f").sign(&secret).unwrap()
    );
    let untrusted = Untrusted::parse(&text).unwrap();
    let _ = untrusted.verify(secret.public_key(), &accept).unwrap();

    remote.reachable = false;
    let error = Token::from_bytes(b"{}").sign(&remote).unwrap_err();
    assert_eq!(error, Error::Unavailable);
}
