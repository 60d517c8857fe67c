//! Key sets: which keys there are and what may be done with each.

mod document;
mod entries;
mod error;
mod id;
mod index;
mod kind;
mod limits;
mod open;
mod parse;
mod set;
mod signing_set;
mod state;
mod write;

pub use document::{DocumentEntry, KeySetDocument};
pub use error::{KeySetError, KeySetErrorKind};
pub use limits::KeySetLimits;
pub use set::{KeyEntry, KeySet};
pub use signing_set::{SigningKey, SigningSet};
pub use state::KeyState;
