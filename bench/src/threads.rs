//! Several threads at once, with one key that they share.
//!
//! Here the time on the wall counts: the question is how many tokens a machine checks in a second,
//! and whether something is shared that threads wait for. A thread that waits takes no time of a
//! processor, so the clock of the other tables would not see it. That also means that other programs
//! do count here. So how many processors the threads were given is measured as well. A thread that
//! waits has less of them, too: what tells the one from the other is the line of the primitives, whose
//! threads share nothing.

use std::{
    sync::{
        Barrier,
        atomic::{AtomicBool, Ordering::Relaxed},
    },
    thread,
    time::{Duration, Instant},
};

use crate::{
    bare, clock, conrad,
    harness::{Kind, median},
    library::Library,
    material::{Session, keep},
    ours,
    outcome::{Rate, Threaded, ThreadedRow},
    paseto::{self, Purpose, Version},
    pasetors, rusty,
};

const VERSION: Version = Version::V4;
/// How long the threads run in each round: long enough for the system to have put each of them on
/// a processor of its own.
const SLICE: Duration = Duration::from_millis(100);

/// Gives a thread what it does.
type Start = Box<dyn Fn() -> Box<dyn FnMut()> + Sync>;

struct Contender {
    name: String,
    kind: Kind,
    start: Start,
}

/// One round of one contender on so many threads.
#[derive(Clone, Copy)]
struct Sample {
    /// How often all threads together did it in a second.
    per_second: f64,
    /// The time of processors that they had, divided by that on the wall.
    processors: f64,
}

/// Measures reading tokens with typed claims on 1 to `threads` threads. Every round has every
/// contender with every number of threads in turn.
pub fn measure(threads: usize, rounds: usize) -> Vec<Threaded> {
    Purpose::ALL
        .map(|purpose| {
            let [_, name] = paseto::names(VERSION, purpose);
            let contenders = contenders(purpose);
            let mut samples = vec![vec![Vec::new(); threads]; contenders.len()];
            for round in 0..rounds {
                for turn in 0..contenders.len() {
                    let who = (round + turn) % contenders.len();
                    for (at, samples) in samples[who].iter_mut().enumerate() {
                        samples.push(sample(&contenders[who].start, at + 1));
                    }
                }
            }
            let rows = contenders.into_iter().zip(samples);
            let rows = rows.map(|(contender, samples)| ThreadedRow {
                name: contender.name,
                kind: contender.kind,
                rates: rates(&samples),
            });
            Threaded {
                operation: format!("{name}, typed claims, rules checked, threads at once"),
                contenders: rows.collect(),
            }
        })
        .into()
}

fn rates(samples: &[Vec<Sample>]) -> Vec<Rate> {
    let of = |(at, mine): (usize, &Vec<Sample>)| {
        let pairs = mine.iter().zip(&samples[0]);
        let ratios = pairs.map(|(many, one)| many.per_second / one.per_second);
        Rate {
            threads: at + 1,
            per_second: median(mine.iter().map(|sample| sample.per_second).collect()),
            to_one: median(ratios.collect()),
            processors: median(mine.iter().map(|sample| sample.processors).collect()),
        }
    };
    samples.iter().enumerate().map(of).collect()
}

fn sample(start: &Start, threads: usize) -> Sample {
    let (ready, stop) = (Barrier::new(threads + 1), AtomicBool::new(false));
    let run = || {
        let mut work = start();
        work();
        ready.wait();
        let (began, had) = (Instant::now(), clock::now());
        let mut done = 0_u32;
        while !stop.load(Relaxed) {
            work();
            done += 1;
        }
        // Each by its own time: none stops in the midst of an operation.
        let wall = began.elapsed().as_secs_f64();
        let had = (clock::now() - had).as_secs_f64();
        [f64::from(done) / wall, had / wall]
    };
    let outcomes: Vec<_> = thread::scope(|scope| {
        let running: Vec<_> = (0..threads).map(|_| scope.spawn(run)).collect();
        ready.wait();
        thread::sleep(SLICE);
        stop.store(true, Relaxed);
        let joined = running.into_iter().map(|thread| thread.join());
        joined.map(|outcome| outcome.expect("it holds")).collect()
    });
    let sum = |part: usize| outcomes.iter().map(|outcome| outcome[part]).sum();
    Sample {
        per_second: sum(0),
        processors: sum(1),
    }
}

/// Ours, and the peers by their lowest interface with `serde_json` and the rules by hand. The
/// primitives share nothing at all, not even a key, so they show what the machine gives.
fn contenders(purpose: Purpose) -> Vec<Contender> {
    let ours = Box::leak(ours::of(VERSION, purpose));
    let token: &'static str = keep(ours.token());
    let footer: &'static str = keep(ours.footer());
    let peers = [
        rusty::library(VERSION, purpose),
        pasetors::library(VERSION, purpose),
    ];
    let peers = peers.into_iter().flatten();
    let peers = peers.chain(conrad::libraries(VERSION, purpose));
    let mut all = vec![Contender {
        name: ours.name().to_owned(),
        kind: Kind::Ours,
        start: shared(keep(ours.checking(token))),
    }];
    all.extend(peers.map(|library| Contender {
        name: library.name().to_owned(),
        kind: Kind::Peer,
        start: shared(keep(move || read(&*library, token, footer))),
    }));
    let bare =
        move || bare::reading(VERSION, purpose, &Session::new().to_json(), footer).swap_remove(0);
    all.push(Contender {
        name: format!("{}, nothing shared", bare().name),
        kind: Kind::Bare,
        start: Box::new(move || {
            let mut bare = bare();
            Box::new(move || drop(bare.once()))
        }),
    });
    for contender in &all {
        (contender.start)()();
    }
    all
}

/// All threads do the same, with the same.
fn shared(work: &'static (dyn Fn() + Sync)) -> Start {
    Box::new(move || Box::new(work))
}

fn read(library: &dyn Library, token: &str, footer: &str) {
    let mut session = None;
    let read = library.read(token, footer, "", &mut |payload| {
        session = Session::read_and_check(payload);
    });
    read.and(session).expect("it holds");
}
