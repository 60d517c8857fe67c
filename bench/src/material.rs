//! What all contenders are given: the same keys, claims, footer and payloads.

use std::borrow::Cow;

use ed25519_dalek::SigningKey;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::paseto::Version;

/// The Ed25519 seed of v2 and v4.
pub const SEED: [u8; 32] = *b"an Ed25519 seed for benchmarks..";
/// The P-384 scalar of v3.
pub const SCALAR: [u8; 48] = *b"a scalar of the curve P-384, used for benchmarks";
/// The RSA key of v1, PKCS #1. It was made for this benchmark, and is used for nothing else.
pub const RSA: &[u8] = include_bytes!("../keys/rsa-2048-secret.der");
/// The public half of [`RSA`], SubjectPublicKeyInfo.
pub const RSA_PUBLIC: &[u8] = include_bytes!("../keys/rsa-2048-public.der");
/// The key of `local` tokens and of HS256.
pub const LOCAL: [u8; 32] = *b"a shared key used for benchmarks";

/// `iss`, which is checked.
pub const ISSUER: &str = "https://id.example";
/// `sub`.
pub const SUBJECT: &str = "alice";
/// `aud`, which is checked.
pub const AUDIENCE: &str = "api";
/// `jti`.
pub const TOKEN_ID: &str = "7hC4kQz9";
/// `iat` and `nbf`, in seconds of Unix time: 2025-01-01T00:00:00Z.
pub const ISSUED: i64 = 1_735_689_600;
/// `exp`, in seconds of Unix time: 2039-01-01T00:00:00Z.
pub const EXPIRES: i64 = 2_177_452_800;
/// A custom claim.
pub const ROLE: &str = "admin";
/// A custom claim.
pub const SEATS: u32 = 4;

/// Keeps a value for the whole run, so that closures can share it.
pub fn keep<T>(value: T) -> &'static T {
    Box::leak(Box::new(value))
}

/// The secret key of a version, in the form that PASERK has: DER, `seed ‖ public key` or a scalar.
pub fn secret_key(version: Version) -> Vec<u8> {
    match version {
        Version::V1 => RSA.to_vec(),
        Version::V2 | Version::V4 => SigningKey::from_bytes(&SEED).to_keypair_bytes().to_vec(),
        Version::V3 => SCALAR.to_vec(),
    }
}

/// The public key of a version, in the form that PASERK has: DER, a point, or a compressed one.
pub fn public_key(version: Version) -> Vec<u8> {
    match version {
        Version::V1 => RSA_PUBLIC.to_vec(),
        Version::V2 | Version::V4 => ed25519_public_key().to_vec(),
        Version::V3 => {
            let key = p384::ecdsa::SigningKey::from_slice(&SCALAR).expect("it is below the order");
            key.verifying_key().to_sec1_point(true).as_bytes().to_vec()
        }
    }
}

/// [`RSA`] as PKCS #8, which some libraries want.
pub fn rsa_pkcs8() -> Vec<u8> {
    // Version 0, and the identifier of RSA. The lengths fit a key of this size.
    const RSA_ENCRYPTION: &[u8] =
        b"\x02\x01\x00\x30\x0d\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01\x05\x00";
    let long = |tag, content: &[u8]| {
        let length = u16::try_from(content.len()).expect("an RSA key is short");
        [&[tag, 0x82], length.to_be_bytes().as_slice(), content].concat()
    };
    long(0x30, &[RSA_ENCRYPTION, &long(0x04, RSA)].concat())
}

/// [`RSA_PUBLIC`] as PKCS #1, which some libraries want: what stands in the envelope.
pub fn rsa_public_pkcs1() -> &'static [u8] {
    &RSA_PUBLIC[24..]
}

/// The public half of [`SCALAR`], not compressed.
pub fn p384_uncompressed() -> Vec<u8> {
    let key = p384::ecdsa::SigningKey::from_slice(&SCALAR).expect("it is below the order");
    let point = key.verifying_key().to_sec1_point(false);
    point.as_bytes().to_vec()
}

/// The public half of [`SEED`].
pub fn ed25519_public_key() -> [u8; 32] {
    SigningKey::from_bytes(&SEED).verifying_key().to_bytes()
}

/// All claims as one struct, for contenders without claims of their own. Texts are borrowed where
/// a token is made, so that a clone costs nothing.
#[derive(Clone, Serialize, Deserialize)]
pub struct Session {
    /// Who made the token.
    pub iss: Cow<'static, str>,
    /// Whom it is about.
    pub sub: Cow<'static, str>,
    /// Whom it is for.
    pub aud: Cow<'static, str>,
    /// Its name.
    pub jti: Cow<'static, str>,
    /// Its end.
    pub exp: Timestamp,
    /// Its beginning.
    pub nbf: Timestamp,
    /// When it was made.
    pub iat: Timestamp,
    /// A custom claim.
    pub role: Cow<'static, str>,
    /// A custom claim.
    pub seats: u32,
}

impl Session {
    /// The claims of every token here.
    pub fn new() -> Self {
        let at = |seconds| Timestamp::from_second(seconds).expect("it is a year of four digits");
        Self {
            iss: ISSUER.into(),
            sub: SUBJECT.into(),
            aud: AUDIENCE.into(),
            jti: TOKEN_ID.into(),
            exp: at(EXPIRES),
            nbf: at(ISSUED),
            iat: at(ISSUED),
            role: ROLE.into(),
            seats: SEATS,
        }
    }

    /// The JSON of the claims, about 180 bytes.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("it has nothing that JSON has not")
    }

    /// Reads and checks claims as a careful user would by hand: issuer, audience, all three times.
    pub fn read_and_check(json: &[u8]) -> Option<Self> {
        let session: Self = serde_json::from_slice(json).ok()?;
        session.holds().then_some(session)
    }

    /// Whether the claims hold.
    pub fn holds(&self) -> bool {
        let now = Timestamp::now();
        self.iss == ISSUER
            && self.aud == AUDIENCE
            && now <= self.exp
            && self.nbf <= now
            && self.iat <= now
    }
}

impl Default for Session {
    fn default() -> Self {
        Self::new()
    }
}

/// A payload of `length` bytes. It is text, because some peers take nothing else.
pub fn payload(length: usize) -> String {
    let letters = b"abcdefghijklmnopqrstuvwxyz0123456789";
    let mut state = 1_u32;
    (0..length)
        .map(|_| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            char::from(letters[(state >> 16) as usize % letters.len()])
        })
        .collect()
}
