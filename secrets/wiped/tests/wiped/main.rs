//! After every operation, nothing of a secret is in the memory that it freed.

#![cfg(all(target_os = "linux", target_env = "gnu"))]

mod derived;
mod files;
mod generated;
mod leaks;
mod rings;
mod samples;
mod text;
mod tokens;
mod wraps;

use paseto_wiped::{Left, Needles, Place};

/// Nothing of the secrets is in freed memory.
#[track_caller]
fn nothing_on_the_heap(left: &Left, needles: &Needles) {
    let mut remains = left.of(needles);
    for on_the_stack in remains.extract_if(.., |remains| remains.place == Place::Stack) {
        // Not promised, but good to know: shown with `--nocapture`.
        println!(
            "{}: {on_the_stack:?}",
            std::thread::current().name().unwrap_or_default()
        );
    }
    assert_eq!(remains, []);
}

/// Nothing of the secrets is anywhere.
#[track_caller]
fn nothing(left: &Left, needles: &Needles) {
    assert_eq!(left.of(needles), []);
}
