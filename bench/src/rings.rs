//! What a gate and a ring add to a token that one key could have checked.

use std::sync::Arc;

use ours::{
    Associated, Error, Gate, Header, KeyRing, KeySet, KeyState, Rules, SealingRing, Token, TokenId,
    Untrusted, Verified, Verify,
    paserk::Key,
    v4::{LocalKey, PublicKey, SecretKey},
};

use crate::{
    harness::{Contender, Group, Kind},
    material::{Session, keep},
};

/// How many keys there are in a ring.
const SIZES: [usize; 3] = [1, 100, 10_000];
/// How many tokens are checked in turn, each of another key where there are as many.
const TOKENS: usize = 64;
/// How many there are of 10 000 keys: every tenth.
const TOKENS_OF_MANY: usize = 64;
const GATE: Gate = Gate::new().allow(Header::V4_PUBLIC).allow(Header::V4_LOCAL);

type Claims = std::collections::BTreeMap<String, serde_json::Value>;

/// The groups of version 4; the cost of a ring does not depend on the version.
pub fn groups() -> [Group; 3] {
    let rules: &'static Rules = keep(Rules::now());
    let [mut finding, mut verifying, mut decrypting] = [const { Vec::new() }; 3];

    let secret = SecretKey::generate().expect("there is randomness");
    let public: &'static PublicKey = keep(secret.public_key().clone());
    let text: &'static str = keep(signed(&secret));
    verifying.push(Contender::doing(
        "key",
        Kind::Reference,
        move || -> Result<Verified<Claims>, Error> {
            let token = Untrusted::parse(text)?;
            token.verify(public, rules)
        },
    ));
    let local: &'static LocalKey = keep(LocalKey::generate().expect("there is randomness"));
    let text: &'static str = keep(encrypted(local));
    decrypting.push(Contender::doing(
        "key",
        Kind::Reference,
        move || -> Result<Verified<Claims>, Error> {
            let token = Untrusted::parse(text)?;
            token.decrypt(local, rules)
        },
    ));

    for size in SIZES {
        let name = format!("gate, ring of {size}");
        let (ring, tokens) = public_ring(size);
        finding.push(finding_in(&name, ring, tokens));
        let mut next = turns(tokens);
        verifying.push(Contender::doing(
            &name,
            Kind::Ours,
            move || -> Result<Verified<Claims>, Error> { GATE.parse(next())?.verify(ring, rules) },
        ));
        if tokens.len() == TOKENS_OF_MANY {
            let keys = keys_of(tokens, |token| ring.find(token.untrusted_footer()));
            let mut next = turns(keys);
            verifying.push(Contender::doing(
                "as many keys and no ring",
                Kind::Reference,
                move || -> Result<Verified<Claims>, Error> {
                    let (key, text) = next();
                    Untrusted::parse(text)?.verify(&**key, rules)
                },
            ));
        }
        let (ring, tokens) = local_ring(size);
        if tokens.len() == TOKENS_OF_MANY {
            let keys = keys_of(tokens, |token| ring.find(token.untrusted_footer()));
            let mut next = turns(keys);
            decrypting.push(Contender::doing(
                "as many keys and no ring",
                Kind::Reference,
                move || -> Result<Verified<Claims>, Error> {
                    let (key, text) = next();
                    Untrusted::parse(text)?.decrypt(&**key, rules)
                },
            ));
        }
        let mut next = turns(tokens);
        decrypting.push(Contender::doing(
            &name,
            Kind::Ours,
            move || -> Result<Verified<Claims>, Error> { GATE.parse(next())?.decrypt(ring, rules) },
        ));
    }
    [
        ("ring: gate and lookup, without a signature", finding),
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

/// A public key whose signature costs nothing: what is left is the ring.
struct Free(PublicKey);

impl Key for Free {
    const HEADER: &'static str = <PublicKey as Key>::HEADER;
    const ID_HEADER: &'static str = PublicKey::ID_HEADER;
    const LENGTH: Option<usize> = PublicKey::LENGTH;
    type Text = String;

    fn with_bytes<R>(&self, f: impl FnOnce(&[u8]) -> R) -> R {
        self.0.with_bytes(f)
    }

    fn from_key_bytes(bytes: &[u8]) -> Result<Self, Error> {
        PublicKey::from_key_bytes(bytes).map(Self)
    }

    fn id_hash(pieces: [&str; 3]) -> [u8; 33] {
        PublicKey::id_hash(pieces)
    }
}

impl Verify for Free {
    const HEADER: Header = Header::V4_PUBLIC;
    const SIGNATURE_LEN: usize = 64;

    fn verify(&self, _: &[u8], _: Associated<'_>, _: &[u8]) -> Result<(), Error> {
        Ok(())
    }

    fn signing_input(
        &self,
        message: &[u8],
        associated: Associated<'_>,
        sink: &mut dyn FnMut(&[u8]),
    ) -> Result<(), Error> {
        self.0.signing_input(message, associated, sink)
    }

    fn token_id(pieces: &[&[u8]]) -> TokenId {
        PublicKey::token_id(pieces)
    }
}

/// The gate, and the ring up to its key. The tokens' footers stand in a row, because in a service
/// they have just come in.
fn finding_in(name: &str, ring: &KeyRing<PublicKey>, tokens: &'static [String]) -> Contender {
    let mut keys = KeySet::new();
    for key in ring.current().iter() {
        let key = key.key().expect("none is retired");
        keys.add(Free(PublicKey::clone(key)), KeyState::Accepted)
            .expect("it is a new key");
    }
    let ring = KeyRing::new(keys);
    let footers: Vec<[u8; 61]> = tokens
        .iter()
        .map(|text| {
            let token = parsed(text);
            let footer = token.untrusted_footer().as_bytes();
            footer.try_into().expect("it is an id alone")
        })
        .collect();
    let text = &tokens[0];
    let mut at = 0;
    Contender::doing(name, Kind::Ours, move || {
        at = (at + 1) % footers.len();
        GATE.check(text)?;
        ring.verify(b"", Associated::new(&footers[at], b""), b"")
    })
}

fn turns<T>(all: &'static [T]) -> impl FnMut() -> &'static T {
    let mut at = 0;
    move || {
        at = (at + 1) % all.len();
        &all[at]
    }
}

/// Each token with its key, looked up beforehand: what so many keys cost without a ring.
fn keys_of<K>(
    tokens: &'static [String],
    find: impl Fn(&Untrusted) -> Result<Arc<K>, Error>,
) -> &'static [(Arc<K>, &'static str)] {
    let found = tokens.iter().map(|text| {
        let key = find(&parsed(text)).expect("the ring has the key");
        (key, text.as_str())
    });
    keep(found.collect::<Vec<_>>())
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
