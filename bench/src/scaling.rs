//! Payloads from 100 bytes to 16 MiB, which are not looked at: what a token costs grows with its
//! length, and no faster.

use crate::{
    bare, by_hand,
    harness::{self, Group, Kind},
    library,
    material::{self, keep},
    ours,
    outcome::{Point, Row, Series},
    paseto::{self, Purpose, Version},
};

const VERSION: Version = Version::V4;
const LENGTHS: [(&str, usize); 6] = [
    ("100 B", 100),
    ("1 KiB", 1024),
    ("10 KiB", 10 * 1024),
    ("100 KiB", 100 * 1024),
    ("1 MiB", 1024 * 1024),
    ("16 MiB", 16 * 1024 * 1024),
];

/// Measures ours and the primitives: all lengths of an operation in turns, as they are compared with
/// each other. Each table is shown as soon as it is there.
pub fn measure(rounds: usize, mut show: impl FnMut(&str, &[Row])) -> Vec<Series> {
    let mut all = Vec::new();
    for purpose in [Purpose::Local, Purpose::Public] {
        let mut lengths = [const { Vec::new() }; 2];
        for (_, length) in LENGTHS {
            let groups = lengths.iter_mut().zip(groups(purpose, length));
            groups.for_each(|(lengths, group)| lengths.push(group));
        }
        let operations = paseto::names(VERSION, purpose).into_iter().zip(lengths);
        all.extend(operations.map(|(operation, mut groups)| {
            let measured = harness::measure_together(&mut groups, rounds);
            let points = LENGTHS.into_iter().zip(measured);
            let points = points.map(|((label, length), contenders)| {
                show(&format!("{operation}, {label}"), &contenders);
                Point { length, contenders }
            });
            let points = points.collect();
            Series { operation, points }
        }));
    }
    all
}

/// Making and reading.
fn groups(purpose: Purpose, length: usize) -> [Group; 2] {
    let payload: &'static str = keep(material::payload(length));
    let library = || ours::library(VERSION, purpose);
    let token: &'static str = keep(library().make(payload, "", ""));
    let read = library::payload(&*library(), token, "", "");
    assert!(read.as_deref() == Some(payload), "we read what we made");

    let mut making = vec![by_hand::making_raw(library(), Kind::Ours, payload)];
    making.extend(bare::making(VERSION, purpose, payload, ""));
    let mut reading = Vec::from_iter(by_hand::reading_raw(library(), Kind::Ours, token));
    reading.extend(bare::reading(VERSION, purpose, payload, ""));
    [making, reading].map(|contenders| Group {
        name: String::new(),
        contenders,
    })
}
