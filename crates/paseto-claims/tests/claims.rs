//! Claims, rules and timestamps, case by case.

// Without it there is no text of a token, and no clock.
#![cfg(feature = "std")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::as_conversions,
    clippy::disallowed_methods,
    reason = "a test fails by panicking"
)]
#![allow(
    clippy::std_instead_of_core,
    clippy::std_instead_of_alloc,
    reason = "tests have all of std"
)]

#[path = "claims/conversions.rs"]
mod conversions;
#[path = "claims/custom.rs"]
mod custom;
#[path = "claims/elsewhere.rs"]
mod elsewhere;
#[path = "claims/making.rs"]
mod making;
#[path = "claims/once.rs"]
mod once;
#[path = "claims/payload.rs"]
mod payload;
#[path = "claims/reporting.rs"]
mod reporting;
#[path = "claims/revoked.rs"]
mod revoked;
#[path = "claims/rules.rs"]
mod rules;
#[path = "claims/seen.rs"]
mod seen;
#[path = "claims/timestamp_calendar.rs"]
mod timestamp_calendar;
#[path = "claims/timestamp_text.rs"]
mod timestamp_text;
#[path = "claims/toy.rs"]
mod toy;
#[path = "claims/unchecked.rs"]
mod unchecked;
