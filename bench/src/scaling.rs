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

/// Measures ours and the primitives. Each table is shown as soon as it is there.
pub fn measure(rounds: usize, mut show: impl FnMut(&str, &[Row])) -> Vec<Series> {
    let mut all = Vec::new();
    for purpose in [Purpose::Local, Purpose::Public] {
        let mut series = paseto::names(VERSION, purpose).map(|operation| Series {
            operation,
            points: Vec::new(),
        });
        for (label, length) in LENGTHS {
            // One pair at a time: together they would take hundreds of megabytes.
            for (series, mut group) in series.iter_mut().zip(groups(purpose, length)) {
                let contenders = harness::measure(&mut group, rounds);
                show(&format!("{}, {label}", series.operation), &contenders);
                series.points.push(Point { length, contenders });
            }
        }
        all.extend(series);
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
