//! Key rings: key sets that are shared between threads and replaced under load.

mod key_ring;
mod sealing_ring;
mod shared;
mod signing_ring;

pub use key_ring::KeyRing;
pub use sealing_ring::SealingRing;
pub use signing_ring::SigningRing;
