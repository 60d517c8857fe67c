//! Any bytes as the footer of a token: a ring finds the key that a second reading names, whichever
//! way the footer is read, and refuses the token for the same reason.

#![no_main]

use std::sync::LazyLock;

use base64ct::{Base64UrlUnpadded, Encoding};
use libfuzzer_sys::fuzz_target;
use paseto::{
    Error, FooterLimits, FooterView, KeyRing, KeySet, KeyState, KidError, Timestamp, Untrusted,
    v4::{PublicKey, SecretKey},
};
use paseto_fuzz::{
    footer::{Bounds, Reading, read},
    raw,
};

const NOW: Timestamp = Timestamp::from_unix(1_800_000_000);
const WIDE: Bounds = Bounds {
    length: 8 * 1024,
    depth: 2,
    names: 512,
};
/// As much as `{"kid":"k4.pid.…"}` needs, and no more.
const NARROW: Bounds = Bounds {
    length: 61,
    depth: 1,
    names: 1,
};

/// The states of the keys, and the names of each.
const KEYS: [(KeyState, &[&str]); 4] = [
    (KeyState::Active, &["new", "é😀", "\"\\\u{0}"]),
    (KeyState::AcceptedUntil(NOW), &["old", "kid"]),
    (
        KeyState::AcceptedUntil(Timestamp::from_unix(NOW.unix_seconds() - 1)),
        &["older"],
    ),
    (KeyState::Retired, &["oldest"]),
];

struct Ring {
    ring: KeyRing<PublicKey>,
    /// A `kid`, and the key that it is of: its id, or nothing where it is not accepted.
    known: Vec<(String, Option<String>)>,
}

static RING: LazyLock<Ring> = LazyLock::new(|| {
    let mut set = KeySet::new();
    let mut known = Vec::new();
    for (number, (state, names)) in (0..).zip(KEYS) {
        let key = SecretKey::from_seed(&[number; 32]).expect("32 bytes");
        let id = key.public_key().id();
        set.add(key.public_key().clone(), state).expect("a new key");
        let found = (number < 2).then(|| id.to_string());
        known.push((id.to_string(), found.clone()));
        for name in names {
            set.name(name, &id).expect("a new name");
            known.push(((*name).to_owned(), found.clone()));
        }
    }
    let ring = KeyRing::new(set).with_clock(|| NOW);
    Ring { ring, known }
});

fuzz_target!(|footer: &[u8]| {
    for header in ["v1.local.", "v2.public.", "v3.public.", "v4.public."] {
        looked_at(footer, header);
    }
    let token = token("v4.public.", footer);
    let found = RING.ring.find(token.untrusted_footer());
    let id = found.as_ref().map(|key| key.id().to_string());
    match (read(footer, 4, WIDE), id.map_err(Clone::clone)) {
        (Reading::Beyond, _) => {}
        (Reading::Kid(kid), id) => assert_eq!(id, expected(&kid), "{kid:?}"),
        (Reading::None, id) => assert_eq!(id, Err(Error::Kid(KidError::Missing))),
        (Reading::Refused, id) => assert!(matches!(id, Err(Error::Footer(_))), "{id:?}"),
    }

    // Behind the key there is the signature, which is none.
    let opened = token.verify::<_, Vec<u8>>(&RING.ring, &raw);
    let refused = found.err().unwrap_or(Error::NotAuthentic);
    assert_eq!(opened.err(), Some(refused));
});

fn expected(kid: &str) -> Result<String, Error> {
    let known = RING.known.iter().find(|(known, _)| known == kid);
    let (_, found) = known.ok_or(Error::Kid(KidError::Unknown))?;
    found.clone().ok_or(Error::Kid(KidError::Retired))
}

/// The `kid`, by the way that suits the footer, by the way that suits all, and by `serde_json`.
fn looked_at(footer: &[u8], header: &str) {
    let version = header.as_bytes()[1] - b'0';
    for bounds in [WIDE, NARROW] {
        let text = token(header, footer);
        let kid = kid(text.untrusted_footer(), bounds);
        let expected = read(footer, version, bounds);
        if expected != Reading::Beyond {
            assert_eq!(kid, expected);
        }
        if !footer.is_empty() {
            let longer = token(header, &[footer, b" "].concat());
            let length = bounds.length + 1;
            let guarded = self::kid(longer.untrusted_footer(), Bounds { length, ..bounds });
            assert_eq!(kid, guarded, "the short way reads something else");
        }
    }
}

fn kid(footer: FooterView<'_>, bounds: Bounds) -> Reading {
    let limits = FooterLimits::new(bounds.length, bounds.depth, bounds.names);
    let json = footer.json(&limits).is_ok();
    match footer.kid(&limits) {
        Ok(Some(kid)) => {
            assert!(json, "it has a `kid`, and is no JSON");
            Reading::Kid(kid.into_owned())
        }
        Ok(None) => Reading::None,
        Err(why) => {
            assert!(!json && matches!(why, Error::Footer(_)), "{why}");
            Reading::Refused
        }
    }
}

/// A token that nobody has signed, written by another codec than the library's.
fn token(header: &str, footer: &[u8]) -> Untrusted {
    let mut text = header.to_owned() + &Base64UrlUnpadded::encode_string(&[0; 256]);
    if !footer.is_empty() {
        text = text + "." + &Base64UrlUnpadded::encode_string(footer);
    }
    Untrusted::parse(&text).expect("it has the form of a token")
}
