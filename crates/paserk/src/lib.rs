//! You are probably looking for `paseto-v4` or `paseto`: this crate holds what PASERK is in all versions.
//!
//! PASERK writes a key as text that says what the key is for, and names a key by an id:
//!
//! | type | text | id |
//! |---|---|---|
//! | `LocalKey` | `kN.local.…` | `kN.lid.…` |
//! | `SecretKey` | `kN.secret.…` | `kN.sid.…` |
//! | `PublicKey` | `kN.public.…` | `kN.pid.…` |
//!
//! [`text`], [`parse`] and [`id`] do that for every key that implements [`Key`], and
//! [`KeyId`] is an id with the type of its key.
//!
//! Keys are not always to be read by whoever has the text:
//!
//! | | with | text |
//! |---|---|---|
//! | [`wrap`], [`unwrap`] | another key, a `WrappingKey` | `kN.local-wrap.pie.…`, `kN.secret-wrap.pie.…` |
//! | [`lock`], [`unlock`] | a password, [`Argon2Params`] or [`Pbkdf2Params`], [`UnwrapLimits`] | `kN.local-pw.…`, `kN.secret-pw.…` |
//! | [`seal`], [`unseal`] | a pair of `SealingPublicKey` and `SealingSecretKey` | `kN.seal.…` |
//!
//! There is no cryptography here. A key brings the hash of its version; the traits [`Pie`], [`Pbkw`],
//! [`Encapsulate`] and [`Decapsulate`] are what a family of versions brings for the rest. What is here is
//! the framing, and the policy: lengths and costs are compared before anything is computed, and whatever
//! is wrong after that is one error, [`Error::NotAuthentic`](paseto_core::Error::NotAuthentic).
//!
//! Specification: <https://github.com/paseto-standard/paserk>.

#![no_std]
#![forbid(unsafe_code)]
#![cfg_attr(
    not(test),
    warn(
        clippy::arithmetic_side_effects,
        clippy::panic,
        clippy::panic_in_result_fn,
        clippy::string_slice
    )
)]

extern crate alloc;

mod cost;
mod framed;
mod id;
mod key;
mod lock;
mod methods;
mod room;
mod seal;
mod text;
mod wire;
mod wrap;

pub use crate::cost::{Argon2Params, Cost, Pbkdf2Params, UnwrapLimits};
pub use crate::framed::Framed;
pub use crate::id::{KeyId, id};
pub use crate::key::{Key, KeyText};
#[cfg(feature = "hazmat")]
pub use crate::lock::lock_with_random;
pub use crate::lock::{Lock, Pbkw, lock, unlock};
#[cfg(feature = "hazmat")]
pub use crate::seal::seal_with_random;
pub use crate::seal::{Decapsulate, Encapsulate, Seal, seal, unseal};
pub use crate::text::{parse, text};
#[cfg(feature = "hazmat")]
pub use crate::wrap::wrap_with_random;
pub use crate::wrap::{Pie, Wrap, unwrap, wrap};
