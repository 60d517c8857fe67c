//! Several threads at once, with one key that they share.
//!
//! Here the time on the wall counts: the question is how many tokens a machine checks in a second,
//! and whether something is shared that threads wait for. A thread that waits takes no time of a
//! processor, so the clock of the other tables would not see it. That also means that other programs
//! do count here, and that there must be as many idle processors as threads: read the greatest
//! number of threads that the machine has with that in mind.

use std::{
    sync::{
        Barrier,
        atomic::{AtomicBool, Ordering::Relaxed},
    },
    thread,
    time::{Duration, Instant},
};

use crate::{
    conrad,
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

type Work = Box<dyn Fn() + Sync>;

struct Contender {
    name: String,
    kind: Kind,
    work: Work,
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
                        samples.push(per_second(&contenders[who].work, at + 1));
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

fn rates(samples: &[Vec<f64>]) -> Vec<Rate> {
    let of = |(at, mine): (usize, &Vec<f64>)| {
        let pairs = mine.iter().zip(&samples[0]);
        Rate {
            threads: at + 1,
            per_second: median(mine.clone()),
            to_one: median(pairs.map(|(many, one)| many / one).collect()),
        }
    };
    samples.iter().enumerate().map(of).collect()
}

/// How often so many threads do `work` in a second, all together.
fn per_second(work: &Work, threads: usize) -> f64 {
    let (start, stop) = (Barrier::new(threads + 1), AtomicBool::new(false));
    let run = || {
        work();
        start.wait();
        let began = Instant::now();
        let mut done = 0_u32;
        while !stop.load(Relaxed) {
            work();
            done += 1;
        }
        // Each by its own time: none stops in the midst of an operation.
        f64::from(done) / began.elapsed().as_secs_f64()
    };
    thread::scope(|scope| {
        let running: Vec<_> = (0..threads).map(|_| scope.spawn(run)).collect();
        start.wait();
        thread::sleep(SLICE);
        stop.store(true, Relaxed);
        let rates = running.into_iter().map(|thread| thread.join());
        rates.map(|rate| rate.expect("it holds")).sum()
    })
}

/// Ours, and the peers by their lowest interface with `serde_json` and the rules by hand.
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
        work: ours.checking(token),
    }];
    all.extend(peers.map(|library| Contender {
        name: library.name().to_owned(),
        kind: Kind::Peer,
        work: Box::new(move || read(&*library, token, footer)),
    }));
    for contender in &all {
        (contender.work)();
    }
    all
}

fn read(library: &dyn Library, token: &str, footer: &str) {
    let mut session = None;
    let read = library.read(token, footer, "", &mut |payload| {
        session = Session::read_and_check(payload);
    });
    read.and(session).expect("it holds");
}
