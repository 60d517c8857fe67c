//! Tokens that SoftHSM2 signs. Each test has a process and a token store of its own. Without SoftHSM2
//! they say that they were skipped; with `PASETO_REQUIRE_SOFTHSM=1` they fail.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that panics has failed"
)]

mod failures;
mod keys;
mod program;
mod rings;
mod softhsm;
mod tokens;
