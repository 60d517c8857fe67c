//! Public keys that are prepared for many tokens, and many tokens at once.

use ours::{Rules, Untrusted, v4::Window};
use ours_v4::SecretKey;
use serde::{Deserialize, Serialize};

use crate::{
    bare, conrad,
    harness::{Contender, Group, Kind},
    material::{self, Session, keep},
    paseto::{Purpose, Version},
};

/// The default first.
pub const WINDOWS: [Window; 3] = [Window::Bits6, Window::Bits4, Window::Bits8];
/// How many tokens there are at once.
const TOKENS: u32 = 64;

/// What the tokens are read into.
type Verified = ours::Verified<ours::Claims<Custom>>;

#[derive(Serialize, Deserialize)]
struct Custom {
    role: String,
    seats: u32,
}

/// `ours, prepared, window 6`.
pub fn name(window: Window) -> &'static str {
    keep(format!("ours, prepared, window {}", window.bits()))
}

/// The groups of version 4; version 2 has the same signatures.
pub fn groups() -> [Group; 2] {
    [many(), preparing()]
}

fn secret() -> SecretKey {
    SecretKey::from_seed(&material::SEED).expect("it has 32 bytes")
}

/// How long it takes until a prepared key is there; the table that all keys of a window share is.
fn preparing() -> Group {
    let public = keep(secret().public_key().clone());
    let preparing = |window: Window| {
        let work = move || public.prepare_with(window).expect("it is a point");
        let mut contender =
            Contender::doing(&format!("ours, window {}", window.bits()), Kind::Ours, work);
        contender.once();
        contender
    };
    Group {
        name: "prepare a key of v4.public".to_owned(),
        contenders: WINDOWS.map(preparing).into(),
    }
}

/// Tokens of one key, each with another `jti`.
fn many() -> Group {
    let secret = secret();
    let payloads: Vec<String> = (0..TOKENS)
        .map(|at| {
            let mut session = Session::new();
            session.jti = format!("{}{at:02}", material::TOKEN_ID).into();
            session.to_json()
        })
        .collect();
    let footer = format!("{{\"kid\":\"{}\"}}", secret.public_key().id());
    let footer: &'static str = keep(footer);
    let sign = |payload: &String| {
        let token = ours::Token::from_bytes(payload.as_bytes()).footer(footer);
        token.sign(&secret).expect("nothing in it is refused")
    };
    let texts: &'static [String] = keep(payloads.iter().map(sign).collect::<Vec<_>>());
    let rules: &'static Rules = keep(
        Rules::now()
            .issuer(material::ISSUER)
            .audience(material::AUDIENCE),
    );
    let mut contenders = Vec::new();
    let public = secret.public_key().clone();
    contenders.push(Contender::doing(
        "ours, one by one",
        Kind::Ours,
        move || {
            texts
                .iter()
                .map(|text| -> Verified { parsed(text).verify(&public, rules).expect("it holds") })
                .collect::<Vec<_>>()
        },
    ));
    for window in WINDOWS {
        let name = name(window);
        let key = secret.public_key().prepare_with(window);
        let key = key.expect("it is a point");
        let one = key.clone();
        let one_by_one = move || {
            let tokens = texts.iter().map(|text| -> Verified {
                let token = parsed(text);
                token.verify(&one, rules).expect("it holds")
            });
            tokens.collect::<Vec<_>>()
        };
        contenders.push(Contender::doing(
            &format!("{name}, one by one"),
            Kind::Ours,
            one_by_one,
        ));
        let at_once = move || {
            let tokens = texts.iter().map(|text| parsed(text));
            let tokens: Vec<Result<Verified, _>> = Untrusted::verify_many(tokens, &key, rules);
            assert!(tokens.iter().all(Result::is_ok), "all hold");
            tokens
        };
        contenders.push(Contender::doing(
            &format!("{name}, all at once"),
            Kind::Ours,
            at_once,
        ));
    }
    for library in conrad::libraries(Version::V4, Purpose::Public) {
        let name = format!("{}, one by one", library.name());
        contenders.push(Contender::doing(&name, Kind::Peer, move || {
            let tokens = texts.iter().map(|text| {
                let mut session = None;
                let read = library.read(text, footer, "", &mut |payload| {
                    session = Session::read_and_check(payload);
                });
                read.and(session).expect("it holds")
            });
            tokens.collect::<Vec<_>>()
        }));
    }
    contenders.push(bare::verifying_each(Version::V4, &payloads, footer));
    for contender in &mut contenders {
        contender.once();
    }
    Group {
        name: format!("verify {TOKENS} tokens v4.public, each, typed claims, rules checked"),
        contenders: contenders
            .into_iter()
            .map(|contender| contender.of(TOKENS))
            .collect(),
    }
}

fn parsed(text: &str) -> Untrusted {
    Untrusted::parse(text).expect("it is well-formed")
}
