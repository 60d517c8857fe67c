//! What Valgrind's memcheck is asked: to take bytes for undefined, and whether it does.

use std::hint::black_box;

use crabgrind::{
    memcheck::{MemState, Memcheck},
    valgrind,
};

/// Whether this program runs under Valgrind.
pub(crate) fn is_watched() -> bool {
    valgrind::running_mode().is_valgrind()
}

/// Marks the bytes: every jump and every address that depends on them is then an error.
///
/// The compiler has to believe that they were written to: else it would go on with what it knows of them,
/// and nothing would depend on them.
pub(crate) fn mark(bytes: &mut [u8]) {
    bytes.mark(MemState::Undefined).expect("under Valgrind");
    black_box(bytes);
}

/// Takes the mark away.
pub(crate) fn unmark(bytes: &[u8]) {
    bytes.mark(MemState::Defined).expect("under Valgrind");
}

/// How many of the bytes depend on what was marked.
pub(crate) fn marked(bytes: &[u8]) -> usize {
    let mut undefined = vec![0; bytes.len()];
    bytes.vbits(&mut undefined).expect("under Valgrind");
    undefined.iter().filter(|bits| **bits != 0).count()
}

/// Runs `f` and counts the errors that are not suppressed. Outside of this, none is counted.
pub(crate) fn errors_of<R>(f: impl FnOnce() -> R) -> (usize, R) {
    let before = valgrind::count_errors();
    valgrind::enable_error_reporting();
    let result = f();
    valgrind::disable_error_reporting();
    (valgrind::count_errors() - before, result)
}

/// No error is counted from here on, but in [`errors_of`].
pub(crate) fn stop_counting() {
    valgrind::disable_error_reporting();
}

/// A line in Valgrind's own output, before the errors that follow it.
pub(crate) fn say(line: &str) {
    let line = line.to_owned();
    crabgrind::println!("{line}");
}
