//! `rusty_paseto`, by its core. Its footers, implicit assertions and payloads are text, and it has no
//! PASERK.

use std::sync::LazyLock;

use base64ct::{Base64UrlUnpadded, Encoding};
use paseto::Purpose;
#[cfg(not(feature = "differential-v2"))]
use rusty_paseto::core::ImplicitAssertion;
#[cfg(feature = "differential-v2")]
use rusty_paseto::core::V2 as V;
#[cfg(feature = "differential-v3")]
use rusty_paseto::core::V3 as V;
#[cfg(feature = "differential-v4")]
use rusty_paseto::core::V4 as V;
use rusty_paseto::core::{
    Footer, Key, Local, Paseto, PasetoAsymmetricPublicKey, PasetoSymmetricKey, Public,
};

use super::{Answer, Given, Kind, Opened, Peer};
use crate::{differential::PUBLIC_KEY, vectors::WRAPPING_KEY};

/// The library.
pub(super) struct Rusty;

#[cfg(feature = "differential-v3")]
const LENGTH: usize = 49;
#[cfg(not(feature = "differential-v3"))]
const LENGTH: usize = 32;

static PUBLIC: LazyLock<Key<LENGTH>> = LazyLock::new(|| {
    let letters = PUBLIC_KEY.rsplit('.').next().unwrap_or_default();
    let key = Base64UrlUnpadded::decode_vec(letters).expect("a key of this library");
    let key: [u8; LENGTH] = key.try_into().expect("a key of this library");
    key.into()
});

impl Peer for Rusty {
    fn name(&self) -> &'static str {
        "rusty_paseto"
    }

    fn open(&self, given: &Given<'_>) -> Answer<Opened> {
        let footer = core::str::from_utf8(given.footer);
        let (Ok(footer), Ok(implicit)) = (footer, core::str::from_utf8(given.implicit)) else {
            return Answer::CannotBeAsked;
        };
        let payload = match given.purpose {
            Purpose::Public => verify(given.text, footer, implicit),
            _ => decrypt(given.text, footer, implicit),
        };
        let opened = |payload: String| (payload.into_bytes(), footer.as_bytes().to_vec());
        payload.map(opened).into()
    }

    fn key(&self, _: Kind, _: &str) -> Answer<String> {
        Answer::CannotBeAsked
    }
}

#[cfg_attr(
    feature = "differential-v2",
    expect(unused_variables, reason = "it has no such thing")
)]
fn verify(token: &str, footer: &str, implicit: &str) -> Option<String> {
    #[cfg(feature = "differential-v3")]
    let key = PasetoAsymmetricPublicKey::<V, Public>::try_from(&*PUBLIC).expect("it is compressed");
    #[cfg(not(feature = "differential-v3"))]
    let key = PasetoAsymmetricPublicKey::<V, Public>::from(&*PUBLIC);
    let footer = Footer::from(footer);
    #[cfg(feature = "differential-v2")]
    let payload = Paseto::<V, Public>::try_verify(token, &key, footer);
    #[cfg(not(feature = "differential-v2"))]
    let payload = {
        let implicit = ImplicitAssertion::from(implicit);
        Paseto::<V, Public>::try_verify(token, &key, footer, implicit)
    };
    payload.ok()
}

#[cfg_attr(
    feature = "differential-v2",
    expect(unused_variables, reason = "it has no such thing")
)]
fn decrypt(token: &str, footer: &str, implicit: &str) -> Option<String> {
    let key = PasetoSymmetricKey::<V, Local>::from(Key::<32>::from(WRAPPING_KEY));
    let footer = Footer::from(footer);
    #[cfg(feature = "differential-v2")]
    let payload = Paseto::<V, Local>::try_decrypt(token, &key, footer);
    #[cfg(not(feature = "differential-v2"))]
    let payload = {
        let implicit = ImplicitAssertion::from(implicit);
        Paseto::<V, Local>::try_decrypt(token, &key, footer, implicit)
    };
    payload.ok()
}
