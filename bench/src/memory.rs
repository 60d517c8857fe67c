//! What the keys of version 4 take, alone and by the million.

use std::hint::black_box;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use curve25519_dalek::constants::ED25519_BASEPOINT_POINT;
use ours::{
    KeyRing, KeySet, KeyState, Untrusted,
    paserk::{self, Key},
    v4::{LocalKey, PublicKey, SecretKey, Window},
};

use crate::{
    alloc,
    harness::{self, Contender, Group, Kind},
    keys,
    material::{self, keep},
    outcome::{KeySize, Memory, RingSize},
    paseto::Version,
};

/// How many keys there are in the ring.
const KEYS: usize = 1_000_000;
/// How many of them are looked up in turn: so many that what a lookup reads is in no cache, as in a
/// service with that many keys.
const LOOKED_UP: usize = 50_000;

/// Counts bytes, and measures lookups.
pub fn measure(rounds: usize) -> Memory {
    let text = |kind, bytes: &[u8]| keys::text(Version::V4, kind, bytes);
    let local = text("local", &material::LOCAL);
    let secret = text("secret", &material::secret_key(Version::V4));
    let public = text("public", &material::public_key(Version::V4));
    Memory {
        keys: vec![
            // Parsing makes these two ready.
            size("LocalKey", || parse::<LocalKey>(local)),
            size("SecretKey", || parse::<SecretKey>(secret)),
            size("PublicKey, as parsed from PASERK", || {
                parse::<PublicKey>(public)
            }),
            size("PublicKey, parsed and used", || {
                let key: PublicKey = parse(public);
                key.validate().expect("it is a point");
                key
            }),
            size("PublicKey, from bytes", || {
                PublicKey::from_bytes(&material::public_key(Version::V4)).expect("it is a point")
            }),
            prepared(Window::Bits4),
            prepared(Window::Bits6),
            prepared(Window::Bits8),
        ],
        rings: vec![ring(rounds)],
    }
}

fn parse<K: Key>(text: &str) -> K {
    paserk::parse(text).expect("it is a key")
}

/// Without the table that all keys of a window share, which is as large.
fn prepared(window: Window) -> KeySize {
    let name = format!("PreparedPublicKey, window {}", window.bits());
    let key = PublicKey::from_bytes(&material::public_key(Version::V4));
    let key = key.expect("it is a point");
    size(&name, || key.prepare_with(window).expect("it is a point"))
}

fn size<K>(name: &str, make: impl Fn() -> K) -> KeySize {
    // What is made once and for all is not the key's.
    drop(make());
    let (key, heap) = alloc::left_behind(|| black_box(make()));
    drop(key);
    KeySize {
        key: format!("v4 {name}"),
        inline: size_of::<K>(),
        heap,
    }
}

/// A ring of public keys, which are the multiples of the base point: nobody signs with them.
fn ring(rounds: usize) -> RingSize {
    let (ring, bytes) = alloc::left_behind(|| {
        let mut set = KeySet::new();
        let mut point = ED25519_BASEPOINT_POINT;
        for _ in 0..KEYS {
            let key = PublicKey::from_bytes(point.compress().as_bytes()).expect("it is a point");
            set.add(key, KeyState::Accepted).expect("it is a new key");
            point += ED25519_BASEPOINT_POINT;
        }
        KeyRing::new(set)
    });
    let ring: &'static KeyRing<PublicKey> = keep(ring);
    let looked_up = ring.current();
    let looked_up = looked_up.iter().step_by(KEYS / LOOKED_UP);
    let tokens: Vec<_> = looked_up.map(|key| unsigned(key.id())).collect();
    let mut at = 0;
    let finding = Contender::doing("ring", Kind::Ours, move || {
        // A stride that meets every token, and none of two in a row.
        at = (at + 20_011) % tokens.len();
        let found = ring.find(tokens[at].untrusted_footer());
        found.expect("the ring has the key")
    });
    let mut group = Group {
        name: String::new(),
        contenders: vec![finding],
    };
    RingSize {
        ring: "KeyRing of v4 PublicKey".to_owned(),
        keys: KEYS,
        bytes,
        lookup_ns: harness::measure(&mut group, rounds)[0].median,
    }
}

/// A token of this key as far as a ring is concerned: its signature is none.
fn unsigned(id: &str) -> Untrusted {
    let (signature, footer) = ([0; 64], format!("{{\"kid\":\"{id}\"}}"));
    let [signature, footer] =
        [&signature[..], footer.as_bytes()].map(|bytes| URL_SAFE_NO_PAD.encode(bytes));
    Untrusted::parse(&format!("v4.public.{signature}.{footer}")).expect("it is well-formed")
}
