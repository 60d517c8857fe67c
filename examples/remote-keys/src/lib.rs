//! Keys that are elsewhere: in an HSM ([`hsm`]), or behind a service ([`remote`]).
//!
//! This is an example to copy from, not a crate to depend on. `docs/guides/remote-keys.md` says which
//! way to take when.

pub mod hsm;
pub mod remote;

/// The guide's examples are tests.
#[cfg(doctest)]
#[doc = include_str!("../../../docs/guides/remote-keys.md")]
mod guide {}
