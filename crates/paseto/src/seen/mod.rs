//! Lists of tokens that were used or revoked.

mod memory;
#[cfg(feature = "redis")]
mod redis;

pub use memory::SeenInMemory;
#[cfg(feature = "redis")]
pub use redis::{RedisUrlError, SeenInRedis};
