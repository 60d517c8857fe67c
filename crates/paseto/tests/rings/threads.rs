//! Readers under load, while the keys are being rotated.

use std::{
    sync::atomic::{AtomicBool, AtomicU64, Ordering},
    thread,
    time::Duration,
};

use paseto::{
    KeyRing, KeySet, KeySetError, SealingRing, SigningRing, SigningSet, Untrusted, v4::PublicKey,
};

use crate::{local, public, raw, secret, token};

const READERS: usize = 4;
const ROTATIONS: u8 = 60;

/// Sets the flag when it goes, also by a panic, so that no reader waits for ever.
struct Flag<'f>(&'f AtomicBool);

impl Drop for Flag<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::SeqCst);
    }
}

/// Runs `read` in several threads, over and over, while `write` changes the keys; tells how often.
fn under_load(read: impl Fn() + Sync, write: impl FnOnce()) -> u64 {
    let (done, reads) = (AtomicBool::new(false), AtomicU64::new(0));
    thread::scope(|scope| {
        for _ in 0..READERS {
            scope.spawn(|| {
                // Each reads at least once after the last change.
                while !done.load(Ordering::SeqCst) {
                    read();
                    reads.fetch_add(1, Ordering::SeqCst);
                }
                read();
            });
        }
        let _flag = Flag(&done);
        // The writer waits until somebody reads: else it is done before they begin.
        while reads.load(Ordering::SeqCst) == 0 {
            thread::yield_now();
        }
        write();
    });
    reads.into_inner()
}

/// A token that was just made is accepted, whatever happens to the keys in between.
#[test]
fn a_rotation_drops_no_token() {
    let ring = SigningRing::new(secret(0)).unwrap();
    let day = Duration::from_secs(86_400);
    let round_trip = || {
        let text = ring.sign(token()).unwrap();
        thread::yield_now();
        let token = Untrusted::parse(&text).unwrap();
        drop(token.verify(&ring, &raw).unwrap());
    };
    let rotate = || {
        for number in 1..=ROTATIONS {
            ring.rotate(secret(number), day).unwrap();
            thread::yield_now();
        }
    };
    assert!(under_load(round_trip, rotate) > 0);
    assert_eq!(ring.current().public().len(), usize::from(ROTATIONS) + 1);

    let ring = SealingRing::new(local(0)).unwrap();
    let round_trip = || {
        let text = ring.encrypt(token()).unwrap();
        thread::yield_now();
        let token = Untrusted::parse(&text).unwrap();
        drop(token.decrypt(&ring, &raw).unwrap());
    };
    let rotate = || {
        for number in 1..=ROTATIONS {
            ring.rotate(local(number), day).unwrap();
            thread::yield_now();
        }
    };
    assert!(under_load(round_trip, rotate) > 0);
}

/// A verifier that reloads what the issuer publishes: the token of a key that stays is accepted
/// throughout, with broken reloads in between.
#[test]
fn a_reload_drops_no_request() {
    let mut issuer = SigningSet::new(secret(0)).unwrap();
    let text = token().footer(*issuer.id()).sign(&secret(0)).unwrap();
    let ring = KeyRing::new(KeySet::<PublicKey>::from_json(issuer.public().to_json()).unwrap());
    let check = || {
        let token = Untrusted::parse(&text).unwrap();
        drop(token.verify(&ring, &raw).unwrap());
    };
    let reload = || {
        for number in 1..=ROTATIONS {
            issuer.accept(public(number)).unwrap();
            let published = issuer.public().to_json();
            ring.replace(KeySet::from_json(&published).unwrap());
            let broken = published.replacen("accepted", "rejected", 1);
            assert!(KeySet::<PublicKey>::from_json(broken).is_err());
            thread::yield_now();
        }
    };
    assert!(under_load(check, reload) > 0);
    assert_eq!(ring.current().len(), usize::from(ROTATIONS) + 1);
}

/// Who changes keys at the same time loses nothing.
#[test]
fn changes_do_not_overtake_each_other() {
    let ring = KeyRing::new(KeySet::new());
    thread::scope(|scope| {
        for thread in 0..4_u8 {
            let ring = ring.clone();
            scope.spawn(move || {
                for number in 0..16_u8 {
                    let key = public(thread * 16 + number);
                    let add = |keys: &mut KeySet<_>| keys.add(key, paseto::KeyState::Accepted);
                    ring.update(add).unwrap();
                }
            });
        }
    });
    assert_eq!(ring.current().len(), 64);
}

/// A change that panics is none, and the next one goes through.
#[test]
fn a_panic_while_changing_harms_nothing() {
    let ring = KeyRing::new(KeySet::with_active(public(1)).unwrap());
    let other = ring.clone();
    let panicked = thread::spawn(move || {
        let never: Result<(), KeySetError> = other.update(|keys| {
            keys.add(public(2), paseto::KeyState::Accepted)?;
            panic!("on purpose")
        });
        drop(never);
    });
    assert!(panicked.join().is_err());
    assert_eq!(ring.current().len(), 1);
    ring.rotate(public(3), Duration::ZERO).unwrap();
    assert_eq!(ring.current().len(), 2);
}
