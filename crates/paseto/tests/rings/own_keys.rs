//! A key that this library cannot hold signs for a ring, as one in an HSM would.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};

use paseto::{
    Associated, Error, Header, Sign, SigningKey, SigningRing, Token, Untrusted,
    v4::{PublicKey, SecretKey},
};

use crate::{public, raw, secret, token};

struct Elsewhere {
    key: SecretKey,
    reachable: bool,
    asked: Arc<AtomicU32>,
}

impl Sign for Elsewhere {
    const HEADER: Header = Header::V4_PUBLIC;
    const SIGNATURE_LEN: usize = 64;

    fn sign(&self, m: &[u8], a: Associated<'_>, signature: &mut [u8]) -> Result<(), Error> {
        self.asked.fetch_add(1, Ordering::SeqCst);
        if !self.reachable {
            return Err(Error::Unavailable);
        }
        self.key.sign(m, a, signature)
    }
}

impl SigningKey for Elsewhere {
    type PublicKey = PublicKey;

    fn public_key(&self) -> &PublicKey {
        self.key.public_key()
    }
}

#[test]
fn a_key_of_the_users_signs() {
    let asked = Arc::new(AtomicU32::new(0));
    let key = |number, reachable| Elsewhere {
        key: secret(number),
        reachable,
        asked: Arc::clone(&asked),
    };
    let ring = SigningRing::new(key(1, true)).unwrap();
    let text = ring.sign(token()).unwrap();
    assert_eq!(asked.load(Ordering::SeqCst), 1);
    assert!(
        Untrusted::parse(&text)
            .unwrap()
            .verify(&public(1), &raw)
            .is_ok()
    );

    ring.rotate(key(2, false), Duration::from_secs(60)).unwrap();
    assert_eq!(ring.sign(token()).unwrap_err(), Error::Unavailable);
    // What it has signed is accepted all the same.
    assert!(Untrusted::parse(&text).unwrap().verify(&ring, &raw).is_ok());
}

/// In two steps, for a signer that is asynchronous: the keys are held while it works.
#[test]
fn a_ring_in_two_steps() {
    let ring = SigningRing::new(secret(1)).unwrap();
    let keys = ring.current();
    let active = keys.public().active().unwrap();
    let token = Token::from_bytes(b"{}").kid(active.id()).unwrap();
    let prepared = token.prepare(&**active.key().unwrap()).unwrap();
    ring.rotate(secret(2), Duration::from_secs(60)).unwrap();

    let footer = format!("{{\"kid\":\"{}\"}}", active.id());
    let mut signature = [0; 64];
    let associated = Associated::new(footer.as_bytes(), b"");
    secret(1).sign(b"{}", associated, &mut signature).unwrap();
    let text = prepared.finish(&signature).unwrap();
    assert!(Untrusted::parse(&text).unwrap().verify(&ring, &raw).is_ok());
}
