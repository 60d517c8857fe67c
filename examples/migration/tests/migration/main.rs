//! Tokens, keys and claims go across, in both directions. What the guides say of the other
//! libraries, and of the differences, is pinned here.

mod errors;
mod from_jsonwebtoken;
mod from_pasetors;
mod from_rusty_paseto;
mod small_order;
