//! The guides in `docs/guides/` about leaving another library, compiled with that library beside
//! ours; [`service`], a service on its way from JWT to PASETO. The tokens go across in `tests/`.

#![forbid(unsafe_code)]

pub mod service;

/// Each block of the guide is a test.
#[cfg(doctest)]
#[doc = include_str!("../../../docs/guides/from-jsonwebtoken.md")]
mod from_jsonwebtoken {}

/// Each block of the guide is a test. It signs with version 4, see `Cargo.toml`.
#[cfg(all(doctest, feature = "rusty-v4"))]
#[doc = include_str!("../../../docs/guides/from-rusty-paseto.md")]
mod from_rusty_paseto {}

/// Each block of the guide is a test.
#[cfg(doctest)]
#[doc = include_str!("../../../docs/guides/from-pasetors.md")]
mod from_pasetors {}
