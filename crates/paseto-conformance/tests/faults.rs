//! The properties notice what is wrong: a local key that does not hold one of them fails it.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use core::fmt;

use paserk::Key;
use paseto_conformance::{Suite, hostile, property};
use paseto_core::{
    Associated, Decrypt, Encrypt, EncryptWithNonce, Error, Header, KeyError, SecretText, TokenId,
    Version,
};
use paseto_v4::{LocalKey, PublicKey, SecretKey};

const NONE: u8 = 0;
/// `Debug` shows the key.
const SHOWN: u8 = 1;
/// An error tells a byte of the key.
const TELLS: u8 = 2;
/// What stands behind a key is ignored.
const LENIENT: u8 = 3;
/// A body that is not authentic is altered.
const SPOILS: u8 = 4;
/// A body of some length is a panic.
const PANICS: u8 = 5;
/// What is associated is ignored.
const DEAF: u8 = 6;

struct Faulty<const FAULT: u8>(LocalKey);

impl<const FAULT: u8> fmt::Debug for Faulty<FAULT> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match FAULT {
            SHOWN => write!(f, "LocalKey({:?})", self.0.expose_bytes()),
            _ => self.0.fmt(f),
        }
    }
}

impl<const FAULT: u8> Key for Faulty<FAULT> {
    const HEADER: &'static str = <LocalKey as Key>::HEADER;
    const ID_HEADER: &'static str = LocalKey::ID_HEADER;
    const LENGTH: Option<usize> = LocalKey::LENGTH;
    type Text = SecretText;

    fn with_bytes<R>(&self, f: impl FnOnce(&[u8]) -> R) -> R {
        self.0.with_bytes(f)
    }

    fn from_key_bytes(bytes: &[u8]) -> Result<Self, Error> {
        let told = bytes.first().copied().unwrap_or_default().into();
        match (FAULT, bytes.get(..32)) {
            (TELLS, _) if bytes.len() != 32 => Err(KeyError::length(32, told).into()),
            (LENIENT, Some(bytes)) => Key::from_key_bytes(bytes).map(Self),
            _ => Key::from_key_bytes(bytes).map(Self),
        }
    }

    fn id_hash(pieces: [&str; 3]) -> [u8; 33] {
        LocalKey::id_hash(pieces)
    }
}

fn heard<const FAULT: u8>(associated: Associated<'_>) -> Associated<'_> {
    if FAULT == DEAF {
        Associated::default()
    } else {
        associated
    }
}

impl<const FAULT: u8> Encrypt for Faulty<FAULT> {
    const HEADER: Header = <LocalKey as Encrypt>::HEADER;
    const NONCE_LEN: usize = 32;
    const TAG_LEN: usize = 32;

    fn encrypt(&self, body: &mut [u8], associated: Associated<'_>) -> Result<(), Error> {
        self.0.encrypt(body, heard::<FAULT>(associated))
    }
}

impl<const FAULT: u8> EncryptWithNonce for Faulty<FAULT> {
    fn encrypt_with_nonce(
        &self,
        nonce: &[u8],
        body: &mut [u8],
        associated: Associated<'_>,
    ) -> Result<(), Error> {
        let associated = heard::<FAULT>(associated);
        self.0.encrypt_with_nonce(nonce, body, associated)
    }
}

impl<const FAULT: u8> Decrypt for Faulty<FAULT> {
    const HEADER: Header = <LocalKey as Decrypt>::HEADER;
    const NONCE_LEN: usize = 32;
    const TAG_LEN: usize = 32;

    fn decrypt(&self, body: &mut [u8], associated: Associated<'_>) -> Result<(), Error> {
        assert!(FAULT != PANICS || body.len() < 200, "a long body");
        let outcome = self.0.decrypt(body, heard::<FAULT>(associated));
        if FAULT == SPOILS && outcome.is_err() {
            body.fill(0);
        }
        outcome
    }

    fn token_id(pieces: &[&[u8]]) -> TokenId {
        <LocalKey as Decrypt>::token_id(pieces)
    }
}

enum Tested<const FAULT: u8> {}

impl<const FAULT: u8> Suite for Tested<FAULT> {
    const VERSION: Version = Version::V4;
    type LocalKey = Faulty<FAULT>;
    type SecretKey = SecretKey;
    type PublicKey = PublicKey;

    fn local_key() -> Result<Self::LocalKey, Error> {
        LocalKey::generate().map(Faulty)
    }

    fn secret_key() -> Result<SecretKey, Error> {
        SecretKey::generate()
    }

    fn public_half(key: &SecretKey) -> PublicKey {
        key.public_key().clone()
    }

    fn validate(key: &PublicKey) -> Result<(), Error> {
        key.validate()
    }
}

/// What fails must say why in these words.
fn fails(outcome: Result<(), String>, why: &str) {
    let found = outcome.unwrap_err();
    assert!(found.contains(why), "{found}");
}

#[test]
fn without_a_fault_all_hold() {
    let report = property::all::<Tested<NONE>>();
    assert!(report.is_ok(), "{report}");
}

#[test]
fn a_key_that_is_shown_is_noticed() {
    let outcome = property::keys_are_not_shown::<Tested<SHOWN>>();
    fails(outcome, "what is shown is \"LocalKey([");
}

#[test]
fn an_error_that_tells_of_the_key_is_noticed() {
    // One byte of two keys may be the same.
    let outcome = (0..4).try_for_each(|_| property::refused_keys_are_not_shown::<Tested<TELLS>>());
    fails(outcome, "half");
}

#[test]
fn a_key_that_is_too_long_is_noticed() {
    let outcome = property::refused_keys_are_not_shown::<Tested<LENIENT>>();
    fails(outcome, "a longer key was accepted");
    fails(hostile::bytes_as_keys::<Tested<LENIENT>>(), "the key is");
}

#[test]
fn a_body_that_is_spoiled_is_noticed() {
    let why = "the body after that is";
    fails(property::works_in_place::<Tested<SPOILS>>(), why);
    fails(hostile::bytes_as_buffers::<Tested<SPOILS>>(), why);
}

#[test]
fn a_panic_is_noticed() {
    let outcome = hostile::bytes_as_buffers::<Tested<PANICS>>();
    fails(outcome, "a long body");
}

#[test]
fn an_ignored_footer_is_noticed() {
    let outcome = property::works_in_place::<Tested<DEAF>>();
    fails(outcome, "something else associated was accepted");
    // Not every time is a letter of a footer replaced by another that may stand there.
    let outcome = (0..8).try_for_each(|_| hostile::altered_tokens::<Tested<DEAF>>());
    fails(outcome, "decrypting was accepted");
}
