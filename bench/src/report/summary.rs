//! One line an operation: ours beside the bare primitives, the fastest other PASETO library and the
//! fastest JWT.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::{
    harness::Kind,
    outcome::{Operation, Outcome, Row},
};

/// One version, on one backend.
#[derive(Clone, Debug, Serialize)]
pub struct Section {
    /// `1` to `4`; nothing where an operation belongs to none.
    pub version: Option<char>,
    /// What ours rests on.
    pub backend: String,
    /// One or more for each operation, in the order in which they were measured.
    pub lines: Vec<Line>,
}

/// One operation, in one of our ways.
#[derive(Clone, Debug, Serialize)]
pub struct Line {
    /// Its name.
    pub operation: String,
    /// Which way: the first contender of ours, or another one.
    pub ours: String,
    /// Whether it is the first.
    pub is_first: bool,
    /// Our time in nanoseconds, in the quietest run.
    pub ns: f64,
    /// Its time divided by that of the first of our ways, in the quietest run.
    pub to_first: f64,
    /// Our time divided by that of the bare primitives.
    pub to_bare: Option<Span>,
    /// The time of the primitives in nanoseconds, in the quietest run.
    pub bare_ns: Option<f64>,
    /// Of an operation of ours.
    pub allocations: f64,
    /// The fastest other PASETO library.
    pub peer: Option<Rival>,
    /// The fastest JWT library.
    pub jwt: Option<Rival>,
}

/// The fastest of a kind.
#[derive(Clone, Debug, Serialize)]
pub struct Rival {
    /// Its name.
    pub name: String,
    /// Its time in nanoseconds, in the quietest run.
    pub ns: f64,
    /// Its time divided by ours.
    pub to_ours: Span,
    /// Of an operation.
    pub allocations: f64,
}

/// From the run with the least to the one with the greatest.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Span {
    /// The least.
    pub least: f64,
    /// The greatest.
    pub greatest: f64,
}

impl Span {
    fn of(values: impl Iterator<Item = f64>) -> Option<Self> {
        values.fold(None, |span, value| {
            let Self { least, greatest } = span.unwrap_or(Self {
                least: value,
                greatest: value,
            });
            Some(Self {
                least: least.min(value),
                greatest: greatest.max(value),
            })
        })
    }
}

/// All versions, the newest first.
pub(super) fn sections(runs: &[Outcome]) -> Vec<Section> {
    let mut all: BTreeMap<_, Vec<(&str, Vec<&Operation>)>> = BTreeMap::new();
    for run in runs {
        for operation in &run.operations {
            let version = version(&operation.operation);
            // Newest first, what has no version last, the default backend before others.
            let key = (
                version.map_or(u8::MAX, |digit| b'9' - digit as u8),
                run.backend != crate::about::PURE,
                &run.backend,
            );
            let seen = all.entry((key, version)).or_default();
            let name = operation.operation.as_str();
            match seen.iter_mut().find(|(other, _)| *other == name) {
                Some((_, again)) => again.push(operation),
                None => seen.push((name, vec![operation])),
            }
        }
    }
    let sections = all
        .into_iter()
        .map(|(((_, _, backend), version), seen)| Section {
            version,
            backend: backend.clone(),
            lines: seen.iter().flat_map(|(_, runs)| lines(runs)).collect(),
        });
    sections.collect()
}

/// `4` of `sign v4.public, typed claims` and of `seal k4.seal`.
fn version(operation: &str) -> Option<char> {
    let letters: Vec<_> = operation.chars().collect();
    letters.windows(3).find_map(|three| match *three {
        ['v' | 'k', digit @ '1'..='4', '.'] => Some(digit),
        _ => None,
    })
}

/// The lines of one operation.
fn lines(runs: &[&Operation]) -> Vec<Line> {
    let time = |run: &&&Operation| reference(run).unwrap_or(f64::INFINITY);
    let quietest = runs.iter().min_by(|a, b| time(a).total_cmp(&time(b)));
    let Some(quietest) = quietest else {
        return Vec::new();
    };
    let ours = of_kind(quietest, Kind::Ours);
    let ours = ours.enumerate().map(|(at, ours)| Line {
        operation: quietest.operation.clone(),
        ours: ours.name.clone(),
        is_first: at == 0,
        ns: ours.median,
        to_first: ours.to_ours.unwrap_or(1.0),
        to_bare: Span::of(again(runs, ours).filter_map(|row| row.to_bare)),
        bare_ns: of_kind(quietest, Kind::Bare).next().map(|bare| bare.median),
        allocations: ours.allocations,
        peer: fastest(runs, quietest, Kind::Peer, ours),
        jwt: fastest(runs, quietest, Kind::Jwt, ours),
    });
    ours.collect()
}

/// What tells how quiet a run was: the primitives are the same in all.
fn reference(run: &Operation) -> Option<f64> {
    let mut rows = of_kind(run, Kind::Bare).chain(of_kind(run, Kind::Ours));
    rows.next().map(|row| row.median)
}

fn of_kind(run: &Operation, kind: Kind) -> impl Iterator<Item = &Row> {
    run.contenders.iter().filter(move |row| row.kind == kind)
}

/// The same contender in every run.
fn again<'r>(runs: &'r [&Operation], row: &'r Row) -> impl Iterator<Item = &'r Row> {
    let all = runs.iter().flat_map(|run| &run.contenders);
    all.filter(|other| other.name == row.name && other.kind == row.kind)
}

/// The fastest of a kind, beside one of our ways. Ratios were taken to the first of ours within the
/// rounds; to another way they are the quotient of two such.
fn fastest(runs: &[&Operation], quietest: &Operation, kind: Kind, ours: &Row) -> Option<Rival> {
    let rival = of_kind(quietest, kind).min_by(|a, b| a.median.total_cmp(&b.median))?;
    let ratios = runs.iter().filter_map(|run| {
        let of = |row: &Row| {
            let same = |other: &&Row| other.name == row.name;
            run.contenders.iter().find(same)?.to_ours
        };
        Some(of(rival)? / of(ours)?)
    });
    Some(Rival {
        name: rival.name.clone(),
        ns: rival.median,
        to_ours: Span::of(ratios)?,
        allocations: rival.allocations,
    })
}
