//! `paseto-v2` to `paseto-v4` 0.1.0-rc, which are not the crates of these names here.

use core::error::Error;
use std::sync::LazyLock;

use paseto::Purpose;
#[cfg(feature = "differential-v2")]
use peer_v2::core::V2 as V;
#[cfg(feature = "differential-v3")]
use peer_v3::core::V3 as V;
#[cfg(feature = "differential-v4")]
use peer_v4::core::V4 as V;

use peer_core::{
    EncryptedToken, LocalKey, PublicKey, SecretKey, SignedToken, UnencryptedToken, UnsignedToken,
    encodings::{Payload, WriteBytes},
    validation::NoValidation,
};

use super::{Answer, Given, Kind, Opened, Peer};
use crate::differential::{LOCAL_KEY, SECRET_KEY};

/// The library.
pub(super) struct Rc;

/// A payload of any bytes.
struct Raw(Vec<u8>);

impl Payload for Raw {
    const SUFFIX: &'static str = "";

    fn encode(self, mut writer: impl WriteBytes) -> Result<(), Box<dyn Error + Send + Sync>> {
        writer.write(&self.0);
        Ok(())
    }

    fn decode(payload: &[u8]) -> Result<Self, Box<dyn Error + Send + Sync>> {
        Ok(Self(payload.to_vec()))
    }
}

static SECRET: LazyLock<SecretKey<V>> =
    LazyLock::new(|| SECRET_KEY.parse().expect("a key of this library"));
static PUBLIC: LazyLock<PublicKey<V>> = LazyLock::new(|| SECRET.public_key());
static LOCAL: LazyLock<LocalKey<V>> =
    LazyLock::new(|| LOCAL_KEY.parse().expect("a key of this library"));

pub(super) fn seal(purpose: Purpose, payload: &[u8], footer: &[u8], implicit: &[u8]) -> String {
    let (payload, footer) = (Raw(payload.to_vec()), footer.to_vec());
    match purpose {
        Purpose::Public => UnsignedToken::<V, _>::new(payload)
            .with_footer(footer)
            .sign_with_aad(&SECRET, implicit)
            .map(|token| token.to_string()),
        _ => UnencryptedToken::<V, _>::new(payload)
            .with_footer(footer)
            .encrypt_with_aad(&LOCAL, implicit)
            .map(|token| token.to_string()),
    }
    .expect("it seals any bytes")
}

impl Peer for Rc {
    fn name(&self) -> &'static str {
        "paseto-vN rc"
    }

    fn open(&self, given: &Given<'_>) -> Answer<Opened> {
        open(given).into()
    }

    fn key(&self, kind: Kind, text: &str) -> Answer<String> {
        let text = match kind {
            Kind::Local => text
                .parse()
                .map(|key: LocalKey<V>| key.expose_key().to_string()),
            Kind::Secret => text
                .parse()
                .map(|key: SecretKey<V>| key.expose_key().to_string()),
            Kind::Public => text.parse().map(|key: PublicKey<V>| key.to_string()),
        };
        text.ok().into()
    }
}

fn open(given: &Given<'_>) -> Option<Opened> {
    let rules = NoValidation::<Raw>::dangerous_no_validation();
    match given.purpose {
        Purpose::Public => {
            let token: SignedToken<V, Raw, Vec<u8>> = given.text.parse().ok()?;
            let token = token.verify_with_aad(&PUBLIC, given.implicit, &rules);
            token.ok().map(|token| (token.claims.0, token.footer))
        }
        _ => {
            let token: EncryptedToken<V, Raw, Vec<u8>> = given.text.parse().ok()?;
            let token = token.decrypt_with_aad(&LOCAL, given.implicit, &rules);
            token.ok().map(|token| (token.claims.0, token.footer))
        }
    }
}
