//! `paseto-v1` to `paseto-v4` 0.1.0-rc with `paseto-json`, which are not the crates of these names
//! here, and their variants on AWS-LC and libsodium.

use std::{borrow::Cow, error::Error};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use paseto_json::{Json, Validate};
use peer_core::{
    EncryptedToken, LocalKey, PasetoError, PublicKey, SecretKey, SignedToken, UnencryptedToken,
    UnsignedToken, version,
};
use serde::{Deserialize, Serialize};

use crate::{
    harness::{Contender, Kind},
    library::Library,
    material::{self, Session, keep},
    paseto::{Purpose, Version},
};

/// What both purposes have besides the lowest interface.
trait Conrad: Library {
    fn making(&'static self, footer: &'static str) -> Contender;
    fn reading(&'static self, token: &'static str) -> Contender;
}

/// The keys of `v*.public`.
struct Signing<V: version::SealingVersion<version::Public>> {
    name: &'static str,
    secret: SecretKey<V>,
    public: PublicKey<V>,
}

/// The key of `v*.local`.
struct Encrypting<V: version::SealingVersion<version::Local>> {
    name: &'static str,
    key: LocalKey<V>,
}

fn signing<V>(name: &'static str, of: Version) -> Box<dyn Conrad>
where
    V: version::SealingVersion<version::Public>,
    Signing<V>: Sync,
{
    let key = URL_SAFE_NO_PAD.encode(material::secret_key(of));
    let key = format!("k{}.secret.{key}", of.digit());
    let secret: SecretKey<V> = key.parse().expect("PASERK is PASERK");
    let public = secret.public_key();
    Box::new(Signing {
        name,
        secret,
        public,
    })
}

fn encrypting<V>(name: &'static str) -> Box<dyn Conrad>
where
    V: version::SealingVersion<version::Local>,
    Encrypting<V>: Sync,
{
    let key = material::LOCAL.into();
    Box::new(Encrypting::<V> { name, key })
}

fn all(version: Version, purpose: Purpose) -> Vec<Box<dyn Conrad>> {
    install();
    let v1 = "paseto-v1 rc";
    let v2 = "paseto-v2 rc";
    let (v3, aws_lc) = ("paseto-v3 rc", "paseto-v3-aws-lc rc");
    let (v4, sodium) = ("paseto-v4 rc", "paseto-v4-sodium rc");
    match (version, purpose) {
        (Version::V1, Purpose::Public) => vec![signing::<peer_v1::core::V1>(v1, version)],
        (Version::V1, Purpose::Local) => vec![encrypting::<peer_v1::core::V1>(v1)],
        (Version::V2, Purpose::Public) => vec![signing::<peer_v2::core::V2>(v2, version)],
        (Version::V2, Purpose::Local) => vec![encrypting::<peer_v2::core::V2>(v2)],
        (Version::V3, Purpose::Public) => vec![
            signing::<peer_v3::core::V3>(v3, version),
            signing::<peer_v3_aws_lc::core::V3>(aws_lc, version),
        ],
        (Version::V3, Purpose::Local) => vec![
            encrypting::<peer_v3::core::V3>(v3),
            encrypting::<peer_v3_aws_lc::core::V3>(aws_lc),
        ],
        (Version::V4, Purpose::Public) => vec![
            signing::<peer_v4::core::V4>(v4, version),
            signing::<peer_v4_sodium::core::V4>(sodium, version),
        ],
        (Version::V4, Purpose::Local) => vec![
            encrypting::<peer_v4::core::V4>(v4),
            encrypting::<peer_v4_sodium::core::V4>(sodium),
        ],
    }
}

/// Must be called before anything of libsodium. Once is enough, and more does no harm.
pub fn install() {
    peer_v4_sodium::ensure_init().expect("libsodium finds randomness");
}

/// Its lowest interface.
pub fn libraries(version: Version, purpose: Purpose) -> Vec<Box<dyn Library>> {
    let all = all(version, purpose).into_iter();
    all.map(|this| this as Box<dyn Library>).collect()
}

/// Making tokens with typed claims.
pub fn making(version: Version, purpose: Purpose, footer: &'static str) -> Vec<Contender> {
    let all = all(version, purpose).into_iter();
    all.map(|this| Box::leak(this).making(footer)).collect()
}

/// Reading tokens with typed claims.
pub fn reading(version: Version, purpose: Purpose, token: &'static str) -> Vec<Contender> {
    let all = all(version, purpose).into_iter();
    all.map(|this| Box::leak(this).reading(token)).collect()
}

fn typed(name: &str) -> String {
    format!("{name}, paseto-json")
}

#[derive(Clone, Serialize, Deserialize)]
struct Kid {
    kid: Cow<'static, str>,
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

impl<V: version::SealingVersion<version::Public>> Conrad for Signing<V>
where
    Self: Sync,
{
    fn making(&'static self, footer: &'static str) -> Contender {
        let Kid { kid } = serde_json::from_str(footer).expect("it is JSON");
        let (session, kid) = (Session::new(), keep(kid.into_owned()));
        Contender::making(&typed(self.name), Kind::Peer, move || {
            let kid = kid.as_str().into();
            UnsignedToken::new(Json(session.clone()))
                .with_footer(Json(Kid { kid }))
                .sign(&self.secret)
                .expect("it is not refused")
                .to_string()
        })
    }

    fn reading(&'static self, token: &'static str) -> Contender {
        Contender::doing(&typed(self.name), Kind::Peer, move || {
            let token: SignedToken<V, Json<Session>, Vec<u8>> =
                token.parse().expect("it is well-formed");
            let token = token.verify(&self.public, &Rules).expect("it holds");
            (token.claims, token.footer)
        })
    }
}

impl<V: version::SealingVersion<version::Local>> Conrad for Encrypting<V>
where
    Self: Sync,
{
    fn making(&'static self, _: &'static str) -> Contender {
        let session = Session::new();
        Contender::making(&typed(self.name), Kind::Peer, move || {
            UnencryptedToken::new(Json(session.clone()))
                .encrypt(&self.key)
                .expect("it is not refused")
                .to_string()
        })
    }

    fn reading(&'static self, token: &'static str) -> Contender {
        Contender::doing(&typed(self.name), Kind::Peer, move || {
            let token: EncryptedToken<V, Json<Session>> = token.parse().expect("it is well-formed");
            token.decrypt(&self.key, &Rules).expect("it holds").claims
        })
    }
}

/// A payload of any bytes, not copied where a token is made.
struct Raw<'p>(Cow<'p, [u8]>);

impl peer_core::encodings::Payload for Raw<'_> {
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

type Unchecked<'p> = peer_core::validation::NoValidation<Raw<'p>>;

impl<V: version::SealingVersion<version::Public>> Library for Signing<V>
where
    Self: Sync,
{
    fn name(&self) -> &'static str {
        self.name
    }

    fn make(&self, payload: &str, footer: &str, implicit: &str) -> String {
        UnsignedToken::<V, _>::new(Raw(payload.as_bytes().into()))
            .with_footer(footer.as_bytes().to_vec())
            .sign_with_aad(&self.secret, implicit.as_bytes())
            .expect("it is not refused")
            .to_string()
    }

    fn read(
        &self,
        token: &str,
        footer: &str,
        implicit: &str,
        show: &mut dyn FnMut(&[u8]),
    ) -> Option<()> {
        let token: SignedToken<V, Raw, Vec<u8>> = token.parse().ok()?;
        let rules = Unchecked::dangerous_no_validation();
        let token = token.verify_with_aad(&self.public, implicit.as_bytes(), &rules);
        let token = token.ok()?;
        // This library compares no footer.
        (token.footer == footer.as_bytes()).then(|| show(&token.claims.0))
    }
}

impl<V: version::SealingVersion<version::Local>> Library for Encrypting<V>
where
    Self: Sync,
{
    fn name(&self) -> &'static str {
        self.name
    }

    fn make(&self, payload: &str, footer: &str, implicit: &str) -> String {
        UnencryptedToken::<V, _>::new(Raw(payload.as_bytes().into()))
            .with_footer(footer.as_bytes().to_vec())
            .encrypt_with_aad(&self.key, implicit.as_bytes())
            .expect("it is not refused")
            .to_string()
    }

    fn read(
        &self,
        token: &str,
        footer: &str,
        implicit: &str,
        show: &mut dyn FnMut(&[u8]),
    ) -> Option<()> {
        let token: EncryptedToken<V, Raw, Vec<u8>> = token.parse().ok()?;
        let rules = Unchecked::dangerous_no_validation();
        let token = token.decrypt_with_aad(&self.key, implicit.as_bytes(), &rules);
        let token = token.ok()?;
        (token.footer == footer.as_bytes()).then(|| show(&token.claims.0))
    }
}
