//! The four traits, on buffers of the caller's: see [`in_place`](mod@crate::in_place).

use crate::{Suite, in_place, text::Context};

/// Encryption and decryption work where the message stands, a message that is not authentic is not
/// decrypted, and a signature is written where it is wanted.
///
/// # Errors
/// What does not hold, in words.
pub fn works_in_place<S: Suite>() -> Result<(), String> {
    in_place::opens_what_it_seals(&S::local_key().context("a key")?)?;
    let secret = S::secret_key().context("a key")?;
    in_place::verifies_what_it_signs(&secret, &S::public_half(&secret))
}

/// In a version without implicit assertions none of the operations ignores one that is not empty,
/// whatever else is wrong, and a body stays what it was. In the others there is nothing to check
/// here.
///
/// # Errors
/// What does not hold, in words.
pub fn implicit_assertion_is_never_ignored<S: Suite>() -> Result<(), String> {
    in_place::assertion_is_refused(&S::local_key().context("a key")?)?;
    let secret = S::secret_key().context("a key")?;
    in_place::signed_assertion_is_refused(&secret, &S::public_half(&secret))
}

/// Buffers, nonces and signatures of every wrong length are refused, and nothing panics.
///
/// # Errors
/// What does not hold, in words.
pub fn wrong_lengths_are_refused<S: Suite>() -> Result<(), String> {
    in_place::bodies(&S::local_key().context("a key")?)?;
    let secret = S::secret_key().context("a key")?;
    in_place::signatures(&secret, &S::public_half(&secret))
}
