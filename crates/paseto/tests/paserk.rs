//! Keys at rest and under way, as a user of the façade sees them.

#![cfg(all(
    feature = "v1",
    feature = "legacy-rsa",
    feature = "password",
    feature = "pem",
    feature = "v2",
    feature = "v3",
    feature = "v4"
))]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "paserk/operations.rs"]
mod operations;
#[path = "paserk/pairs.rs"]
mod pairs;
#[path = "paserk/readme.rs"]
mod readme;
