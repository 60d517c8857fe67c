//! `pasetors`, by its version modules. It has no `v3.local`.

use std::sync::LazyLock;

use paseto::Purpose;
#[cfg(feature = "differential-v2")]
use pasetors::version2::{LocalToken, PublicToken, V2 as V};
#[cfg(feature = "differential-v3")]
use pasetors::version3::{PublicToken, V3 as V};
#[cfg(feature = "differential-v4")]
use pasetors::version4::{LocalToken, PublicToken, V4 as V};

#[cfg(not(feature = "differential-v3"))]
use pasetors::{Local, keys::SymmetricKey};
use pasetors::{
    Public,
    keys::{AsymmetricPublicKey, AsymmetricSecretKey},
    paserk::FormatAsPaserk,
    token::{TrustedToken, UntrustedToken},
};

use super::{Answer, Given, Kind, Opened, Peer};
#[cfg(not(feature = "differential-v3"))]
use crate::differential::LOCAL_KEY;
use crate::differential::PUBLIC_KEY;

/// The library.
pub(super) struct Pasetors;

static PUBLIC: LazyLock<AsymmetricPublicKey<V>> = LazyLock::new(|| {
    PUBLIC_KEY
        .as_str()
        .try_into()
        .expect("a key of this library")
});
#[cfg(not(feature = "differential-v3"))]
static LOCAL: LazyLock<SymmetricKey<V>> = LazyLock::new(|| {
    LOCAL_KEY
        .as_str()
        .try_into()
        .expect("a key of this library")
});

impl Peer for Pasetors {
    fn name(&self) -> &'static str {
        "pasetors"
    }

    fn open(&self, given: &Given<'_>) -> Answer<Opened> {
        let token = match given.purpose {
            Purpose::Public => verify(given),
            #[cfg(feature = "differential-v3")]
            _ => return Answer::CannotBeAsked,
            #[cfg(not(feature = "differential-v3"))]
            _ => decrypt(given),
        };
        let opened = |token: TrustedToken| (token.payload().into(), token.footer().into());
        token.map(opened).into()
    }

    fn key(&self, kind: Kind, text: &str) -> Answer<String> {
        match kind {
            #[cfg(feature = "differential-v3")]
            Kind::Local => Answer::CannotBeAsked,
            #[cfg(not(feature = "differential-v3"))]
            Kind::Local => written(SymmetricKey::<V>::try_from(text)),
            Kind::Secret => written(AsymmetricSecretKey::<V>::try_from(text)),
            Kind::Public => written(AsymmetricPublicKey::<V>::try_from(text)),
        }
    }
}

fn written<K: FormatAsPaserk, E>(key: Result<K, E>) -> Answer<String> {
    let text = key.ok().map(|key| {
        let mut text = String::new();
        key.fmt(&mut text).expect("a string takes any text");
        text
    });
    text.into()
}

/// Without a footer to compare with it says which one it has authenticated.
fn verify(given: &Given<'_>) -> Option<TrustedToken> {
    let token = UntrustedToken::<Public, V>::try_from(given.text).ok()?;
    #[cfg(feature = "differential-v2")]
    let verified = PublicToken::verify(&PUBLIC, &token, None);
    #[cfg(not(feature = "differential-v2"))]
    let verified = PublicToken::verify(&PUBLIC, &token, None, Some(given.implicit));
    verified.ok()
}

#[cfg(not(feature = "differential-v3"))]
fn decrypt(given: &Given<'_>) -> Option<TrustedToken> {
    let token = UntrustedToken::<Local, V>::try_from(given.text).ok()?;
    #[cfg(feature = "differential-v2")]
    let decrypted = LocalToken::decrypt(&LOCAL, &token, None);
    #[cfg(feature = "differential-v4")]
    let decrypted = LocalToken::decrypt(&LOCAL, &token, None, Some(given.implicit));
    decrypted.ok()
}
