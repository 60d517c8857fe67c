//! You are probably looking for `paseto-v4` or `paseto`: this crate holds what claims are in all versions.
//!
//! * [`Claims`] is the payload of a token that is being made: the registered claims, typed, and
//!   whatever else can be serialized.
//! * [`Rules`] is what a token's claims are checked with. They fail closed: `exp` must be there,
//!   a claim of the wrong type is an error, and all violations are reported together.
//! * [`SeenTokens`] is a list of tokens that were used or revoked, for [`Rules::once`] and
//!   [`Rules::not_revoked`].
//! * [`Timestamp`] is a date and time as PASETO writes it.
//! * [`ClaimsUnchecked`] authenticates without checking any claim, and its name says so.
//!
#![cfg_attr(feature = "std", doc = "```")]
#![cfg_attr(not(feature = "std"), doc = "```ignore")]
//! use paseto_claims::{Claims, Timestamp};
//!
//! let claims = Claims::new(()).issuer("https://id.example").subject("alice");
//! assert!(claims.exp() > Some(Timestamp::now()));
//! ```
//!
//! | feature | default | what it adds |
//! |---|---|---|
//! | `std` | yes | the system clock: `Timestamp::now`, `Claims::new`, `Rules::now` |
//! | `jiff`, `time`, `chrono` | no | conversions of `Timestamp` |

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
#[cfg(feature = "std")]
extern crate std;

mod checks;
mod claims;
mod custom;
mod listed;
mod registered;
mod rules;
mod seen;
mod timestamp;
mod unchecked;
mod view;

pub use crate::claims::Claims;
pub use crate::listed::{NotRevoked, Once};
pub use crate::registered::Registered;
pub use crate::rules::{PayloadLimits, Rules};
pub use crate::seen::SeenTokens;
pub use crate::timestamp::{Timestamp, TimestampError};
pub use crate::unchecked::ClaimsUnchecked;
pub use crate::view::ClaimsView;
