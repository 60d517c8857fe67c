//! What was measured, as JSON: what `--json FILE` writes, and what the program `report` reads.
//!
//! ```json
//! {
//!   "schema": 2,
//!   "machine": "the processor, its cores, the system",
//!   "versions": "rusty_paseto 0.10.1, pasetors 0.8.1, …",
//!   "command": "cargo bench -p paseto-v4 -- --rounds 31",
//!   "backend": "pure Rust",
//!   "rounds": 31,
//!   "operations": [{
//!     "operation": "sign v4.public, typed claims",
//!     "contenders": [{
//!       "contender": "ours",
//!       "kind": "ours",
//!       "median_ns": 17000.0, "min_ns": 16800.0, "max_ns": 18000.0,
//!       "to_ours": 1.0,
//!       "to_bare": 1.02,
//!       "allocations": 1.0,
//!       "bytes": 400.0
//!     }]
//!   }],
//!   "scaling": [{
//!     "operation": "encrypt v4.local",
//!     "points": [{ "length": 100, "contenders": [] }]
//!   }],
//!   "threads": [{
//!     "operation": "verify v4.public",
//!     "contenders": [{
//!       "contender": "ours", "kind": "ours",
//!       "rates": [{ "threads": 1, "per_second": 25000.0, "to_one": 1.0, "processors": 1.0 }]
//!     }]
//!   }],
//!   "memory": {
//!     "keys": [{ "key": "v4 LocalKey", "inline": 400, "heap": 0 }],
//!     "rings": [{ "ring": "…", "keys": 1000000, "bytes": 300000000, "lookup_ns": 200.0 }]
//!   }
//! }
//! ```
//!
//! * `kind` is that of [`Kind`]. The first contender of a kind `ours` and the first `bare` are those
//!   that ratios are to; either ratio is `null` where there is none.
//! * Times are of one operation, ratios the medians of those of the rounds. `allocations` and `bytes`
//!   are those of one operation.
//! * The `contenders` of a point of `scaling`, whose `length` is that of the payload in bytes, are
//!   those of an operation.
//! * `per_second` is how many operations all threads together did in a second on the wall, `to_one`
//!   that divided by what one thread did. `processors` is the time of processors that all threads
//!   together had, divided by that on the wall.
//! * `inline` is the size of a key itself, `heap` what belongs to it elsewhere, both in bytes.
//! * `scaling`, `threads` and `memory` are there where they were asked for, and then `operations` is
//!   empty.

use serde::{Deserialize, Serialize};

use crate::harness::Kind;

/// The version of this format.
pub const SCHEMA: u32 = 2;

/// One run of the program.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Outcome {
    /// [`SCHEMA`].
    pub schema: u32,
    /// On what it ran.
    pub machine: String,
    /// What was compared.
    pub versions: String,
    /// How to do it again.
    pub command: String,
    /// What ours of versions 1 and 3, and the signatures of 2 and 4, rest on.
    pub backend: String,
    /// How often each contender had its turn.
    pub rounds: usize,
    /// Who was measured against whom.
    pub operations: Vec<Operation>,
    /// The cost of longer payloads.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub scaling: Vec<Series>,
    /// Several threads at once.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub threads: Vec<Threaded>,
    /// What keys take.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub memory: Option<Memory>,
}

/// One operation.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Operation {
    /// Its name.
    pub operation: String,
    /// All who do it.
    pub contenders: Vec<Row>,
}

/// What was measured of one contender.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Row {
    /// Its name.
    #[serde(rename = "contender")]
    pub name: String,
    /// Whose code it is.
    pub kind: Kind,
    /// Median time of an operation in nanoseconds.
    #[serde(rename = "median_ns")]
    pub median: f64,
    /// The least.
    #[serde(rename = "min_ns")]
    pub min: f64,
    /// The greatest.
    #[serde(rename = "max_ns")]
    pub max: f64,
    /// Its time divided by that of the first contender that is ours.
    pub to_ours: Option<f64>,
    /// Its time divided by that of the bare primitives.
    pub to_bare: Option<f64>,
    /// Allocations of an operation.
    pub allocations: f64,
    /// Bytes that were asked for in these.
    pub bytes: f64,
}

/// One operation with payloads of several lengths.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Series {
    /// Its name.
    pub operation: String,
    /// From the shortest to the longest.
    pub points: Vec<Point>,
}

/// One length.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Point {
    /// Of the payload, in bytes.
    pub length: usize,
    /// All who do it.
    pub contenders: Vec<Row>,
}

/// One operation on several threads at once.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Threaded {
    /// Its name.
    pub operation: String,
    /// All who do it.
    pub contenders: Vec<ThreadedRow>,
}

/// What was measured of one contender.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ThreadedRow {
    /// Its name.
    #[serde(rename = "contender")]
    pub name: String,
    /// Whose code it is.
    pub kind: Kind,
    /// From one thread on.
    pub rates: Vec<Rate>,
}

/// What so many threads did.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Rate {
    /// How many there were.
    pub threads: usize,
    /// Operations of all of them in a second on the wall.
    pub per_second: f64,
    /// The same divided by that of one thread.
    pub to_one: f64,
    /// How many processors' time the threads had: less than `threads` where others ran as well.
    pub processors: f64,
}

/// What keys take.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Memory {
    /// Single ones.
    pub keys: Vec<KeySize>,
    /// Many of them.
    pub rings: Vec<RingSize>,
}

/// What one key takes.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct KeySize {
    /// Its type, and where it comes from.
    pub key: String,
    /// Bytes of the key itself.
    pub inline: usize,
    /// Bytes on the heap that belong to it.
    pub heap: i64,
}

/// What a ring takes.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RingSize {
    /// What it is.
    pub ring: String,
    /// How many keys there are in it.
    pub keys: usize,
    /// Bytes on the heap, of all.
    pub bytes: i64,
    /// How long it takes to find one of the keys, in nanoseconds.
    pub lookup_ns: f64,
}
