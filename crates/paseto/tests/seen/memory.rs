//! The list in memory.

use std::{
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
    time::Duration,
};

use paseto::{Error, SeenInMemory, SeenTokens, Timestamp};

use crate::race::{each_token_is_new_to_one, id};

const NANO: Duration = Duration::from_nanos(1);

/// A list with a clock that shows what it is set to.
fn with_clock(at_most: usize) -> (SeenInMemory, Arc<AtomicI64>) {
    let seconds = Arc::new(AtomicI64::new(0));
    let shown = Arc::clone(&seconds);
    let clock = move || Timestamp::from_unix(shown.load(Ordering::Relaxed));
    (SeenInMemory::at_most(at_most).with_clock(clock), seconds)
}

fn at(seconds: i64) -> Timestamp {
    Timestamp::from_unix(seconds)
}

#[test]
fn each_token_once() {
    let seen = SeenInMemory::at_most(10);
    assert!(seen.is_empty());
    assert_eq!(seen.contains(&id(1)), Ok(false));
    assert_eq!(seen.consume(&id(1), Timestamp::MAX), Ok(()));
    assert_eq!(
        seen.consume(&id(1), Timestamp::MAX),
        Err(Error::AlreadyUsed)
    );
    assert_eq!(seen.contains(&id(1)), Ok(true));
    assert_eq!(seen.revoke(&id(1), Timestamp::MAX), Ok(()));
    assert_eq!(seen.revoke(&id(2), Timestamp::MAX), Ok(()));
    assert_eq!((seen.len(), seen.is_empty()), (2, false));
}

#[test]
fn of_eight_threads_one_is_first() {
    let seen = SeenInMemory::at_most(2000);
    each_token_is_new_to_one(&[&seen; 8], 2000, Timestamp::MAX);
    assert_eq!(seen.len(), 2000);
}

/// To forget a token that can still be used would be to accept it twice.
#[test]
fn a_full_list_takes_no_more_and_forgets_nothing() {
    let (seen, clock) = with_clock(3);
    for token in 0..3 {
        assert_eq!(seen.consume(&id(token), at(100)), Ok(()));
    }
    clock.store(100, Ordering::Relaxed);
    assert_eq!(seen.consume(&id(3), at(200)), Err(Error::Unavailable));
    assert_eq!(seen.revoke(&id(3), at(200)), Err(Error::Unavailable));
    for token in 0..3 {
        assert_eq!(seen.consume(&id(token), at(100)), Err(Error::AlreadyUsed));
        assert_eq!(seen.revoke(&id(token), at(100)), Ok(()));
    }
    assert_eq!((seen.contains(&id(3)), seen.len()), (Ok(false), 3));

    // A second later their time is over.
    clock.store(101, Ordering::Relaxed);
    assert_eq!(seen.consume(&id(3), at(200)), Ok(()));
    assert_eq!(seen.contains(&id(0)), Ok(false));

    let none = SeenInMemory::at_most(0);
    assert_eq!(
        none.consume(&id(1), Timestamp::MAX),
        Err(Error::Unavailable)
    );
}

/// The last moment is part of a token's time, and the time is exact.
#[test]
fn a_token_is_forgotten_after_its_last_moment() {
    let until = at(100).saturating_add(NANO);
    for (now, there) in [
        (at(100), true),
        (until, true),
        (until.saturating_add(NANO), false),
    ] {
        let (seen, clock) = with_clock(1);
        assert_eq!(seen.consume(&id(1), until), Ok(()));
        drop(clock);
        let seen = seen.with_clock(move || now);
        let other = seen.consume(&id(2), at(200));
        assert_eq!(seen.contains(&id(1)), Ok(there), "{now:?}");
        assert_eq!(other.is_err(), there, "{now:?}");
    }
}

/// The list gets shorter by itself, the first to expire first, whatever the order they came in.
#[test]
fn what_has_expired_goes_first() {
    let (seen, clock) = with_clock(1000);
    for token in 0..100_i64 {
        let until = 10 + (token * 37) % 100;
        let id = id(token.unsigned_abs());
        assert_eq!(seen.consume(&id, at(until)), Ok(()));
    }
    clock.store(60, Ordering::Relaxed);
    // Ten calls put ten there, and take off four each: the earliest 40.
    for token in 1000..1010 {
        assert_eq!(seen.consume(&id(token), at(1000)), Ok(()));
    }
    assert_eq!(seen.len(), 100 + 10 - 40);
    for token in 0..100_i64 {
        let until = 10 + (token * 37) % 100;
        let there = seen.contains(&id(token.unsigned_abs()));
        assert_eq!(there, Ok(until >= 50), "{until}");
    }
    for token in 2000..2100 {
        assert_eq!(seen.consume(&id(token), at(1000)), Ok(()));
    }
    // Those until 60 and later stay.
    assert_eq!(seen.len(), 50 + 10 + 100);
}

/// A clock that is set back makes nothing new that was used.
#[test]
fn a_clock_that_is_set_back_brings_no_token_back() {
    let (seen, clock) = with_clock(10);
    assert_eq!(seen.consume(&id(1), at(100)), Ok(()));
    clock.store(5000, Ordering::Relaxed);
    assert_eq!(seen.consume(&id(2), at(6000)), Ok(()));
    assert_eq!(seen.contains(&id(1)), Ok(false));

    clock.store(50, Ordering::Relaxed);
    assert_eq!(seen.contains(&id(1)), Err(Error::Unavailable));
    assert_eq!(seen.consume(&id(1), at(100)), Err(Error::Unavailable));
    // Only what may have been forgotten is refused.
    assert_eq!(seen.consume(&id(3), at(100)), Err(Error::Unavailable));
    assert_eq!(seen.consume(&id(3), at(101)), Ok(()));
}

/// The clock of the rules is behind: it accepts what the list takes for expired.
#[test]
fn a_token_that_has_expired_by_the_clock_of_the_list_is_used_once_at_most() {
    let (seen, clock) = with_clock(10);
    clock.store(101, Ordering::Relaxed);
    assert_eq!(seen.consume(&id(1), at(100)), Ok(()));
    for _ in 0..3 {
        assert!(seen.consume(&id(1), at(100)).is_err());
    }
}

#[test]
fn debug_shows_no_token() {
    let seen = SeenInMemory::at_most(5);
    seen.consume(&id(7), Timestamp::MAX).unwrap();
    assert_eq!(format!("{seen:?}"), "SeenInMemory { at_most: 5, .. }");
}
