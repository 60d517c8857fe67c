//! You are probably looking for [`paseto-v4`](https://docs.rs/paseto-v4) or
//! [`paseto`](https://docs.rs/paseto): this crate holds what PASERK is in all versions.
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
//! [`KeyId`] is an id with the type of its key. There is no cryptography here: a key brings the
//! hash of its version.
//!
//! Specification: <https://github.com/paseto-standard/paserk>.

#![no_std]
#![forbid(unsafe_code)]

extern crate alloc;

mod cost;
mod id;
mod key;
mod lock;
mod methods;
mod seal;
mod text;
mod wire;
mod wrap;

pub use crate::cost::{Argon2Params, Cost, Pbkdf2Params, UnwrapLimits};
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
