//! What all contenders are given: the same keys, claims, footer and payloads.

use std::borrow::Cow;

use ed25519_dalek::SigningKey;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// The Ed25519 seed.
pub const SEED: [u8; 32] = *b"an Ed25519 seed for benchmarks..";
/// The key of `v4.local` and of HS256.
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

/// `seed ‖ public key`.
pub fn key_pair() -> [u8; 64] {
    SigningKey::from_bytes(&SEED).to_keypair_bytes()
}

/// The public key.
pub fn public_key() -> [u8; 32] {
    SigningKey::from_bytes(&SEED).verifying_key().to_bytes()
}

/// The footer of signed tokens: `{"kid":"k4.pid.…"}`.
pub fn footer() -> String {
    let key = ours::PublicKey::from_bytes(&public_key()).expect("it is a valid key");
    format!("{{\"kid\":\"{}\"}}", key.id())
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
