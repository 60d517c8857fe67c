//! PASERK text and ids with a key that is none.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]
#![allow(
    clippy::std_instead_of_core,
    clippy::std_instead_of_alloc,
    reason = "tests have all of std"
)]

use std::{
    collections::{BTreeSet, HashSet},
    hash::{BuildHasher, BuildHasherDefault, DefaultHasher},
    str::FromStr,
};

use paserk::{Key, KeyId, KeyText, id, parse, text};
use paseto_core::{Error, Footer, FormatError, KeyError, SecretText};
use proptest::prelude::*;

/// Four bytes, of which the first must not be zero. **No key for anything.**
#[derive(Clone, Debug, PartialEq)]
struct Toy<const SECRET: bool>([u8; 4]);

type Public = Toy<false>;
type Secret = Toy<true>;

/// Tells the tests' texts apart, and no more.
fn sum(text: &str) -> [u8; 33] {
    let mut out = [0_u8; 33];
    for (n, byte) in text.bytes().enumerate() {
        out[n % 33] = out[n % 33].wrapping_mul(31).wrapping_add(byte);
    }
    out
}

fn from_bytes(bytes: &[u8]) -> Result<[u8; 4], Error> {
    let bytes: [u8; 4] = bytes
        .try_into()
        .map_err(|_| KeyError::length(4, bytes.len()))?;
    if bytes[0] == 0 {
        Err(KeyError::Point.into())
    } else {
        Ok(bytes)
    }
}

impl Key for Public {
    const HEADER: &'static str = "k4.public.";
    const ID_HEADER: &'static str = "k4.pid.";
    const LENGTH: Option<usize> = Some(4);
    type Text = String;

    fn with_bytes<R>(&self, f: impl FnOnce(&[u8]) -> R) -> R {
        f(&self.0)
    }

    fn from_key_bytes(bytes: &[u8]) -> Result<Self, Error> {
        from_bytes(bytes).map(Self)
    }

    fn id_hash(pieces: [&str; 3]) -> [u8; 33] {
        sum(&pieces.concat())
    }
}

impl Key for Secret {
    const HEADER: &'static str = "k4.local.";
    const ID_HEADER: &'static str = "k4.lid.";
    const LENGTH: Option<usize> = Some(4);
    type Text = SecretText;

    fn with_bytes<R>(&self, f: impl FnOnce(&[u8]) -> R) -> R {
        f(&self.0)
    }

    fn from_key_bytes(bytes: &[u8]) -> Result<Self, Error> {
        from_bytes(bytes).map(Self)
    }

    fn id_hash(pieces: [&str; 3]) -> [u8; 33] {
        sum(&pieces.concat())
    }
}

const KEY: Public = Toy([0xfb, 0xff, 0xbe, 0xff]);
const SECRET: Secret = Toy([1, 2, 3, 4]);

#[test]
fn keys_as_text() {
    assert_eq!(text(&KEY), "k4.public.-_--_w");
    assert_eq!(parse("k4.public.-_--_w"), Ok(KEY));
    assert_eq!(text(&SECRET).expose(), "k4.local.AQIDBA");
    assert_eq!(parse("k4.local.AQIDBA"), Ok(SECRET));
    assert!(!format!("{:?}", text(&SECRET)).contains("AQIDBA"));
    // Of either kind, for code that is generic over the key.
    assert_eq!(text(&KEY).as_text(), "k4.public.-_--_w");
    assert_eq!(text(&SECRET).as_text(), "k4.local.AQIDBA");
}

/// What is refused, and as what.
#[test]
fn text_that_is_no_such_key() {
    let header = Error::Key(KeyError::header("k4.public."));
    let (parts, empty) = (
        Error::Format(FormatError::Parts),
        Error::Format(FormatError::EmptyPart),
    );
    for (text, why) in [
        ("", &parts),
        ("k4", &parts),
        ("k4.public", &parts),
        ("k4.public.", &empty),
        ("k4..-_--_w", &empty),
        (".public.-_--_w", &empty),
        ("k4.public.-_--_w.", &empty),
        ("k4.public.-_--_w.AAAA.AAAA", &parts),
        ("k4.public.-_--_w.AAAA", &header),
        ("k4.public.pie.-_--_w", &header),
        ("k4.local.-_--_w", &header),
        ("k4.secret.-_--_w", &header),
        ("k4.pid.-_--_w", &header),
        ("k3.public.-_--_w", &header),
        ("k1.public.-_--_w", &header),
        ("K4.public.-_--_w", &header),
        ("k4.Public.-_--_w", &header),
        ("v4.public.-_--_w", &header),
        ("k04.public.-_--_w", &header),
        (" k4.public.-_--_w", &header),
        ("k4.public-wrap.pie.-_--_w", &header),
        ("k4.public.-_--_w=", &Error::Base64),
        ("k4.public.-_--_w==", &Error::Base64),
        ("k4.public.+/++/w", &Error::Base64),
        ("k4.public.-_--_x", &Error::Base64),
        ("k4.public.-_--_", &Error::Base64),
        ("k4.public.-_--_w\n", &Error::Base64),
        ("k4.public. -_--_w", &Error::Base64),
        ("k4.public.-_--\0w", &Error::Base64),
        ("k4.public.-_--\u{e9}", &Error::Base64),
        ("k4.public.-_--", &Error::Key(KeyError::length(4, 3))),
        ("k4.public.-_--_wA", &Error::Key(KeyError::length(4, 5))),
        ("k4.public.AA", &Error::Key(KeyError::length(4, 1))),
        ("k4.public.AAAAAA", &Error::Key(KeyError::Point)),
    ] {
        assert_eq!(parse::<Public>(text).as_ref(), Err(why), "{text:?}");
    }
}

#[test]
fn text_that_is_too_long() {
    let long = |length: usize| {
        let data = "A".repeat(length - "k4.public.".len());
        parse::<Public>(&format!("k4.public.{data}"))
    };
    assert!(matches!(
        long(16 * 1024),
        Err(Error::Key(KeyError::Length { .. }))
    ));
    let refused = Error::too_long(16 * 1024 + 1, 16 * 1024);
    assert_eq!(long(16 * 1024 + 1).as_ref(), Err(&refused));
    // Before anything else.
    let dots = ".".repeat(16 * 1024 + 1);
    assert_eq!(parse::<Public>(&dots).as_ref(), Err(&refused));
    assert_eq!(dots.parse::<KeyId<Public>>().unwrap_err(), refused);
}

/// `operations/ID.md`: the hash of the header of the id and the whole text of the key.
#[test]
fn ids() {
    let id = id(&KEY);
    let mut letters = String::new();
    paseto_core::base64url::encode_append(&sum("k4.pid.k4.public.-_--_w"), &mut letters);
    assert_eq!(id.as_str(), format!("k4.pid.{letters}"));
    assert_eq!(id.to_string(), id.as_str());
    assert_eq!(format!("{id:?}"), format!("KeyId({id})"));
    assert_eq!(id.as_str().len(), 51);
    assert_eq!(id.as_str().parse(), Ok(id));
    assert_ne!(id, paserk::id(&Toy([1, 0, 0, 0])));
    assert_eq!(paserk::id(&SECRET).as_str().split_at(7).0, "k4.lid.");
}

#[test]
fn text_that_is_no_such_id() {
    let good = id(&KEY).to_string();
    let data = good.strip_prefix("k4.pid.").unwrap();
    let why = |text: &str| KeyId::<Public>::from_str(text).unwrap_err();
    let header = Error::Key(KeyError::header("k4.pid."));
    for other in [
        "k4.lid.",
        "k4.sid.",
        "k4.public.",
        "k3.pid.",
        "k2.pid.",
        "k1.pid.",
        "K4.pid.",
        "k4.PID.",
        " k4.pid.",
        "v4.pid.",
        "k4.pid.pie.",
    ] {
        assert_eq!(why(&format!("{other}{data}")), header, "{other}");
    }
    for (text, expected) in [
        (String::new(), Error::Format(FormatError::Parts)),
        ("k4.pid.".into(), Error::Format(FormatError::EmptyPart)),
        (data.to_owned(), Error::Format(FormatError::Parts)),
        (format!("{good}."), Error::Format(FormatError::EmptyPart)),
        (format!("{good}="), Error::Base64),
        (format!("{good}A"), Error::Base64),
        (format!("{good}AA"), Error::Key(KeyError::length(33, 34))),
        (good[..50].to_owned(), Error::Key(KeyError::length(33, 32))),
        (good[..49].to_owned(), Error::Key(KeyError::length(33, 31))),
        (format!("{}+", &good[..50]), Error::Base64),
        (format!("{}/", &good[..50]), Error::Base64),
        (format!("{}=", &good[..50]), Error::Base64),
        (format!("{} ", &good[..50]), Error::Base64),
        (format!("{}\n", &good[..50]), Error::Base64),
        (format!("{}\u{e9}", &good[..49]), Error::Base64),
    ] {
        assert_eq!(why(&text), expected, "{text:?}");
    }
}

fn hash(id: &KeyId<Public>) -> u64 {
    BuildHasherDefault::<DefaultHasher>::default().hash_one(id)
}

#[test]
fn ids_compare_as_their_text() {
    let ids: Vec<_> = (1..50).map(|n| id::<Public>(&Toy([n, n, 0, 0]))).collect();
    let texts: BTreeSet<_> = ids.iter().map(|id| id.to_string()).collect();
    let ordered: BTreeSet<_> = ids.iter().copied().collect();
    assert!(ordered.iter().map(ToString::to_string).eq(texts));
    let hashed: HashSet<_> = ids.iter().copied().collect();
    assert_eq!(hashed.len(), ids.len());
    for id in &ids {
        assert!(hashed.contains(&id.as_str().parse().unwrap()));
        for other in &ids {
            let order = id.as_str().cmp(other.as_str());
            assert_eq!(id.partial_cmp(other), Some(order));
            assert_eq!(hash(id) == hash(other), id == other);
        }
    }
}

/// Whatever the key can or cannot do, its id can be copied, sent and compared.
#[test]
fn ids_ask_nothing_of_the_key() {
    struct Bare(core::cell::Cell<*const u8>);
    fn needs<T: Copy + Eq + Ord + core::hash::Hash + Send + Sync + 'static>() {}
    needs::<KeyId<Bare>>();
    let _ = Bare(core::cell::Cell::new(core::ptr::null())).0.get();
}

#[test]
fn ids_as_footers() {
    let id = id(&KEY);
    assert_eq!(
        Footer::from(id).as_bytes(),
        format!("{{\"kid\":\"{id}\"}}").as_bytes()
    );
}

proptest! {
    #[test]
    fn there_and_back(bytes: [u8; 4]) {
        let key: Public = Toy(bytes);
        let parsed = parse::<Public>(&text(&key));
        prop_assert_eq!(parsed, if bytes[0] == 0 { Err(KeyError::Point.into()) } else { Ok(key) });
    }

    /// One spelling: what parses is what would be written.
    #[test]
    fn one_spelling(data in "[A-Za-z0-9_-]{5,7}", id in "[A-Za-z0-9_-]{43,45}") {
        let written = format!("k4.public.{data}");
        if let Ok(key) = parse::<Public>(&written) {
            prop_assert_eq!(text(&key), written);
        }
        let written = format!("k4.pid.{id}");
        if let Ok(id) = written.parse::<KeyId<Public>>() {
            prop_assert_eq!(id.as_str(), written);
        }
    }

    #[test]
    fn no_text_panics(any in ".{0,80}", near in "k4\\.(public|pid)\\.[A-Za-z0-9._-]{0,60}") {
        for text in [any, near] {
            let _ = parse::<Public>(&text);
            let _ = parse::<Secret>(&text);
            let _ = text.parse::<KeyId<Public>>();
        }
    }
}
