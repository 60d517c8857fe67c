//! What a password costs is bounded before anything is computed.

use paserk::{Lock, UnwrapLimits};

use super::{PASSWORD, cheap, limits, with_header};
use crate::{
    WrapSuite,
    text::{Context, data, refused, same, to_bytes},
};

/// A cost as high as the limits is paid; one that is higher in any of its parameters is refused for
/// that, whatever else is wrong.
///
/// # Errors
/// What does not hold, in words.
pub fn costs_are_bounded_first<S: WrapSuite>() -> Result<(), String> {
    bounded(&S::local_key().context("a key")?)?;
    bounded(&S::secret_key().context("a key")?)
}

fn bounded<K: Lock>(key: &K) -> Result<(), String> {
    let text = paserk::lock(key, PASSWORD, cheap::<K>(2)?).context("locking")?;
    let read = |text: &str, password: &str, limits: &UnwrapLimits| {
        paserk::unlock::<K>(text, password, limits)
    };
    let exact = limits(2);
    let found = read(&text, PASSWORD, &exact).context("unlocking")?;
    let is_same = to_bytes(&found) == to_bytes(key);
    same("whether it is the key", &is_same, &true)?;
    refused("another password", read(&text, "", &exact), "not-authentic")?;

    let mut wrong = data(&text)?;
    wrong.iter_mut().rev().take(8).for_each(|byte| *byte ^= 1);
    let wrong = with_header(K::LOCK_HEADER, &wrong);
    // A family of versions has one of these or the others.
    let lower = [
        exact.max_memory(2 * 8192 - 1),
        exact.max_time(1),
        exact.max_parallelism(1),
        exact.max_iterations(1),
    ];
    let mut count = 0;
    for limits in &lower {
        if read(&text, PASSWORD, limits).is_ok() {
            continue;
        }
        count += 1;
        for (text, password) in [(&text, PASSWORD), (&text, ""), (&wrong, PASSWORD)] {
            refused("a cost", read(text, password, limits), "cost.too-high")?;
        }
    }
    let is_all = matches!(count, 1 | 3);
    same("whether all parameters have a limit", &is_all, &true)
}
