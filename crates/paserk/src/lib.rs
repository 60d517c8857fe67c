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

mod id;
mod key;
mod methods;
mod text;

pub use crate::id::{KeyId, id};
pub use crate::key::{Key, KeyText};
pub use crate::text::{parse, text};
