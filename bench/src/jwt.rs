//! `jsonwebtoken`, with both of its backends.
//!
//! That library takes one backend for the whole process. The provider that is installed here asks
//! a switch which of its two own providers to pass a call on to.

use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

use jsonwebtoken::{
    Algorithm, DecodingKey, EncodingKey, Header, TokenData, Validation,
    crypto::{CryptoProvider, KeyUtils, aws_lc, rust_crypto},
    decode, encode,
};
use serde::{Deserialize, Serialize};

use crate::{
    harness::{Contender, Kind},
    material::{self, keep},
    paseto::{Purpose, Version},
};

static WITH_AWS_LC: AtomicBool = AtomicBool::new(false);

static SWITCH: CryptoProvider = CryptoProvider {
    signer_factory: |algorithm, key| (backend().signer_factory)(algorithm, key),
    verifier_factory: |algorithm, key| (backend().verifier_factory)(algorithm, key),
    key_utils: KeyUtils::new_unimplemented(),
};

fn backend() -> &'static CryptoProvider {
    match WITH_AWS_LC.load(Relaxed) {
        true => &aws_lc::DEFAULT_PROVIDER,
        false => &rust_crypto::DEFAULT_PROVIDER,
    }
}

/// `seed` as PKCS #8, version 1: what OpenSSL writes.
fn pkcs8() -> Vec<u8> {
    const PREFIX: [u8; 16] = *b"\x30\x2e\x02\x01\x00\x30\x05\x06\x03\x2b\x65\x70\x04\x22\x04\x20";
    [PREFIX.as_slice(), &material::SEED].concat()
}

/// The P-384 key pair as PKCS #8 around RFC 5915.
fn p384_pkcs8() -> Vec<u8> {
    const PREFIX: &[u8] = b"\x30\x81\xb6\x02\x01\x00\x30\x10\x06\x07\x2a\x86\x48\xce\x3d\x02\x01\
        \x06\x05\x2b\x81\x04\x00\x22\x04\x81\x9e\x30\x81\x9b\x02\x01\x01\x04\x30";
    const PUBLIC: &[u8] = b"\xa1\x64\x03\x62\x00";
    let public = material::p384_uncompressed();
    [PREFIX, &material::SCALAR, PUBLIC, &public].concat()
}

/// With the key id of the footer.
fn header_with_kid(algorithm: Algorithm, footer: &str) -> Header {
    #[derive(Deserialize)]
    struct Kid {
        kid: String,
    }
    let Kid { kid } = serde_json::from_str(footer).expect("it is JSON");
    let mut header = Header::new(algorithm);
    header.kid = Some(kid);
    header
}

/// The claims as JWT has them: times are numbers.
#[derive(Serialize, Deserialize)]
struct Session {
    iss: String,
    sub: String,
    aud: String,
    jti: String,
    exp: i64,
    nbf: i64,
    iat: i64,
    role: String,
    seats: u32,
}

impl Session {
    fn new() -> Self {
        Self {
            iss: material::ISSUER.into(),
            sub: material::SUBJECT.into(),
            aud: material::AUDIENCE.into(),
            jti: material::TOKEN_ID.into(),
            exp: material::EXPIRES,
            nbf: material::ISSUED,
            iat: material::ISSUED,
            role: material::ROLE.into(),
            seats: material::SEATS,
        }
    }
}

fn rules(algorithm: Algorithm) -> Validation {
    let mut rules = Validation::new(algorithm);
    rules.set_issuer(&[material::ISSUER]);
    rules.set_audience(&[material::AUDIENCE]);
    rules.validate_nbf = true;
    rules
}

/// One algorithm, its keys, and what both sides have ready.
struct Setup {
    name: &'static str,
    header: Header,
    rules: Validation,
    encoding: EncodingKey,
    decoding: DecodingKey,
    session: Session,
}

impl Setup {
    /// With the key id that the footer of a PASETO token has.
    fn eddsa(footer: &str) -> Self {
        Self {
            name: "jsonwebtoken EdDSA",
            header: header_with_kid(Algorithm::EdDSA, footer),
            rules: rules(Algorithm::EdDSA),
            encoding: EncodingKey::from_ed_der(&pkcs8()),
            decoding: DecodingKey::from_ed_der(&material::ed25519_public_key()),
            session: Session::new(),
        }
    }

    /// With a key id, too.
    fn es384(footer: &str) -> Self {
        Self {
            name: "jsonwebtoken ES384",
            header: header_with_kid(Algorithm::ES384, footer),
            rules: rules(Algorithm::ES384),
            encoding: EncodingKey::from_ec_der(&p384_pkcs8()),
            decoding: DecodingKey::from_ec_der(&material::p384_uncompressed()),
            session: Session::new(),
        }
    }

    fn hs256() -> Self {
        Self {
            name: "jsonwebtoken HS256",
            header: Header::new(Algorithm::HS256),
            rules: rules(Algorithm::HS256),
            encoding: EncodingKey::from_secret(&material::LOCAL),
            decoding: DecodingKey::from_secret(&material::LOCAL),
            session: Session::new(),
        }
    }

    fn make(&self) -> String {
        encode(&self.header, &self.session, &self.encoding).expect("it is not refused")
    }

    fn check(&self, token: &str) -> TokenData<Session> {
        decode(token, &self.decoding, &self.rules).expect("it holds")
    }

    /// Each backend reads what each of them makes.
    fn expect_agreement(&self) {
        for (maker, _) in BACKENDS {
            WITH_AWS_LC.store(maker, Relaxed);
            let token = self.make();
            for (reader, _) in BACKENDS {
                WITH_AWS_LC.store(reader, Relaxed);
                let claims = self.check(&token).claims;
                assert_eq!(
                    (claims.sub.as_str(), claims.seats),
                    (material::SUBJECT, material::SEATS)
                );
            }
        }
    }

    fn making(self) -> Vec<Contender> {
        self.expect_agreement();
        let this = keep(self);
        BACKENDS
            .map(|(aws_lc, backend)| {
                Contender::making(&format!("{}, {backend}", this.name), Kind::Jwt, move || {
                    WITH_AWS_LC.store(aws_lc, Relaxed);
                    this.make()
                })
            })
            .into()
    }

    fn checking(self) -> Vec<Contender> {
        let this = keep(self);
        let token: &str = keep(this.make());
        BACKENDS
            .map(|(aws_lc, backend)| {
                Contender::doing(&format!("{}, {backend}", this.name), Kind::Jwt, move || {
                    WITH_AWS_LC.store(aws_lc, Relaxed);
                    this.check(token)
                })
            })
            .into()
    }
}

const BACKENDS: [(bool, &str); 2] = [(false, "rust_crypto"), (true, "aws_lc_rs")];

/// Must be called before anything else here.
pub fn install() {
    // A second call finds the first one's provider, which is the same.
    let _ = SWITCH.install_default();
}

/// Making tokens with typed claims, beside those of versions 3 and 4. With a shared key they are
/// authenticated, not encrypted.
pub fn making(version: Version, purpose: Purpose, footer: &str) -> Vec<Contender> {
    setup(version, purpose, footer).map_or_else(Vec::new, Setup::making)
}

/// Checking tokens with typed claims.
pub fn reading(version: Version, purpose: Purpose, footer: &str) -> Vec<Contender> {
    setup(version, purpose, footer).map_or_else(Vec::new, Setup::checking)
}

fn setup(version: Version, purpose: Purpose, footer: &str) -> Option<Setup> {
    match (version, purpose) {
        (Version::V3, Purpose::Public) => Some(Setup::es384(footer)),
        (Version::V4, Purpose::Public) => Some(Setup::eddsa(footer)),
        (Version::V4, Purpose::Local) => Some(Setup::hs256()),
        _ => None,
    }
}
