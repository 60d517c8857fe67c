//! What a gate and a ring add to a token that one key could have checked.

use ours::{
    Error, Gate, Header, KeyRing, KeySet, KeyState, Rules, SealingRing, Token, Untrusted, Verified,
    v4::{LocalKey, PublicKey, SecretKey},
};

use crate::{
    harness::{Contender, Group, Kind},
    material::{Session, keep},
};

/// How many keys there are in a ring.
const SIZES: [usize; 3] = [1, 100, 10_000];
/// How many tokens are checked in turn, each of another key where there are as many.
const TOKENS: usize = 1024;
const GATE: Gate = Gate::new().allow(Header::V4_PUBLIC).allow(Header::V4_LOCAL);

type Claims = std::collections::BTreeMap<String, serde_json::Value>;

/// The groups of version 4; the cost of a ring does not depend on the version.
pub fn groups() -> [Group; 3] {
    let rules: &'static Rules = keep(Rules::now());
    let [mut finding, mut verifying, mut decrypting] = [const { Vec::new() }; 3];

    let secret = SecretKey::generate().expect("there is randomness");
    let public: &'static PublicKey = keep(secret.public_key().clone());
    let text: &'static str = keep(signed(&secret));
    verifying.push(Contender::doing("key", Kind::Ours, move || {
        let token = Untrusted::parse(text)?;
        token.verify::<_, Claims>(public, rules)
    }));
    let local: &'static LocalKey = keep(LocalKey::generate().expect("there is randomness"));
    let text: &'static str = keep(encrypted(local));
    decrypting.push(Contender::doing("key", Kind::Ours, move || {
        let token = Untrusted::parse(text)?;
        token.decrypt::<_, Claims>(local, rules)
    }));

    for size in SIZES {
        let name = format!("gate, ring of {size}");
        let (ring, tokens) = public_ring(size);
        let mut next = turns(tokens);
        let untrusted: Vec<_> = tokens.iter().map(|text| parsed(text)).collect();
        let untrusted = keep(untrusted);
        let mut at = 0;
        finding.push(Contender::doing(&name, Kind::Ours, move || {
            at = (at + 1) % tokens.len();
            GATE.check(&tokens[at])?;
            ring.find(untrusted[at].untrusted_footer())
        }));
        verifying.push(Contender::doing(
            &name,
            Kind::Reference,
            move || -> Result<Verified<Claims>, Error> { GATE.parse(next())?.verify(ring, rules) },
        ));
        let (ring, tokens) = local_ring(size);
        let mut next = turns(tokens);
        decrypting.push(Contender::doing(
            &name,
            Kind::Reference,
            move || -> Result<Verified<Claims>, Error> { GATE.parse(next())?.decrypt(ring, rules) },
        ));
    }
    [
        ("ring: pass the gate and find the key", finding),
        ("ring: verify v4.public, rules checked", verifying),
        ("ring: decrypt v4.local, rules checked", decrypting),
    ]
    .map(|(name, mut contenders)| {
        for contender in &mut contenders {
            contender.once();
        }
        Group {
            name: name.to_owned(),
            contenders,
        }
    })
}

fn turns(tokens: &'static [String]) -> impl FnMut() -> &'static str {
    let mut at = 0;
    move || {
        at = (at + 1) % tokens.len();
        &tokens[at]
    }
}

fn parsed(text: &str) -> Untrusted {
    Untrusted::parse(text).expect("it is well-formed")
}

/// A ring of so many public keys, and tokens of them, each of which it accepts.
fn public_ring(size: usize) -> (&'static KeyRing<PublicKey>, &'static [String]) {
    let mut keys = KeySet::new();
    let mut tokens = Vec::new();
    for at in 0..size {
        let secret = SecretKey::generate().expect("there is randomness");
        let key = secret.public_key().clone();
        keys.add(key, KeyState::Accepted).expect("it is a new key");
        if is_used(at, size) {
            tokens.push(signed(&secret));
        }
    }
    let ring = keep(KeyRing::new(keys));
    for text in &tokens {
        let token: Result<Verified<Claims>, _> = parsed(text).verify(ring, &Rules::now());
        assert!(token.is_ok(), "the ring has the key");
    }
    (ring, keep(tokens))
}

/// The same with local keys.
fn local_ring(size: usize) -> (&'static SealingRing<LocalKey>, &'static [String]) {
    let mut keys = KeySet::new();
    let mut tokens = Vec::new();
    for at in 0..size {
        let key = LocalKey::generate().expect("there is randomness");
        if is_used(at, size) {
            tokens.push(encrypted(&key));
        }
        let state = if at == 0 {
            KeyState::Active
        } else {
            KeyState::Accepted
        };
        keys.add(key, state).expect("it is a new key");
    }
    let ring = keep(SealingRing::with_keys(keys).expect("one is active"));
    for text in &tokens {
        let token: Result<Verified<Claims>, _> = parsed(text).decrypt(ring, &Rules::now());
        assert!(token.is_ok(), "the ring has the key");
    }
    (ring, keep(tokens))
}

/// Spreads the tokens over the keys.
fn is_used(at: usize, size: usize) -> bool {
    at.is_multiple_of(size.div_ceil(TOKENS))
}

fn token() -> Token<'static> {
    Token::from_bytes(Session::new().to_json().as_bytes())
}

fn signed(key: &SecretKey) -> String {
    let token = token().footer(key.public_key().id());
    token.sign(key).expect("nothing in it is refused")
}

fn encrypted(key: &LocalKey) -> String {
    let token = token().footer(key.id());
    token.encrypt(key).expect("nothing in it is refused")
}
