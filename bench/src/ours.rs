//! This repository's `paseto-v4`.

use ::ours::{
    Authentic, Claims, Error, KeyId, LocalKey, PublicKey, Rules, SecretKey, Timestamp, Token,
    Untrusted, Verified,
};
use serde::{Deserialize, Serialize};

use crate::{
    harness::{Contender, Kind},
    library::Library,
    material::{self, keep},
};

/// Our keys.
pub struct Ours {
    local: LocalKey,
    secret: SecretKey,
}

/// The custom claims; the registered ones are in [`Claims`].
#[derive(Serialize, Deserialize)]
struct Custom {
    role: String,
    seats: u32,
}

impl Ours {
    /// The keys of `material`.
    pub fn new() -> Self {
        Self {
            local: LocalKey::from_bytes(&material::LOCAL).expect("it has 32 bytes"),
            secret: SecretKey::from_seed(&material::SEED).expect("it has 32 bytes"),
        }
    }

    fn public(&self) -> &PublicKey {
        self.secret.public_key()
    }

    /// A signed token with the claims and the footer of `material`.
    pub fn signed() -> String {
        sign(&Self::new(), &claims(), Self::new().public().id())
    }

    /// An encrypted token with the claims of `material`.
    pub fn encrypted() -> String {
        encrypt(&Self::new(), &claims())
    }

    /// Panics unless we accept this token with the claims of `material`.
    pub fn must_accept_signed(token: &str) {
        let claims = Untrusted::parse(token)
            .and_then(|token| token.verify(Self::new().public(), &rules()))
            .expect("we verify what a contender signed");
        expect_claims(&claims);
    }

    /// Panics unless we accept this token with the claims of `material`.
    pub fn must_accept_encrypted(token: &str) {
        let claims = Untrusted::parse(token)
            .and_then(|token| token.decrypt(&Self::new().local, &rules()))
            .expect("we decrypt what a contender encrypted");
        expect_claims(&claims);
    }
}

impl Default for Ours {
    fn default() -> Self {
        Self::new()
    }
}

fn expect_claims(token: &Verified<Claims<Custom>>) {
    let claims = token.claims();
    assert_eq!(claims.sub(), Some(material::SUBJECT));
    assert_eq!(claims.jti(), Some(material::TOKEN_ID));
    let custom = claims.custom();
    assert_eq!(
        (custom.role.as_str(), custom.seats),
        (material::ROLE, material::SEATS)
    );
}

fn claims() -> Claims<Custom> {
    let custom = Custom {
        role: material::ROLE.to_owned(),
        seats: material::SEATS,
    };
    Claims::at(Timestamp::from_unix(material::ISSUED), custom)
        .issuer(material::ISSUER)
        .subject(material::SUBJECT)
        .audience(material::AUDIENCE)
        .token_identifier(material::TOKEN_ID)
        .expires_at(Timestamp::from_unix(material::EXPIRES))
}

fn rules() -> Rules {
    Rules::now()
        .issuer(material::ISSUER)
        .audience(material::AUDIENCE)
}

fn sign(keys: &Ours, claims: &Claims<Custom>, kid: KeyId<PublicKey>) -> String {
    Token::new(claims)
        .and_then(|token| token.footer(kid).sign(&keys.secret))
        .expect("it has nothing to refuse")
}

fn encrypt(keys: &Ours, claims: &Claims<Custom>) -> String {
    Token::new(claims)
        .and_then(|token| token.encrypt(&keys.local))
        .expect("it has nothing to refuse")
}

/// Any payload: the caller gets it with the token.
fn raw(_: &Authentic) -> Result<(), Error> {
    Ok(())
}

/// Signing typed claims.
pub fn signing() -> Vec<Contender> {
    let (keys, claims) = (keep(Ours::new()), keep(claims()));
    let kid = keys.public().id();
    vec![Contender::making("ours", Kind::Ours, move || {
        sign(keys, claims, kid)
    })]
}

/// Verifying typed claims.
pub fn verifying(token: &'static str) -> Vec<Contender> {
    let (keys, rules) = (keep(Ours::new()), keep(rules()));
    vec![
        Contender::doing("ours", Kind::Ours, move || -> Verified<Claims<Custom>> {
            let token = Untrusted::parse(token).expect("it is well-formed");
            token.verify(keys.public(), rules).expect("it holds")
        }),
        Contender::doing(
            "ours, custom claims alone",
            Kind::Ours,
            move || -> Verified<Custom> {
                let token = Untrusted::parse(token).expect("it is well-formed");
                token.verify(keys.public(), rules).expect("it holds")
            },
        ),
    ]
}

/// Encrypting typed claims.
pub fn encrypting() -> Vec<Contender> {
    let (keys, claims) = (keep(Ours::new()), keep(claims()));
    vec![Contender::making("ours", Kind::Ours, move || {
        encrypt(keys, claims)
    })]
}

/// Decrypting typed claims.
pub fn decrypting(token: &'static str) -> Vec<Contender> {
    let (keys, rules) = (keep(Ours::new()), keep(rules()));
    vec![
        Contender::doing("ours", Kind::Ours, move || -> Verified<Claims<Custom>> {
            let token = Untrusted::parse(token).expect("it is well-formed");
            token.decrypt(&keys.local, rules).expect("it holds")
        }),
        Contender::doing(
            "ours, custom claims alone",
            Kind::Ours,
            move || -> Verified<Custom> {
                let token = Untrusted::parse(token).expect("it is well-formed");
                token.decrypt(&keys.local, rules).expect("it holds")
            },
        ),
    ]
}

/// Encrypting any payload.
pub fn encrypting_raw(payload: &'static str) -> Contender {
    let keys = keep(Ours::new());
    Contender::making("ours", Kind::Ours, move || {
        let token = Token::from_bytes(payload.as_bytes());
        token.encrypt(&keys.local).expect("it is not refused")
    })
}

/// Decrypting any payload.
pub fn decrypting_raw(token: &'static str) -> Contender {
    let keys = keep(Ours::new());
    Contender::doing("ours", Kind::Ours, move || {
        let token = Untrusted::parse(token).expect("it is well-formed");
        token.decrypt(&keys.local, &raw).expect("it is authentic")
    })
}

impl Library for Ours {
    fn name(&self) -> &'static str {
        "ours"
    }

    fn sign(&self, payload: &str, footer: &str, implicit: &str) -> String {
        Token::from_bytes(payload.as_bytes())
            .footer(footer)
            .implicit(implicit)
            .sign(&self.secret)
            .expect("nothing in it is refused")
    }

    fn verify(&self, token: &str, footer: &str, implicit: &str) -> Option<String> {
        let token = Untrusted::parse(token).ok()?.require_footer(footer).ok()?;
        let token = token.implicit(implicit).verify(self.public(), &raw).ok()?;
        String::from_utf8(token.payload().to_vec()).ok()
    }

    fn encrypt(&self, payload: &str, footer: &str, implicit: &str) -> String {
        Token::from_bytes(payload.as_bytes())
            .footer(footer)
            .implicit(implicit)
            .encrypt(&self.local)
            .expect("nothing in it is refused")
    }

    fn decrypt(&self, token: &str, footer: &str, implicit: &str) -> Option<String> {
        let token = Untrusted::parse(token).ok()?.require_footer(footer).ok()?;
        let token = token.implicit(implicit).decrypt(&self.local, &raw).ok()?;
        String::from_utf8(token.payload().to_vec()).ok()
    }
}
