//! Version 4 in a browser and in Node: a function that verifies, as a page would call it. Its
//! tests run the vectors there.

use paseto_v4::{Claims, PublicKey, Rules, Timestamp, Untrusted, Verified};
use wasm_bindgen::{JsError, prelude::wasm_bindgen};

/// The subject of a token, where it holds for this public key, which is PASERK text.
///
/// # Errors
/// What is wrong with the key or the token, in words.
#[wasm_bindgen]
pub fn verified_subject(token: &str, public_key: &str) -> Result<Option<String>, JsError> {
    let key = PublicKey::from_paserk(public_key)?;
    let rules = Rules::at(now());
    let token: Verified<Claims> = Untrusted::parse(token)?.verify(&key, &rules)?;
    Ok(token.claims().sub().map(str::to_owned))
}

/// The time of the page's clock: Rust's own clock stops a program that asks it here.
#[must_use]
pub fn now() -> Timestamp {
    #[expect(
        clippy::as_conversions,
        reason = "milliseconds since 1970 are far below where they are no longer exact"
    )]
    let milliseconds = js_sys::Date::now() as i64;
    Timestamp::from_unix(milliseconds.div_euclid(1000))
}
