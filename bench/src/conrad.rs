//! `paseto-v4` 0.1.0-rc with `paseto-json`, which is not the crate of that name here.

use std::{borrow::Cow, error::Error};

use paseto_json::{Json, Validate};
use peer_v4::{
    EncryptedToken, LocalKey, PasetoError, PublicKey, SecretKey, SignedToken, UnencryptedToken,
    UnsignedToken,
};
use serde::{Deserialize, Serialize};

use crate::{
    harness::{Contender, Kind},
    library::Library,
    material::{self, Session, keep},
};

const NAME: &str = "paseto-v4 rc, paseto-json";
const RAW: &str = "paseto-v4 rc";

/// The keys as this library wants them.
pub struct Conrad {
    local: LocalKey,
    secret: SecretKey,
    public: PublicKey,
}

impl Conrad {
    /// The keys of `material`.
    pub fn new() -> Self {
        let key = ::ours::SecretKey::from_seed(&material::SEED).expect("it has 32 bytes");
        let secret: SecretKey = key.to_paserk().expose().parse().expect("PASERK is PASERK");
        Self {
            local: material::LOCAL.into(),
            public: secret.public_key(),
            secret,
        }
    }
}

impl Default for Conrad {
    fn default() -> Self {
        Self::new()
    }
}

#[derive(Clone, Serialize, Deserialize)]
struct Kid {
    kid: Cow<'static, str>,
}

fn footer() -> Json<Kid> {
    let text = keep(material::footer());
    let kid: Kid = serde_json::from_str(text).expect("it is JSON");
    Json(kid)
}

/// The rules of this library are for its registered claims alone; these are for all in one struct.
struct Rules;

impl Validate for Rules {
    type Claims = Json<Session>;

    fn validate(&self, claims: &Json<Session>) -> Result<(), PasetoError> {
        match claims.0.holds() {
            true => Ok(()),
            false => Err(PasetoError::ClaimsError),
        }
    }
}

/// A payload of any bytes.
#[derive(Clone)]
struct Raw(Cow<'static, [u8]>);

impl peer_core::encodings::Payload for Raw {
    const SUFFIX: &'static str = "";

    fn encode(
        self,
        mut writer: impl peer_core::encodings::WriteBytes,
    ) -> Result<(), Box<dyn Error + Send + Sync>> {
        writer.write(&self.0);
        Ok(())
    }

    fn decode(payload: &[u8]) -> Result<Self, Box<dyn Error + Send + Sync>> {
        Ok(Self(payload.to_vec().into()))
    }
}

type Unchecked = peer_core::validation::NoValidation<Raw>;

/// Signing typed claims.
pub fn signing() -> Vec<Contender> {
    let (keys, session, footer) = (keep(Conrad::new()), Session::new(), footer().0.kid);
    let footer: &'static str = keep(footer.into_owned());
    vec![Contender::making(NAME, Kind::Peer, move || {
        let kid = Kid { kid: footer.into() };
        UnsignedToken::new(Json(session.clone()))
            .with_footer(Json(kid))
            .sign(&keys.secret)
            .expect("it is not refused")
            .to_string()
    })]
}

/// Verifying typed claims.
pub fn verifying(token: &'static str) -> Vec<Contender> {
    let keys = keep(Conrad::new());
    vec![Contender::doing(NAME, Kind::Peer, move || {
        let token: SignedToken<Json<Session>, Vec<u8>> = token.parse().expect("it is well-formed");
        token.verify(&keys.public, &Rules).expect("it holds")
    })]
}

/// Encrypting typed claims.
pub fn encrypting() -> Vec<Contender> {
    let (keys, session) = (keep(Conrad::new()), Session::new());
    vec![Contender::making(NAME, Kind::Peer, move || {
        UnencryptedToken::new(Json(session.clone()))
            .encrypt(&keys.local)
            .expect("it is not refused")
            .to_string()
    })]
}

/// Decrypting typed claims.
pub fn decrypting(token: &'static str) -> Vec<Contender> {
    let keys = keep(Conrad::new());
    vec![Contender::doing(NAME, Kind::Peer, move || {
        let token: EncryptedToken<Json<Session>> = token.parse().expect("it is well-formed");
        token.decrypt(&keys.local, &Rules).expect("it holds")
    })]
}

/// Encrypting any payload.
pub fn encrypting_raw(payload: &'static str) -> Contender {
    let (keys, payload) = (keep(Conrad::new()), Raw(payload.as_bytes().into()));
    Contender::making(RAW, Kind::Peer, move || {
        UnencryptedToken::new(payload.clone())
            .encrypt(&keys.local)
            .expect("it is not refused")
            .to_string()
    })
}

/// Decrypting any payload.
pub fn decrypting_raw(token: &'static str) -> Contender {
    let keys = keep(Conrad::new());
    let rules = Unchecked::dangerous_no_validation();
    Contender::doing(RAW, Kind::Peer, move || {
        let token: EncryptedToken<Raw> = token.parse().expect("it is well-formed");
        token.decrypt(&keys.local, &rules).expect("it is authentic")
    })
}

impl Library for Conrad {
    fn name(&self) -> &'static str {
        RAW
    }

    fn sign(&self, payload: &str, footer: &str, implicit: &str) -> String {
        UnsignedToken::new(Raw(payload.as_bytes().to_vec().into()))
            .with_footer(footer.as_bytes().to_vec())
            .sign_with_aad(&self.secret, implicit.as_bytes())
            .expect("it is not refused")
            .to_string()
    }

    fn verify(&self, token: &str, footer: &str, implicit: &str) -> Option<String> {
        let token: SignedToken<Raw, Vec<u8>> = token.parse().ok()?;
        let rules = Unchecked::dangerous_no_validation();
        let token = token.verify_with_aad(&self.public, implicit.as_bytes(), &rules);
        // This library compares no footer.
        let token = token
            .ok()
            .filter(|token| token.footer == footer.as_bytes())?;
        String::from_utf8(token.claims.0.into_owned()).ok()
    }

    fn encrypt(&self, payload: &str, footer: &str, implicit: &str) -> String {
        UnencryptedToken::new(Raw(payload.as_bytes().to_vec().into()))
            .with_footer(footer.as_bytes().to_vec())
            .encrypt_with_aad(&self.local, implicit.as_bytes())
            .expect("it is not refused")
            .to_string()
    }

    fn decrypt(&self, token: &str, footer: &str, implicit: &str) -> Option<String> {
        let token: EncryptedToken<Raw, Vec<u8>> = token.parse().ok()?;
        let rules = Unchecked::dangerous_no_validation();
        let token = token.decrypt_with_aad(&self.local, implicit.as_bytes(), &rules);
        let token = token
            .ok()
            .filter(|token| token.footer == footer.as_bytes())?;
        String::from_utf8(token.claims.0.into_owned()).ok()
    }
}
