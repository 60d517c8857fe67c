//! Lists of tokens that were used or revoked.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]
#![allow(
    clippy::indexing_slicing,
    clippy::as_conversions,
    clippy::std_instead_of_alloc,
    clippy::std_instead_of_core,
    reason = "a test fails by panicking, and has all of std"
)]

#[path = "seen/memory.rs"]
mod memory;
#[path = "seen/race.rs"]
mod race;
#[cfg(feature = "redis")]
#[path = "seen/redis.rs"]
mod redis;
#[cfg(feature = "redis")]
#[path = "seen/server.rs"]
mod server;
#[cfg(feature = "v4")]
#[path = "seen/tokens.rs"]
mod tokens;
