//! `pasetors`, by its claims, and by its version modules with `serde_json`.

use ::pasetors::{
    Local, Public,
    claims::{Claims, ClaimsValidationRules},
    footer::Footer,
    keys::{AsymmetricPublicKey, AsymmetricSecretKey, SymmetricKey},
    local, public,
    token::{TrustedToken, UntrustedToken},
    version4::{LocalToken, PublicToken, V4},
};

use crate::{
    harness::{Contender, Kind},
    library::Library,
    material::{self, Session, keep},
};

const NAME: &str = "pasetors";
const LOW: &str = "pasetors, version4 and serde_json by hand";

/// The keys as this library wants them.
pub struct Pasetors {
    local: SymmetricKey<V4>,
    secret: AsymmetricSecretKey<V4>,
    public: AsymmetricPublicKey<V4>,
}

impl Pasetors {
    /// The keys of `material`.
    pub fn new() -> Self {
        let length = "the length is right";
        Self {
            local: SymmetricKey::from(&material::LOCAL).expect(length),
            secret: AsymmetricSecretKey::from(&material::key_pair()).expect(length),
            public: AsymmetricPublicKey::from(&material::public_key()).expect(length),
        }
    }

    fn low_verify(&self, token: &str, footer: &str, implicit: &str) -> Option<TrustedToken> {
        let token = UntrustedToken::<Public, V4>::try_from(token).ok()?;
        PublicToken::verify(&self.public, &token, some(footer), some(implicit)).ok()
    }

    fn low_decrypt(&self, token: &str, footer: &str, implicit: &str) -> Option<TrustedToken> {
        let token = UntrustedToken::<Local, V4>::try_from(token).ok()?;
        LocalToken::decrypt(&self.local, &token, some(footer), some(implicit)).ok()
    }
}

impl Default for Pasetors {
    fn default() -> Self {
        Self::new()
    }
}

fn some(text: &str) -> Option<&[u8]> {
    (!text.is_empty()).then_some(text.as_bytes())
}

fn claims() -> Claims {
    Claims::from_string(&Session::new().to_json()).expect("they are claims")
}

fn footer() -> Footer {
    let mut footer = Footer::new();
    footer
        .parse_string(&material::footer())
        .expect("it is a footer");
    footer
}

fn rules() -> ClaimsValidationRules {
    let mut rules = ClaimsValidationRules::new();
    rules.validate_issuer_with(material::ISSUER);
    rules.validate_audience_with(material::AUDIENCE);
    rules
}

/// Signing typed claims.
pub fn signing() -> Vec<Contender> {
    let keys = keep(Pasetors::new());
    let (claims, footer) = (claims(), footer());
    let (session, text) = (Session::new(), material::footer());
    vec![
        Contender::making(NAME, Kind::Peer, move || {
            public::sign(&keys.secret, &claims, Some(&footer), None).expect("it is not refused")
        }),
        Contender::making(LOW, Kind::Peer, move || {
            let json = session.to_json();
            PublicToken::sign(&keys.secret, json.as_bytes(), some(&text), None)
                .expect("it is not refused")
        }),
    ]
}

/// Verifying typed claims.
pub fn verifying(token: &'static str) -> Vec<Contender> {
    let (keys, rules) = (keep(Pasetors::new()), rules());
    vec![
        Contender::doing(NAME, Kind::Peer, move || {
            let token = UntrustedToken::<Public, V4>::try_from(token).expect("it is well-formed");
            public::verify(&keys.public, &token, &rules, None, None).expect("it holds")
        }),
        Contender::doing(LOW, Kind::Peer, move || {
            let token = keys.low_verify(token, "", "").expect("it holds");
            Session::read_and_check(token.payload().as_bytes()).expect("its claims hold")
        }),
    ]
}

/// Encrypting typed claims.
pub fn encrypting() -> Vec<Contender> {
    let keys = keep(Pasetors::new());
    let (claims, session) = (claims(), Session::new());
    vec![
        Contender::making(NAME, Kind::Peer, move || {
            local::encrypt(&keys.local, &claims, None, None).expect("it is not refused")
        }),
        Contender::making(LOW, Kind::Peer, move || {
            let json = session.to_json();
            LocalToken::encrypt(&keys.local, json.as_bytes(), None, None)
                .expect("it is not refused")
        }),
    ]
}

/// Decrypting typed claims.
pub fn decrypting(token: &'static str) -> Vec<Contender> {
    let (keys, rules) = (keep(Pasetors::new()), rules());
    vec![
        Contender::doing(NAME, Kind::Peer, move || {
            let token = UntrustedToken::<Local, V4>::try_from(token).expect("it is well-formed");
            local::decrypt(&keys.local, &token, &rules, None, None).expect("it holds")
        }),
        Contender::doing(LOW, Kind::Peer, move || {
            let token = keys.low_decrypt(token, "", "").expect("it holds");
            Session::read_and_check(token.payload().as_bytes()).expect("its claims hold")
        }),
    ]
}

/// Encrypting any payload.
pub fn encrypting_raw(payload: &'static str) -> Contender {
    let keys = keep(Pasetors::new());
    Contender::making(NAME, Kind::Peer, move || {
        LocalToken::encrypt(&keys.local, payload.as_bytes(), None, None).expect("it is not refused")
    })
}

/// Decrypting any payload.
pub fn decrypting_raw(token: &'static str) -> Contender {
    let keys = keep(Pasetors::new());
    Contender::doing(NAME, Kind::Peer, move || {
        keys.low_decrypt(token, "", "").expect("it is authentic")
    })
}

impl Library for Pasetors {
    fn name(&self) -> &'static str {
        NAME
    }

    fn sign(&self, payload: &str, footer: &str, implicit: &str) -> String {
        PublicToken::sign(
            &self.secret,
            payload.as_bytes(),
            some(footer),
            some(implicit),
        )
        .expect("it is not refused")
    }

    fn verify(&self, token: &str, footer: &str, implicit: &str) -> Option<String> {
        let token = self.low_verify(token, footer, implicit)?;
        // Without a footer to compare with, this library accepts any.
        (token.footer() == footer.as_bytes()).then(|| token.payload().to_owned())
    }

    fn encrypt(&self, payload: &str, footer: &str, implicit: &str) -> String {
        LocalToken::encrypt(
            &self.local,
            payload.as_bytes(),
            some(footer),
            some(implicit),
        )
        .expect("it is not refused")
    }

    fn decrypt(&self, token: &str, footer: &str, implicit: &str) -> Option<String> {
        let token = self.low_decrypt(token, footer, implicit)?;
        (token.footer() == footer.as_bytes()).then(|| token.payload().to_owned())
    }
}
