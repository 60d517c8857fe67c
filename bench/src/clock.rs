//! The clock that operations are measured with: the processor's time that this thread has had.
//!
//! Other programs that get their turn on a busy machine do not count. What the system does for
//! this thread, such as finding memory and randomness, does.

use std::time::Duration;

/// Since some moment in the past.
#[cfg(unix)]
pub fn now() -> Duration {
    use rustix::time::{ClockId, clock_gettime};
    let time = clock_gettime(ClockId::ThreadCPUTime);
    time.try_into().expect("the clock began at zero")
}

/// Since some moment in the past. Here other programs do count.
#[cfg(not(unix))]
pub fn now() -> Duration {
    use std::{sync::LazyLock, time::Instant};
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    START.elapsed()
}
