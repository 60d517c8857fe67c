//! The core with keys that are none: framing, order of checks, the JSON guard, errors.

// Without it there is no text of a token, and no clock.
#![cfg(feature = "std")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::as_conversions,
    reason = "a test fails by panicking"
)]
#![allow(
    clippy::std_instead_of_core,
    clippy::std_instead_of_alloc,
    reason = "tests have all of std"
)]

#[path = "core/authentic.rs"]
mod authentic;
#[path = "core/error.rs"]
mod error;
#[path = "core/footer.rs"]
mod footer;
#[path = "core/guard_differential.rs"]
mod guard_differential;
#[path = "core/guard_grammar.rs"]
mod guard_grammar;
#[path = "core/guard_limits.rs"]
mod guard_limits;
#[path = "core/guard_names.rs"]
mod guard_names;
#[path = "core/header.rs"]
mod header;
#[path = "core/kid.rs"]
mod kid;
#[path = "core/many.rs"]
mod many;
#[path = "core/secret.rs"]
mod secret;
#[path = "core/shown.rs"]
mod shown;
#[path = "core/toy.rs"]
mod toy;
#[path = "core/untrusted.rs"]
mod untrusted;
