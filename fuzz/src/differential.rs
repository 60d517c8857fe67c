//! The same tokens and the same keys to this library and to others: wherever one of them decides
//! otherwise, that is a [`Difference`].

mod difference;
mod input;

use core::fmt;
use std::sync::LazyLock;

use base64ct::{Base64UrlUnpadded, Encoding};
#[cfg(feature = "differential-v2")]
use paseto::v2 as ours;
#[cfg(feature = "differential-v3")]
use paseto::v3 as ours;
#[cfg(feature = "differential-v4")]
use paseto::v4 as ours;
use paseto::{Error, Footer, Purpose, Token, Untrusted, paserk};

pub use difference::Difference;
pub use input::{Change, Input, Letters, Part};

use crate::{
    Keys,
    peers::{self, Answer, Given, Kind, Opened, Peer, VERSION},
    raw,
};

static KEYS: LazyLock<Keys> = LazyLock::new(Keys::new);

/// Gives it to all.
///
/// # Panics
/// Where they disagree, and that is no [`Difference`].
pub fn check(input: &Input) {
    match input {
        Input::Token {
            public,
            by_peer,
            payload,
            footer,
            implicit,
            changes,
        } => {
            let (payload, footer) = (payload.bytes(), footer.bytes());
            let purpose = purpose(*public);
            let implicit = if VERSION.has_implicit_assertion() {
                &**implicit
            } else {
                &[]
            };
            let sealed = if *by_peer {
                peers::seal(purpose, &payload, &footer, implicit)
            } else {
                let token = Token::from_bytes(&payload);
                let token = token.footer(Footer::from(&*footer)).implicit(implicit);
                // A key in the footer, or JSON that no two parsers read alike.
                let Ok(text) = KEYS.seal(paseto::Header::new(VERSION, purpose), token) else {
                    return;
                };
                text
            };
            let text = changed(&sealed, changes);
            if text == sealed {
                let opened = (payload, footer);
                let ours = tokens(purpose, &text, implicit);
                assert_eq!(ours, Ok(opened), "it was just sealed: {text}");
            } else {
                let _ = tokens(purpose, &text, implicit);
            }
        }
        Input::Text(text) => {
            for public in [false, true] {
                let _ = tokens(purpose(public), text, b"");
            }
        }
        Input::Key {
            kind,
            bytes,
            changes,
        } => {
            let kind = kind_of(*kind);
            let sound = match kind {
                Kind::Local => &LOCAL_KEY,
                Kind::Secret => &SECRET_KEY,
                Kind::Public => &PUBLIC_KEY,
            };
            let start = bytes
                .as_ref()
                .map_or(sound.to_string(), |bytes| paserk(kind, bytes));
            key(kind, &changed(&start, changes));
        }
        Input::KeyText(kind, text) => key(kind_of(*kind), text),
    }
}

const fn purpose(public: bool) -> Purpose {
    if public {
        Purpose::Public
    } else {
        Purpose::Local
    }
}

const fn kind_of(number: u8) -> Kind {
    match number % 3 {
        0 => Kind::Local,
        1 => Kind::Secret,
        _ => Kind::Public,
    }
}

fn changed(text: &str, changes: &[Change]) -> String {
    let apply = |text: String, change: &Change| change.apply(&text);
    changes.iter().fold(text.to_owned(), apply)
}

fn paserk(kind: Kind, bytes: &[u8]) -> String {
    let letters = Base64UrlUnpadded::encode_string(bytes);
    format!("k{}.{}.{letters}", VERSION.number(), kind.name())
}

/// The local key of all, as PASERK.
pub static LOCAL_KEY: LazyLock<String> =
    LazyLock::new(|| paserk(Kind::Local, &crate::vectors::WRAPPING_KEY));
/// The secret key of all, as PASERK.
pub static SECRET_KEY: LazyLock<String> =
    LazyLock::new(|| secret().to_paserk().expose().to_owned());
/// The public key of all, as PASERK.
pub static PUBLIC_KEY: LazyLock<String> = LazyLock::new(|| secret().public_key().to_paserk());

/// That of [`Keys`].
fn secret() -> ours::SecretKey {
    #[cfg(feature = "differential-v3")]
    let key = ours::SecretKey::from_bytes(&[0x42; 48]);
    #[cfg(not(feature = "differential-v3"))]
    let key = ours::SecretKey::from_seed(&[0x42; 32]);
    key.expect("it is a key")
}

fn tokens(purpose: Purpose, text: &str, implicit: &[u8]) -> Result<Opened, Error> {
    let footer = text.split('.').nth(3).unwrap_or_default();
    let footer = Base64UrlUnpadded::decode_vec(footer).unwrap_or_default();
    let given = Given {
        purpose,
        text,
        footer: &footer,
        implicit,
    };
    let ours = open(&given);
    let agreed = compare(
        &ours,
        text,
        |peer| peer.open(&given),
        |ours, theirs, name| Difference::of_tokens(&given, ours, theirs, name),
    );
    assert!(agreed, "nobody agrees: {given:?}");
    ours
}

fn open(given: &Given<'_>) -> Result<Opened, Error> {
    let token = Untrusted::parse(given.text)?.implicit(given.implicit);
    let opened = KEYS.open(given.header(), token, &raw)?;
    Ok((
        opened.payload().to_vec(),
        opened.footer().as_bytes().to_vec(),
    ))
}

fn key(kind: Kind, text: &str) {
    let ours =
        match kind {
            Kind::Local => paserk::parse::<ours::LocalKey>(text)
                .map(|key| paserk::text(&key).expose().to_owned()),
            Kind::Secret => paserk::parse::<ours::SecretKey>(text)
                .map(|key| paserk::text(&key).expose().to_owned()),
            // Reading one leaves open whether it is a point; the others look at once.
            Kind::Public => paserk::parse::<ours::PublicKey>(text).and_then(|key| {
                key.validate()?;
                Ok(paserk::text(&key))
            }),
        };
    let agreed = compare(
        &ours,
        text,
        |peer| peer.key(kind, text),
        |ours, theirs, name| Difference::of_keys(kind, ours, theirs, name),
    );
    assert!(agreed, "nobody agrees: {text}");
}

/// Whether a peer agrees with what we accept; what we refuse and all of them accept must be a
/// difference in each case.
fn compare<T: PartialEq + fmt::Debug>(
    ours: &Result<T, Error>,
    text: &str,
    ask: impl Fn(&dyn Peer) -> Answer<T>,
    explain: impl Fn(&Result<T, Error>, &Answer<T>, &str) -> Option<Difference>,
) -> bool {
    let mut agrees = ours.is_err();
    for peer in peers::all() {
        let theirs = ask(&*peer);
        let same = match (&theirs, ours) {
            (Answer::Yes(theirs), Ok(ours)) => {
                assert_eq!(
                    theirs,
                    ours,
                    "{} reads something else: {text:?}",
                    peer.name()
                );
                true
            }
            (Answer::No, Err(_)) | (Answer::CannotBeAsked, _) => continue,
            _ => false,
        };
        agrees |= same;
        assert!(
            same || explain(ours, &theirs, peer.name()).is_some(),
            "ours {ours:?}, {} {theirs:?}: {text:?}",
            peer.name()
        );
    }
    agrees
}
