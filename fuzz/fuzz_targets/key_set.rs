//! Any bytes as a key set: no panic, read exactly where a second reading reads it, written as it was
//! read, and opened to keys whose ids it has. No error repeats what stands in it.

#![no_main]

use libfuzzer_sys::fuzz_target;
use paseto::{
    KeySet, KeySetDocument, KeySetError, KeySetLimits, KeyState,
    paserk::{self, Key, UnwrapLimits},
    v1, v2, v3, v4,
};
use paseto_fuzz::{
    document::{Bounds, Row, read, rows, written},
    markers, vectors,
};

const WIDE: Bounds = Bounds {
    length: 4 * 1024 * 1024,
    keys: 10_000,
    locked: 16,
};
const TINY: Bounds = Bounds {
    length: 600,
    keys: 2,
    locked: 1,
};

fuzz_target!(|bytes: &[u8]| {
    let markers = markers::of(bytes);
    let tiny = KeySetLimits::default()
        .max_length(TINY.length)
        .max_keys(TINY.keys)
        .max_locked(TINY.locked);
    compare(bytes, &tiny, TINY, &markers);
    if let Some(document) = compare(bytes, &KeySetLimits::default(), WIDE, &markers) {
        written_again(&document);
        open::<v1::LocalKey, v1::SecretKey>(&document, &markers);
        open::<v2::LocalKey, v2::SecretKey>(&document, &markers);
        open::<v3::LocalKey, v3::SecretKey>(&document, &markers);
        open::<v4::LocalKey, v4::SecretKey>(&document, &markers);
    }
});

/// Both readings read the same, or neither reads anything.
fn compare(
    bytes: &[u8],
    limits: &KeySetLimits,
    bounds: Bounds,
    markers: &[String],
) -> Option<KeySetDocument> {
    let document = quiet(KeySetDocument::parse(bytes, limits), markers);
    let expected = read(bytes, bounds);
    assert_eq!(document.as_ref().map(rows), expected);
    document
}

fn written_again(document: &KeySetDocument) {
    let text = document.to_json();
    let again = KeySetDocument::parse(text.as_bytes(), &KeySetLimits::default());
    let again = again.expect("it was written by the library");
    let mut expected = rows(document);
    for row in &mut expected {
        row.state = written(row.state);
    }
    assert_eq!(rows(&again), expected);
    assert_eq!(again.to_json(), text);
    let active = expected.iter().find(|row| row.state == KeyState::Active);
    let found = document.active().map(|entry| entry.id());
    assert_eq!(found, active.map(|row| &*row.kid));
}

/// Opens the set in every way, as keys of one version.
fn open<L, S>(document: &KeySetDocument, markers: &[String])
where
    L: Key + paserk::Wrap + paserk::Lock,
    S: paseto::SigningKey + paserk::Wrap + paserk::Lock,
    L::WrappingKey: FromVectors,
    S::WrappingKey: FromVectors,
{
    let limits = UnwrapLimits::default().max_memory(32 * 1024);
    let limits = limits.max_time(1).max_parallelism(1).max_iterations(100);
    let (local, secret) = (L::WrappingKey::new(), S::WrappingKey::new());

    if let Some(set) = quiet(document.public_keys::<S::PublicKey>(), markers) {
        holds(&set, document);
        let all = |key| paserk::text::<S::PublicKey>(key);
        for (entry, row) in set.iter().zip(rows(document)) {
            assert!(entry.key().is_none_or(|key| Some(all(key)) == row.paserk));
        }
        let again = KeySet::<S::PublicKey>::from_json(set.to_json()).expect("just written");
        assert_eq!(again.to_json(), set.to_json());
    }
    let sets = [
        quiet(document.unwrap::<L>(&local), markers),
        quiet(document.unlock::<L>(vectors::PASSWORD, &limits), markers),
    ];
    sets.iter().flatten().for_each(|set| holds(set, document));
    let sets = [
        quiet(document.unwrap_public::<S>(&secret), markers),
        quiet(
            document.unlock_public::<S>(vectors::PASSWORD, &limits),
            markers,
        ),
    ];
    sets.iter().flatten().for_each(|set| holds(set, document));
    let sets = [
        quiet(document.unwrap_signing::<S>(&secret), markers),
        quiet(
            document.unlock_signing::<S>(vectors::PASSWORD, &limits),
            markers,
        ),
    ];
    for set in sets.iter().flatten() {
        holds(set.public(), document);
        let active = document.active().expect("it has a key that signs");
        assert_eq!(active.id(), paserk::id(set.signer().public_key()).as_str());
    }
}

/// The same keys in the same states; each key that is not retired, with its own id.
fn holds<K: Key>(set: &KeySet<K>, document: &KeySetDocument) {
    let opened = set.iter().map(|entry| {
        let id = entry.key().map(|key| paserk::id(&**key).to_string());
        assert_eq!(id.is_none(), entry.state() == KeyState::Retired);
        Row {
            kid: id.unwrap_or_else(|| entry.id().to_owned()),
            paserk: None,
            state: entry.state(),
            aliases: entry.names().map(str::to_owned).collect(),
        }
    });
    let mut expected = rows(document);
    expected.iter_mut().for_each(|row| row.paserk = None);
    assert_eq!(opened.collect::<Vec<_>>(), expected);
}

/// The wrapping key of the official vectors, in each version.
trait FromVectors {
    fn new() -> Self;
}

macro_rules! from_vectors {
    ($($version:ident),+) => {$(
        impl FromVectors for $version::WrappingKey {
            fn new() -> Self {
                Self::from_bytes(&vectors::WRAPPING_KEY).expect("32 bytes")
            }
        }
    )+};
}

from_vectors!(v1, v2, v3, v4);

/// The value; of an error, that it says nothing of what stands in the set.
fn quiet<T>(outcome: Result<T, KeySetError>, markers: &[String]) -> Option<T> {
    outcome.map_err(|error| says_nothing(&error, markers)).ok()
}

fn says_nothing(error: &KeySetError, markers: &[String]) {
    let said = format!("{error} {error:?}");
    let leaked = markers.iter().find(|marker| said.contains(&***marker));
    assert_eq!(leaked, None, "{said}");
}
