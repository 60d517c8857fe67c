//! Any changes of a set of keys, and of a document: the same results and the same errors as a plain
//! list gives, after each of them and after the set was written and read.

#![no_main]

use core::time::Duration;
use std::sync::LazyLock;

use libfuzzer_sys::{
    arbitrary::{self, Arbitrary},
    fuzz_target,
};
use paseto::{
    KeyId, KeySet, KeySetDocument, KeySetError, KeySetErrorKind, KeySetLimits, KeyState, Timestamp,
    paserk,
    v4::{LocalKey, WrappingKey},
};
use paseto_fuzz::{
    document::written,
    model::{Model, Row},
    vectors,
};

/// As many keys as there are.
const KEYS: u8 = 8;

/// A number of a key, modulo as many as there are.
type Number = u8;
/// Half seconds after some moment.
type Moment = u8;

#[derive(Arbitrary, Debug)]
enum Step {
    Add(Number, State),
    Name(Number, Name),
    Rotate(Number, Moment, Moment),
    Retire(Number),
    AcceptUntil(Number, Moment),
    Remove(Number),
    Find(Name, Moment),
    /// Writes both, and reads them again.
    Written,
}

#[derive(Arbitrary, Clone, Copy, Debug)]
enum State {
    Active,
    Accepted,
    Until(Moment),
    Retired,
}

#[derive(Arbitrary, Debug)]
enum Name {
    Id(Number),
    Known(u8),
    Long(u8),
    Free(String),
}

static WRAPPING_KEY: LazyLock<WrappingKey> =
    LazyLock::new(|| WrappingKey::from_bytes(&vectors::WRAPPING_KEY).expect("32 bytes"));
/// The ids and the texts of the keys.
static TEXTS: LazyLock<Vec<(KeyId<LocalKey>, String)>> = LazyLock::new(|| {
    let text = |n| {
        let text = paserk::wrap(&key(n), &*WRAPPING_KEY).expect("it can be wrapped");
        (key(n).id(), text)
    };
    (0..KEYS).map(text).collect()
});

fn key(number: Number) -> LocalKey {
    LocalKey::from_bytes(&[number % KEYS; 32]).expect("32 bytes")
}

fn text(number: Number) -> &'static (KeyId<LocalKey>, String) {
    &TEXTS[usize::from(number % KEYS)]
}

fn at(moment: Moment) -> Timestamp {
    Timestamp::from_unix(1_800_000_000).saturating_add(lasting(moment))
}

fn lasting(moment: Moment) -> Duration {
    Duration::from_millis(500) * u32::from(moment)
}

impl From<State> for KeyState {
    fn from(state: State) -> Self {
        match state {
            State::Active => Self::Active,
            State::Accepted => Self::Accepted,
            State::Until(moment) => Self::AcceptedUntil(at(moment)),
            State::Retired => Self::Retired,
        }
    }
}

impl Name {
    fn text(&self) -> String {
        const KNOWN: [&str; 8] = ["", "a", "b", "k0.a", "k1.a", "k9.", "k10.a", "é"];
        match self {
            Self::Id(number) => text(*number).0.to_string(),
            Self::Known(number) => KNOWN[usize::from(number % 8)].to_owned(),
            Self::Long(more) => "x".repeat(250 + usize::from(more % 8)),
            Self::Free(text) => text.clone(),
        }
    }
}

/// What is compared, each with its list.
struct Sets {
    keys: KeySet<LocalKey>,
    keys_model: Model,
    document: KeySetDocument,
    document_model: Model,
}

fuzz_target!(|steps: Vec<Step>| {
    let mut sets = Sets {
        keys: KeySet::new(),
        keys_model: Model::default(),
        document: KeySetDocument::new(),
        document_model: Model {
            keeps: true,
            ..Model::default()
        },
    };
    // More is slower, and does nothing new.
    for step in steps.iter().take(64) {
        sets.take(step);
        sets.compare();
    }
});

impl Sets {
    fn take(&mut self, step: &Step) {
        match step {
            Step::Find(name, moment) => self.find(&name.text(), at(*moment)),
            Step::Written => self.write(),
            change => {
                same(
                    change_keys(&mut self.keys, change),
                    &mut self.keys_model,
                    change,
                );
                let changed = change_document(&mut self.document, change);
                same(changed, &mut self.document_model, change);
            }
        }
    }

    fn find(&self, kid: &str, now: Timestamp) {
        let found = self.keys.find(kid, now).map(|key| key.id().to_string());
        let expected = self.keys_model.find(kid, now).map(|row| row.id.clone());
        assert_eq!(found, expected, "{kid:?} at {now:?}");
    }

    /// Every id and every name still finds the same, and nothing else has changed.
    fn compare(&self) {
        let rows = self.keys.iter().map(|entry| Row {
            id: entry.id().to_owned(),
            names: entry.names().map(str::to_owned).collect(),
            state: entry.state(),
            has_key: entry.key().is_some(),
        });
        let rows: Vec<_> = rows.collect();
        assert_eq!(rows, self.keys_model.rows);
        assert_eq!(self.keys.len(), rows.len());
        assert_eq!(self.keys.is_empty(), rows.is_empty());
        let active = self.keys_model.active().map(|row| &*row.id);
        assert_eq!(self.keys.active().map(|entry| entry.id()), active);
        for row in &rows {
            for kid in row.names.iter().chain([&row.id]) {
                for moment in [0, 64, 255] {
                    self.find(kid, at(moment));
                }
            }
        }

        let rows = self.document.iter().map(|entry| Row {
            id: entry.id().to_owned(),
            names: entry.names().map(str::to_owned).collect(),
            state: entry.state(),
            has_key: entry.paserk().is_some(),
        });
        assert_eq!(rows.collect::<Vec<_>>(), self.document_model.rows);
        let active = self.document_model.active().map(|row| &*row.id);
        assert_eq!(self.document.active().map(|entry| entry.id()), active);
    }

    fn write(&mut self) {
        let wrapped = self.keys.wrap(&*WRAPPING_KEY).expect("it can be wrapped");
        if let Some(read) = read(&wrapped) {
            self.keys = read.unwrap(&*WRAPPING_KEY).expect("it was wrapped with it");
            round(&mut self.keys_model);
        }
        if let Some(read) = read(&self.document) {
            let mut opened = self.document_model.clone();
            opened.keeps = false;
            opened.forget();
            round(&mut opened);
            let keys: KeySet<LocalKey> = read.unwrap(&*WRAPPING_KEY).expect("they were wrapped");
            for row in &opened.rows {
                let found = keys.find(&row.id, at(0)).map(|key| key.id().to_string());
                assert_eq!(found, opened.find(&row.id, at(0)).map(|row| row.id.clone()));
            }
            self.document = read;
            round(&mut self.document_model);
        }
    }
}

/// `None` where there is no key.
fn read(document: &KeySetDocument) -> Option<KeySetDocument> {
    let text = document.to_json();
    let read = KeySetDocument::parse(text.as_bytes(), &KeySetLimits::default());
    match read {
        Err(error) if document.is_empty() => {
            assert_eq!(error.kind(), &KeySetErrorKind::NoKeys);
            None
        }
        read => Some(read.expect("it was written by the library")),
    }
}

fn round(model: &mut Model) {
    for row in &mut model.rows {
        row.state = written(row.state);
    }
}

/// The list does the same.
fn same(outcome: Result<(), KeySetError>, model: &mut Model, change: &Step) {
    let expected = match change {
        Step::Add(n, state) => model.add(text(*n).0.as_str(), (*state).into()),
        Step::Name(n, name) => model.name(&name.text(), text(*n).0.as_str()),
        Step::Rotate(n, grace, now) => model.rotate(text(*n).0.as_str(), lasting(*grace), at(*now)),
        Step::Retire(n) => model.set(text(*n).0.as_str(), KeyState::Retired),
        Step::AcceptUntil(n, end) => {
            model.set(text(*n).0.as_str(), KeyState::AcceptedUntil(at(*end)))
        }
        Step::Remove(n) => model.remove(text(*n).0.as_str()),
        Step::Find(..) | Step::Written => Ok(()),
    };
    let outcome = outcome.map_err(|error| match error.kind() {
        // Only the library can make it, so the list says the other.
        KeySetErrorKind::TooManyNames { .. } => KeySetErrorKind::Name,
        kind => kind.clone(),
    });
    assert_eq!(outcome, expected, "{change:?}");
}

fn change_keys(set: &mut KeySet<LocalKey>, change: &Step) -> Result<(), KeySetError> {
    match change {
        Step::Add(n, state) => set.add(key(*n), (*state).into()).map(|id| {
            assert_eq!(id, text(*n).0);
        }),
        Step::Name(n, name) => set.name(&name.text(), &text(*n).0),
        Step::Rotate(n, grace, now) => {
            let id = set.rotate(key(*n), lasting(*grace), at(*now))?;
            assert_eq!(id, text(*n).0);
            Ok(())
        }
        Step::Retire(n) => set.retire(&text(*n).0),
        Step::AcceptUntil(n, end) => set.accept_until(&text(*n).0, at(*end), at(0)),
        Step::Remove(n) => set.remove(&text(*n).0),
        Step::Find(..) | Step::Written => Ok(()),
    }
}

fn change_document(set: &mut KeySetDocument, change: &Step) -> Result<(), KeySetError> {
    let of = |n: &Number| (text(*n).0.as_str(), &*text(*n).1);
    match change {
        Step::Add(n, state) => set.add(of(n).0, of(n).1, (*state).into()),
        Step::Name(n, name) => set.name(&name.text(), of(n).0),
        Step::Rotate(n, grace, now) => set.rotate(of(n).0, of(n).1, lasting(*grace), at(*now)),
        Step::Retire(n) => set.retire(of(n).0),
        Step::AcceptUntil(n, end) => set.accept_until(of(n).0, at(*end), at(0)),
        Step::Remove(n) => set.remove(of(n).0),
        Step::Find(..) | Step::Written => Ok(()),
    }
}
