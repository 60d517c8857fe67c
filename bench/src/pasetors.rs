//! `pasetors`: by its claims, which it has for version 4 alone, and by its version modules with
//! `serde_json`. It has no `v3.local`, and no version 1.

use ::pasetors::{
    Local, Public,
    claims::{Claims, ClaimsValidationRules},
    footer::Footer,
    keys::{AsymmetricPublicKey, AsymmetricSecretKey, SymmetricKey},
    local, public,
    token::UntrustedToken,
    version2, version3, version4,
    version4::V4,
};

use crate::{
    by_hand,
    harness::{Contender, Kind},
    library::Library,
    material::{self, Session, keep},
    paseto::{Purpose, Version},
};

const NAME: &str = "pasetors";

/// The keys of `v*.public`.
struct Signing<V> {
    secret: AsymmetricSecretKey<V>,
    public: AsymmetricPublicKey<V>,
}

/// The key of `v*.local`.
struct Encrypting<V>(SymmetricKey<V>);

fn some(text: &str) -> Option<&[u8]> {
    (!text.is_empty()).then_some(text.as_bytes())
}

/// `$some` is the function of that name for the versions with an implicit assertion.
macro_rules! signing {
    ($module:ident :: $V:ident $(, $some:ident)?) => {
        impl Signing<$module::$V> {
            fn new() -> Self {
                let (version, fits) = (Version::$V, "the length is right");
                let secret = material::secret_key(version);
                let public = material::public_key(version);
                Self {
                    secret: AsymmetricSecretKey::<$module::$V>::from(&secret).expect(fits),
                    public: AsymmetricPublicKey::<$module::$V>::from(&public).expect(fits),
                }
            }
        }

        impl Library for Signing<$module::$V> {
            fn name(&self) -> &'static str {
                NAME
            }

            fn make(&self, payload: &str, footer: &str, implicit: &str) -> String {
                assert!(implicit.is_empty() || Version::$V.has_implicit());
                let (payload, footer) = (payload.as_bytes(), some(footer));
                $module::PublicToken::sign(&self.secret, payload, footer $(, $some(implicit))?)
                    .expect("it is not refused")
            }

            fn read(
                &self,
                token: &str,
                footer: &str,
                implicit: &str,
                show: &mut dyn FnMut(&[u8]),
            ) -> Option<()> {
                assert!(implicit.is_empty() || Version::$V.has_implicit());
                let token = UntrustedToken::<Public, $module::$V>::try_from(token).ok()?;
                let (key, expected) = (&self.public, some(footer));
                let token = $module::PublicToken::verify(key, &token, expected $(, $some(implicit))?);
                let token = token.ok()?;
                // Without a footer to compare with, this library accepts any.
                (token.footer() == footer.as_bytes()).then(|| show(token.payload().as_bytes()))
            }
        }
    };
}

/// See [`signing`].
macro_rules! encrypting {
    ($module:ident :: $V:ident $(, $some:ident)?) => {
        impl Encrypting<$module::$V> {
            fn new() -> Self {
                Self(SymmetricKey::<$module::$V>::from(&material::LOCAL).expect("it has 32 bytes"))
            }
        }

        impl Library for Encrypting<$module::$V> {
            fn name(&self) -> &'static str {
                NAME
            }

            fn make(&self, payload: &str, footer: &str, implicit: &str) -> String {
                assert!(implicit.is_empty() || Version::$V.has_implicit());
                let (payload, footer) = (payload.as_bytes(), some(footer));
                $module::LocalToken::encrypt(&self.0, payload, footer $(, $some(implicit))?)
                    .expect("it is not refused")
            }

            fn read(
                &self,
                token: &str,
                footer: &str,
                implicit: &str,
                show: &mut dyn FnMut(&[u8]),
            ) -> Option<()> {
                assert!(implicit.is_empty() || Version::$V.has_implicit());
                let token = UntrustedToken::<Local, $module::$V>::try_from(token).ok()?;
                let expected = some(footer);
                let token = $module::LocalToken::decrypt(&self.0, &token, expected $(, $some(implicit))?);
                let token = token.ok()?;
                (token.footer() == footer.as_bytes()).then(|| show(token.payload().as_bytes()))
            }
        }
    };
}

signing!(version2::V2);
signing!(version3::V3, some);
signing!(version4::V4, some);
encrypting!(version2::V2);
encrypting!(version4::V4, some);

/// Its lowest interface.
pub fn library(version: Version, purpose: Purpose) -> Option<Box<dyn Library>> {
    match (version, purpose) {
        (Version::V1, _) | (Version::V3, Purpose::Local) => None,
        (Version::V2, Purpose::Public) => Some(Box::new(Signing::<version2::V2>::new())),
        (Version::V2, Purpose::Local) => Some(Box::new(Encrypting::<version2::V2>::new())),
        (Version::V3, Purpose::Public) => Some(Box::new(Signing::<version3::V3>::new())),
        (Version::V4, Purpose::Public) => Some(Box::new(Signing::<V4>::new())),
        (Version::V4, Purpose::Local) => Some(Box::new(Encrypting::<V4>::new())),
    }
}

fn by_hand(version: Version) -> String {
    format!("{NAME}, version{} and serde_json by hand", version.digit())
}

/// Making tokens with typed claims.
pub fn making(version: Version, purpose: Purpose, footer: &'static str) -> Vec<Contender> {
    let mut all = Vec::new();
    match (version, purpose) {
        (Version::V4, Purpose::Public) => all.push(sign(footer)),
        (Version::V4, Purpose::Local) => all.push(encrypt()),
        _ => {}
    }
    let library = library(version, purpose);
    all.extend(library.map(|library| by_hand::making(&by_hand(version), library, footer)));
    all
}

/// Reading tokens with typed claims.
pub fn reading(
    version: Version,
    purpose: Purpose,
    token: &'static str,
    footer: &'static str,
) -> Vec<Contender> {
    let mut all = Vec::new();
    match (version, purpose) {
        (Version::V4, Purpose::Public) => all.push(verify(token)),
        (Version::V4, Purpose::Local) => all.push(decrypt(token)),
        _ => {}
    }
    let library = library(version, purpose);
    all.extend(library.map(|library| by_hand::reading(&by_hand(version), library, token, footer)));
    all
}

fn claims() -> Claims {
    Claims::from_string(&Session::new().to_json()).expect("they are claims")
}

fn rules() -> ClaimsValidationRules {
    let mut rules = ClaimsValidationRules::new();
    rules.validate_issuer_with(material::ISSUER);
    rules.validate_audience_with(material::AUDIENCE);
    rules
}

fn sign(text: &str) -> Contender {
    let (keys, claims) = (keep(Signing::<V4>::new()), claims());
    let mut footer = Footer::new();
    footer.parse_string(text).expect("it is a footer");
    Contender::making(NAME, Kind::Peer, move || {
        public::sign(&keys.secret, &claims, Some(&footer), None).expect("it is not refused")
    })
}

fn verify(token: &'static str) -> Contender {
    let (keys, rules) = (keep(Signing::<V4>::new()), rules());
    Contender::doing(NAME, Kind::Peer, move || {
        let token = UntrustedToken::<Public, V4>::try_from(token).expect("it is well-formed");
        public::verify(&keys.public, &token, &rules, None, None).expect("it holds")
    })
}

fn encrypt() -> Contender {
    let (keys, claims) = (keep(Encrypting::<V4>::new()), claims());
    Contender::making(NAME, Kind::Peer, move || {
        local::encrypt(&keys.0, &claims, None, None).expect("it is not refused")
    })
}

fn decrypt(token: &'static str) -> Contender {
    let (keys, rules) = (keep(Encrypting::<V4>::new()), rules());
    Contender::doing(NAME, Kind::Peer, move || {
        let token = UntrustedToken::<Local, V4>::try_from(token).expect("it is well-formed");
        local::decrypt(&keys.0, &token, &rules, None, None).expect("it holds")
    })
}
