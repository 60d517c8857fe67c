//! Contenders, and how they are measured: in turns.
//!
//! Each round measures every contender of a group for a few milliseconds, each round beginning
//! with another one. What slows the machine down for a while slows all of them down, and ratios
//! are taken within a round before the median of all rounds is.

use std::{hint::black_box, slice, time::Duration};

use serde::{Deserialize, Serialize};

use crate::{alloc, clock, outcome::Row, stack};

/// How long a contender runs in each round.
const SLICE: Duration = Duration::from_millis(4);
/// Over how many operations allocations are counted.
const COUNTED: u64 = 16;

/// Whose code it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// This repository's.
    Ours,
    /// Another PASETO library's.
    Peer,
    /// A JWT library's.
    Jwt,
    /// The cryptographic primitives and nothing else: the floor.
    Bare,
    /// Something else that helps to read the table.
    Reference,
}

/// One way to do one operation.
pub struct Contender {
    /// What the table calls it.
    pub name: String,
    /// Whose code it is.
    pub kind: Kind,
    /// How many operations a run is.
    operations: u32,
    /// Does the operation, and gives the token where it made one.
    run: Box<dyn FnMut() -> Option<String>>,
}

impl Contender {
    /// A contender that makes tokens.
    pub fn making(name: &str, kind: Kind, mut work: impl FnMut() -> String + 'static) -> Self {
        Self {
            name: name.to_owned(),
            kind,
            operations: 1,
            run: Box::new(move || Some(work())),
        }
    }

    /// A contender whose outcome is dropped, which is part of the operation.
    pub fn doing<T>(name: &str, kind: Kind, mut work: impl FnMut() -> T + 'static) -> Self {
        Self {
            name: name.to_owned(),
            kind,
            operations: 1,
            run: Box::new(move || {
                black_box(work());
                None
            }),
        }
    }

    /// Says that each run is so many operations: what is shown is of one of them.
    pub fn of(mut self, operations: u32) -> Self {
        self.operations = operations;
        self
    }

    /// Does the operation once, or as many of them as a run is.
    pub fn once(&mut self) -> Option<String> {
        (self.run)()
    }

    /// The time of a run in nanoseconds, done `times` times on each stack.
    fn time(&mut self, times: u32) -> f64 {
        let start = clock::now();
        for depth in 0..stack::DEPTHS {
            stack::at(depth, &mut || {
                for _ in 0..times {
                    black_box((self.run)());
                }
            });
        }
        let took = clock::now() - start;
        took.as_secs_f64() * 1e9 / f64::from(times) / f64::from(stack::DEPTHS)
    }

    /// How often the operation fits a slice of time; warms it up on the way.
    fn times_in_a_slice(&mut self) -> u32 {
        let slice = SLICE.as_secs_f64() * 1e9 / f64::from(stack::DEPTHS);
        let mut times = 1;
        loop {
            let each = self.time(times);
            if each * f64::from(times) >= slice / 4.0 {
                return (slice / each).max(1.0) as u32;
            }
            times *= 2;
        }
    }
}

/// Contenders that do the same operation.
pub struct Group {
    /// The operation.
    pub name: String,
    /// All who do it.
    pub contenders: Vec<Contender>,
}

/// Measures all contenders of a group in `rounds` rounds.
pub fn measure(group: &mut Group, rounds: usize) -> Vec<Row> {
    measure_together(slice::from_mut(group), rounds).swap_remove(0)
}

/// Measures groups that are to be compared with each other: in each round all contenders of all of
/// them have their turn. Ratios are within a group.
pub fn measure_together(groups: &mut [Group], rounds: usize) -> Vec<Vec<Row>> {
    let mut contenders: Vec<_> = groups
        .iter_mut()
        .flat_map(|group| &mut group.contenders)
        .collect();
    let times: Vec<u32> = contenders
        .iter_mut()
        .map(|contender| contender.times_in_a_slice())
        .collect();
    let mut samples = vec![Vec::with_capacity(rounds); contenders.len()];
    for round in 0..rounds {
        for turn in 0..contenders.len() {
            let who = (round + turn) % contenders.len();
            let operations = f64::from(contenders[who].operations);
            samples[who].push(contenders[who].time(times[who]) / operations);
        }
    }
    let mut samples = samples.as_slice();
    let of_group = |group: &mut Group| {
        let (mine, others) = samples.split_at(group.contenders.len());
        samples = others;
        rows(&mut group.contenders, mine)
    };
    groups.iter_mut().map(of_group).collect()
}

/// What the samples of each contender say.
fn rows(contenders: &mut [Contender], samples: &[Vec<f64>]) -> Vec<Row> {
    let of = |kind| contenders.iter().position(|c| c.kind == kind);
    let (ours, bare) = (of(Kind::Ours), of(Kind::Bare));
    let ratio = |who: usize, to: Option<usize>| {
        let pairs = samples[who].iter().zip(&samples[to?]);
        Some(median(pairs.map(|(a, b)| a / b).collect()))
    };
    let ratios: Vec<_> = (0..contenders.len())
        .map(|who| (ratio(who, ours), ratio(who, bare)))
        .collect();
    contenders
        .iter_mut()
        .zip(samples.iter().zip(ratios))
        .map(|(contender, (samples, (to_ours, to_bare)))| {
            let (calls, bytes) = alloc::counted(|| {
                (0..COUNTED).for_each(|_| drop(contender.once()));
            });
            let operations = (COUNTED * u64::from(contender.operations)) as f64;
            Row {
                name: contender.name.clone(),
                kind: contender.kind,
                median: median(samples.clone()),
                min: samples.iter().copied().fold(f64::INFINITY, f64::min),
                max: samples.iter().copied().fold(0.0, f64::max),
                to_ours,
                to_bare,
                allocations: calls as f64 / operations,
                bytes: bytes as f64 / operations,
            }
        })
        .collect()
}

/// The median of samples, of which there must be at least one.
pub(crate) fn median(mut samples: Vec<f64>) -> f64 {
    samples.sort_unstable_by(f64::total_cmp);
    let middle = samples.len() / 2;
    if samples.len() % 2 == 1 {
        samples[middle]
    } else {
        (samples[middle - 1] + samples[middle]) / 2.0
    }
}
