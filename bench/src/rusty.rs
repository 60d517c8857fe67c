//! `rusty_paseto`, by its builder and parser, and by its core with `serde_json`.

use rusty_paseto::prelude::*;

use crate::{
    harness::{Contender, Kind},
    library::Library,
    material::{self, Session, keep},
};

const NAME: &str = "rusty_paseto";
const CORE: &str = "rusty_paseto, core and serde_json by hand";

/// The keys as this library wants them.
pub struct Rusty {
    local: PasetoSymmetricKey<V4, Local>,
    secret: PasetoAsymmetricPrivateKey<'static, V4, Public>,
    public: PasetoAsymmetricPublicKey<'static, V4, Public>,
}

impl Rusty {
    /// The keys of `material`.
    pub fn new() -> Self {
        let secret = keep(Key::<64>::from(material::key_pair()));
        let public = keep(Key::<32>::from(material::public_key()));
        Self {
            local: Key::<32>::from(material::LOCAL).into(),
            secret: secret.into(),
            public: public.into(),
        }
    }

    fn core_encrypt(&self, payload: &str, footer: &str, implicit: &str) -> Option<String> {
        let nonce = Key::<32>::try_new_random().ok()?;
        let mut token = Paseto::<V4, Local>::builder();
        token.set_payload(Payload::from(payload));
        token.set_implicit_assertion(ImplicitAssertion::from(implicit));
        if !footer.is_empty() {
            token.set_footer(Footer::from(footer));
        }
        token.try_encrypt(&self.local, &(&nonce).into()).ok()
    }

    fn core_sign(&self, payload: &str, footer: &str, implicit: &str) -> Option<String> {
        let mut token = Paseto::<V4, Public>::builder();
        token.set_payload(Payload::from(payload));
        token.set_implicit_assertion(ImplicitAssertion::from(implicit));
        if !footer.is_empty() {
            token.set_footer(Footer::from(footer));
        }
        token.try_sign(&self.secret).ok()
    }
}

impl Default for Rusty {
    fn default() -> Self {
        Self::new()
    }
}

/// Sets what every token has. The builder is used up by each token, and its own defaults stand for
/// the three times: an hour from now.
fn claims<P>(builder: &mut PasetoBuilder<'static, V4, P>) {
    let custom = "no registered claim has that name";
    builder
        .set_claim(IssuerClaim::from(material::ISSUER))
        .set_claim(SubjectClaim::from(material::SUBJECT))
        .set_claim(AudienceClaim::from(material::AUDIENCE))
        .set_claim(TokenIdentifierClaim::from(material::TOKEN_ID))
        .set_claim(CustomClaim::try_from(("role", material::ROLE)).expect(custom))
        .set_claim(CustomClaim::try_from(("seats", material::SEATS)).expect(custom));
}

fn parser<P>() -> PasetoParser<'static, V4, P> {
    let mut parser = PasetoParser::default();
    parser
        .check_claim(IssuerClaim::from(material::ISSUER))
        .check_claim(AudienceClaim::from(material::AUDIENCE));
    parser
}

/// Signing typed claims.
pub fn signing() -> Vec<Contender> {
    let keys = keep(Rusty::new());
    let footer = keep(material::footer());
    let session = Session::new();
    vec![
        Contender::making(NAME, Kind::Peer, move || {
            let mut builder = PasetoBuilder::<V4, Public>::default();
            claims(&mut builder);
            builder.set_footer(Footer::from(footer.as_str()));
            builder.build(&keys.secret).expect("it is not refused")
        }),
        Contender::making(CORE, Kind::Peer, move || {
            let json = session.to_json();
            keys.core_sign(&json, footer, "")
                .expect("it is not refused")
        }),
    ]
}

/// Verifying typed claims.
pub fn verifying(token: &'static str) -> Vec<Contender> {
    let keys = keep(Rusty::new());
    let footer = Footer::from(keep(material::footer()).as_str());
    let mut parser = parser::<Public>();
    parser.set_footer(footer);
    vec![
        Contender::doing(NAME, Kind::Peer, move || -> Session {
            parser.parse_into(token, &keys.public).expect("it holds")
        }),
        Contender::doing(CORE, Kind::Peer, move || {
            let json =
                Paseto::<V4, Public>::try_verify(token, &keys.public, footer, None).expect("holds");
            Session::read_and_check(json.as_bytes()).expect("its claims hold")
        }),
    ]
}

/// Encrypting typed claims.
pub fn encrypting() -> Vec<Contender> {
    let keys = keep(Rusty::new());
    let session = Session::new();
    vec![
        Contender::making(NAME, Kind::Peer, move || {
            let mut builder = PasetoBuilder::<V4, Local>::default();
            claims(&mut builder);
            builder.build(&keys.local).expect("it is not refused")
        }),
        Contender::making(CORE, Kind::Peer, move || {
            let json = session.to_json();
            keys.core_encrypt(&json, "", "").expect("it is not refused")
        }),
    ]
}

/// Decrypting typed claims.
pub fn decrypting(token: &'static str) -> Vec<Contender> {
    let keys = keep(Rusty::new());
    let mut parser = parser::<Local>();
    vec![
        Contender::doing(NAME, Kind::Peer, move || -> Session {
            parser.parse_into(token, &keys.local).expect("it holds")
        }),
        Contender::doing(CORE, Kind::Peer, move || {
            let json =
                Paseto::<V4, Local>::try_decrypt(token, &keys.local, None, None).expect("it holds");
            Session::read_and_check(json.as_bytes()).expect("its claims hold")
        }),
    ]
}

/// Encrypting any payload.
pub fn encrypting_raw(payload: &'static str) -> Contender {
    let keys = keep(Rusty::new());
    Contender::making(NAME, Kind::Peer, move || {
        keys.core_encrypt(payload, "", "")
            .expect("it is not refused")
    })
}

/// Decrypting any payload; `None` where this library refuses the token for its length.
pub fn decrypting_raw(token: &'static str) -> Option<Contender> {
    let keys = keep(Rusty::new());
    let fits = token.len() <= Paseto::<V4, Local>::MAX_TOKEN_SIZE;
    fits.then(|| {
        Contender::doing(NAME, Kind::Peer, move || {
            Paseto::<V4, Local>::try_decrypt(token, &keys.local, None, None).expect("it holds")
        })
    })
}

impl Library for Rusty {
    fn name(&self) -> &'static str {
        NAME
    }

    fn sign(&self, payload: &str, footer: &str, implicit: &str) -> String {
        self.core_sign(payload, footer, implicit)
            .expect("it is not refused")
    }

    fn verify(&self, token: &str, footer: &str, implicit: &str) -> Option<String> {
        let (footer, implicit) = (Footer::from(footer), ImplicitAssertion::from(implicit));
        Paseto::<V4, Public>::try_verify(token, &self.public, footer, implicit).ok()
    }

    fn encrypt(&self, payload: &str, footer: &str, implicit: &str) -> String {
        self.core_encrypt(payload, footer, implicit)
            .expect("it is not refused")
    }

    fn decrypt(&self, token: &str, footer: &str, implicit: &str) -> Option<String> {
        let (footer, implicit) = (Footer::from(footer), ImplicitAssertion::from(implicit));
        Paseto::<V4, Local>::try_decrypt(token, &self.local, footer, implicit).ok()
    }
}
