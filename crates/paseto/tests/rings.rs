//! Key sets, rings, the gate and the router.

#![cfg(feature = "v4")]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]
#![allow(
    clippy::std_instead_of_core,
    clippy::std_instead_of_alloc,
    reason = "tests have all of std"
)]

#[path = "rings/broken.rs"]
mod broken;
#[path = "rings/document.rs"]
mod document;
#[path = "rings/footers.rs"]
mod footers;
#[path = "rings/gate.rs"]
mod gate;
#[path = "rings/issuing.rs"]
mod issuing;
#[path = "rings/makers.rs"]
mod makers;
#[path = "rings/many.rs"]
mod many;
#[path = "rings/own_keys.rs"]
mod own_keys;
#[cfg(feature = "v2")]
#[path = "rings/router.rs"]
mod router;
#[path = "rings/states.rs"]
mod states;
#[path = "rings/threads.rs"]
mod threads;
#[path = "rings/versions.rs"]
mod versions;
#[path = "rings/wrapped.rs"]
mod wrapped;

use paseto::{
    Authentic, Claims, Error, Timestamp, Token, Untrusted,
    v4::{LocalKey, PublicKey, SecretKey},
};

const NOW: Timestamp = Timestamp::from_unix(1_800_000_000);

fn later(seconds: u64) -> Timestamp {
    NOW.saturating_add(std::time::Duration::from_secs(seconds))
}

fn secret(number: u8) -> SecretKey {
    SecretKey::from_seed(&[number; 32]).unwrap()
}

fn public(number: u8) -> PublicKey {
    secret(number).public_key().clone()
}

fn local(number: u8) -> LocalKey {
    LocalKey::from_bytes(&[number; 32]).unwrap()
}

fn token() -> Token<'static> {
    Token::new(&Claims::at(NOW, ()).subject("alice")).unwrap()
}

/// Any payload, and no rule: only what is authentic gets here.
fn raw(token: &Authentic) -> Result<Vec<u8>, Error> {
    Ok(token.payload().to_vec())
}

/// The footer of a token that nobody has checked.
fn footer(text: &str) -> String {
    let token = Untrusted::parse(text).unwrap();
    String::from_utf8(token.untrusted_footer().as_bytes().to_vec()).unwrap()
}
