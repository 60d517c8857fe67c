//! Tokens, keys and claims go across, in both directions. What the guides say of the other
//! libraries, and of the differences, is pinned here.

mod errors;
mod jwt_claims;
mod jwt_keys;
mod jwt_service;
mod pasetors_claims;
mod pasetors_keys;
mod pasetors_tokens;
mod rusty_claims;
mod rusty_keys;
mod rusty_tokens;
mod small_order;
